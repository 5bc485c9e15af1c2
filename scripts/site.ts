import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { promisify, stripVTControlCharacters } from 'node:util'
import { UserError } from './cli.ts'

const SLIDEV = resolve(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
/** Where an unfinished build may lie; on the same disk as what it becomes. */
export const CACHE = 'node_modules/.cache/deck'
const MOST_OUTPUT = 64 * 1024 * 1024
const LAST_LINES = 12

interface BuildOptions {
  /** folder of the project */
  root: string
  /** folder that the finished site becomes; an earlier one stays until then */
  target: string
  /** with the routes that lay the deck out for paper */
  paper: boolean
}

/**
 * Builds the deck as a static site that works under any path.
 * @throws UserError with the end of Slidev's own report
 */
export async function buildSite({ root, target, paper }: BuildOptions): Promise<void> {
  const unfinished = join(root, CACHE, `build-${randomUUID()}`)
  await mkdir(dirname(unfinished), { recursive: true })
  try {
    await promisify(execFile)(process.execPath, [SLIDEV, 'build', '--base', './', '--out', unfinished], {
      cwd: root,
      env: { ...process.env, DECK_PAPER: paper ? '1' : '' },
      maxBuffer: MOST_OUTPUT,
    }).catch(({ stdout, stderr }: { stdout: string, stderr: string }) => {
      const report = stripVTControlCharacters(`${stdout}\n${stderr}`).trim().split('\n').slice(-LAST_LINES).join('\n')
      throw new UserError(`网站没有做成，Slidev 的报告如下，请照它改好再试：\n${report}`)
    })
    await rm(target, { recursive: true, force: true })
    await rename(unfinished, target)
  }
  finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
