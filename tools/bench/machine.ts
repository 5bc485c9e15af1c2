import { execFile } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import process from 'node:process'
import { promisify } from 'node:util'

/** Tells when and on what the bench was run, in one line. */
export async function describeMachine(browser: string): Promise<string> {
  const cores = cpus()
  const version = await promisify(execFile)(browser, ['--version']).then(({ stdout }) => stdout.trim(), () => browser)
  return [
    new Date().toISOString().slice(0, 10),
    `${cores.length} × ${cores[0]?.model.trim()}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    // Debian adds what it is built on.
    version.replace(/ built on .*/, ''),
  ].join(', ')
}

/** The bench itself keeps the machine busy, but not more than this. */
const MOST_BEFORE = 0.5
const MOST_AFTER = cpus().length + 1

/** How busy the machine was, as the average of the last minute before and after; a run that another job disturbed says so. */
export function describeLoad(before: number, after: number): string {
  const disturbed = before > MOST_BEFORE || after > MOST_AFTER
  return `Load ${before.toFixed(1)} before, ${after.toFixed(1)} after${disturbed ? '. **Another job disturbed this run: its figures are worth little.**' : ''}`
}
