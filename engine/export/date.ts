import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'

/** The date of all files that one commit is exported to: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else that of the last commit, else now. */
export async function sourceDate(root: string): Promise<Date> {
  const epoch = process.env.SOURCE_DATE_EPOCH
    ?? await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: root }).then(({ stdout }) => stdout.trim(), () => '')
  return epoch ? new Date(Number(epoch) * 1000) : new Date()
}
