import process from 'node:process'

/** A failure that the user can mend: its message is shown as it stands, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
}

/**
 * Reads a command line.
 * @param argv its words
 * @param parse reads them, by `parseArgs` of `node:util`
 * @param hint where the user finds how to write it
 * @throws UserError that quotes what `parse` does not know
 */
export function readWords<Values>(argv: string[], parse: (argv: string[]) => Values, hint: string): Values {
  try {
    return parse(argv)
  }
  catch (error) {
    throw new UserError(`“${argv.join(' ')}”看不懂（${(error as Error).message}）；${hint}`)
  }
}

/** 128 + the number of the signal, as shells count. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** Ends the process for an error: 1 for a `UserError` or a full disk, 70 (`EX_SOFTWARE`) with a stack for a defect of ours. */
export function fail(error: unknown): void {
  const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
  const expected = full || error instanceof UserError
  console.error(expected ? `错误：${full ? '磁盘已满，请腾出一些地方再试' : (error as Error).message}` : error)
  // At once: what had begun beside the failure, a build perhaps, is of no use any more.
  process.exit(expected ? 1 : 70)
}

/**
 * Runs a command and turns its outcome into the exit code: 0 for success, else that of `fail`.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  // Leaving by `exit` lets Playwright and `buildSite` end what they have started.
  for (const [signal, code] of Object.entries(SIGNALS))
    process.once(signal, () => process.exit(code))
  try {
    await command()
  }
  catch (error) {
    fail(error)
  }
}
