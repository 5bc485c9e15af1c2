import process from 'node:process'

/** A failure that the user can mend: its message is shown as it stands, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
}

/**
 * Runs a command and turns its outcome into the exit code: the one place where errors end.
 * 0 for success, 1 for a `UserError`, 70 (`EX_SOFTWARE`) with a stack for a defect of ours.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  }
  catch (error) {
    const expected = error instanceof UserError
    console.error(expected ? `错误：${error.message}` : error)
    process.exitCode = expected ? 1 : 70
  }
}
