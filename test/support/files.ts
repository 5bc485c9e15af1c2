import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import process from 'node:process'
import { afterAll } from 'vitest'

/** The folder of the tests of a file, until they are done. */
export const scratch = mkdtempSync(join(tmpdir(), 'deck-files-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** True if a command works here: mounting and immutable files need rights that a container may not have. */
const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const probe = join(scratch, 'probe')
writeFileSync(probe, '')
export const CAN_LOCK = works('chattr', '+i', probe) && works('chattr', '-i', probe)
export const mount = join(scratch, 'mount')
mkdirSync(mount)
export const CAN_MOUNT = works('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount) && works('umount', mount)

/** Makes the folder of a deck with PDFs in it. */
export function deckWithOutputs(): string {
  const root = mkdtempSync(join(scratch, 'deck-'))
  mkdirSync(join(root, 'out'))
  for (const name of ['slides', 'handout', 'script'])
    writeFileSync(join(root, `out/${name}.pdf`), `old ${name}`)
  return root
}

/** All files below a folder, with their contents. */
export function state(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1).split(sep).join('/'), readFileSync(join(parentPath, name), 'utf8')])
    .sort())
}

/** Does to a file what a clerk's computer may do, and gives what undoes it. */
export const FAULTS: [name: string, possible: boolean, spoil: (file: string) => () => void, message: RegExp][] = [
  ['is a folder', process.platform !== 'win32', (file) => {
    unlinkSync(file)
    mkdirSync(file)
    return () => {}
  }, /（EISDIR），原来的文件都没有动：它是一个文件夹/],
  ['is immutable', CAN_LOCK, (file) => {
    execFileSync('chattr', ['+i', file])
    return () => execFileSync('chattr', ['-i', file])
  }, /（EPERM），原来的文件都没有动：系统不许改它/],
  ['is append-only', CAN_LOCK, (file) => {
    execFileSync('chattr', ['+a', file])
    return () => execFileSync('chattr', ['-a', file])
  }, /（EPERM），原来的文件都没有动/],
  ['is a program that runs', process.platform === 'linux', (file) => {
    writeFileSync(file, readFileSync('/bin/sleep'))
    chmodSync(file, 0o755)
    const pid = execFileSync('sh', ['-c', `"${file}" 20 >/dev/null 2>&1 & echo $!`]).toString().trim()
    return () => void spawnSync('kill', [pid])
  }, /（ETXTBSY），原来的文件都没有动：它正被别的程序打开/],
]
