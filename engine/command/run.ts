import process from 'node:process'
import { explainFileFault } from './fault.ts'
import './preflight.mjs'

/** A failure that the user can mend: its message is shown as it stands, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
}

/** A command line that cannot be followed. */
export class UsageError extends UserError {}

/**
 * Reads a command line.
 * @param argv its words
 * @param parse reads them, by `parseArgs` of `node:util`
 * @param hint where the user finds how to write it
 * @throws UsageError that quotes what `parse` does not know
 */
export function readWords<Values>(argv: string[], parse: (argv: string[]) => Values, hint: string): Values {
  try {
    return parse(argv)
  }
  catch (error) {
    throw new UsageError(`“${argv.join(' ')}”看不懂（${(error as Error).message}）；${hint}`)
  }
}

/** 128 + the number of the signal, as shells count. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
const FAILURE = 1
const USAGE = 2
/** `EX_SOFTWARE` of sysexits.h. */
const DEFECT = 70

/** Tells what went wrong, and gives the exit code for it. */
export function report(error: unknown): number {
  const message = error instanceof UserError ? error.message : explainFileFault(error)
  console.error(message === undefined ? error : `错误：${message}`)
  return message === undefined ? DEFECT : error instanceof UsageError ? USAGE : FAILURE
}

/** Nobody reads the output any more, or the disk that it goes to is full: there is no use in going on. */
function endWithOutput(): void {
  process.stdout.on('error', error => process.exit(report(error)))
  process.stderr.on('error', () => process.exit(FAILURE))
}

/**
 * Ends the process for an error, at once: what had begun beside the failure, a build perhaps, is of no use any more.
 * 1 for a `UserError` and for files that cannot be read or written, 2 for a `UsageError`, 70 with a stack for a defect of ours.
 */
export function fail(error: unknown): void {
  process.exit(report(error))
}

/**
 * Runs a command and turns its outcome into the exit code: 0 for success, else that of `fail`.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  // Leaving by `exit` lets Playwright and `buildSite` end what they have started.
  for (const [signal, code] of Object.entries(SIGNALS))
    process.once(signal, () => process.exit(code))
  endWithOutput()
  try {
    await command()
  }
  catch (error) {
    fail(error)
  }
}
