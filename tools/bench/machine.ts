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
