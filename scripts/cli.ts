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
    const expected = error instanceof UserError
    console.error(expected ? `错误：${error.message}` : error)
    process.exitCode = expected ? 1 : 70
  }
}
