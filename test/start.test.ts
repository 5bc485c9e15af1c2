import type { Copy } from '../tools/bench/copy.ts'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyProject } from '../tools/bench/copy.ts'
import { ROOT } from './support/site.ts'

const HELP = 'engine/command/check.ts'
let copy: Copy
beforeAll(async () => {
  copy = await copyProject(ROOT)
})
afterAll(() => copy[Symbol.asyncDispose]())

/** The first line of the help of the check. */
async function firstLine(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['engine/command/start.mjs', 'scripts/check.ts', '--help'], { cwd: copy.folder })
  return stdout.split('\n')[0]!
}
const kept = (): string[] => readdirSync(join(copy.folder, 'node_modules/.cache/deck-code'))
const USUAL = '用法：npm run check -- [文件夹] [选项]'

describe('the commands are compiled once, and what is kept', () => {
  it('is there once, however many start at the same time', async () => {
    expect(await Promise.all([firstLine(), firstLine(), firstLine()])).toEqual([USUAL, USUAL, USUAL])
    expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  it('is made anew where it is damaged', async () => {
    const file = join(copy.folder, 'node_modules/.cache/deck-code', kept()[0]!, 'scripts/check.mjs')
    const whole = readFileSync(file, 'utf8')
    truncateSync(file, 10)
    expect(await firstLine()).toBe(USUAL)
    expect(readFileSync(file, 'utf8')).toBe(whole)
  })

  it('is not used for other sources', async () => {
    const file = join(copy.folder, HELP)
    writeFileSync(file, readFileSync(file, 'utf8').replace('用法：npm run check', '用法（改）：npm run check'))
    expect(await firstLine()).toBe(USUAL.replace('用法', '用法（改）'))
    expect(kept()).toHaveLength(2)
  })
})
