import process from 'node:process'

/** A failure that the user can mend: its message is shown as it stands, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
}

/** 128 + the number of the signal, as shells count. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/**
 * Runs a command and turns its outcome into the exit code: the one place where errors end.
 * 0 for success, 1 for a `UserError`, 70 (`EX_SOFTWARE`) with a stack for a defect of ours.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  // Leaving by `exit` lets Playwright and `buildSite` end what they have started.
  for (const [signal, code] of Object.entries(SIGNALS))
    process.once(signal, () => process.exit(code))
  try {
    await command()
  }
  catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
    const expected = full || error instanceof UserError
    console.error(expected ? `错误：${full ? '磁盘已满，请腾出一些地方再试' : (error as Error).message}` : error)
    // At once: what had begun beside the failure, a build perhaps, is of no use any more.
    process.exit(expected ? 1 : 70)
  }
}
