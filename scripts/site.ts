import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { promisify, stripVTControlCharacters } from 'node:util'
import { UserError } from './cli.ts'

const SLIDEV = resolve(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
const CACHE = 'node_modules/.cache/deck'
/** All that a build reads; what it makes is known by their contents. */
const INPUTS = ['slides.md', 'pages', 'speech', 'scripts/check', 'components', 'layouts', 'setup', 'styles', 'public', 'vite.config.ts', 'package-lock.json']
const MOST_OUTPUT = 64 * 1024 * 1024
const LAST_LINES = 12
const SLIDE_ERROR = /__slidev_(\d+)\.md\S*\n(.+)/
const STACK_LINE = /^\s+at /

/** The hash of what a build would read. */
function contentHash(root: string): string {
  const files = INPUTS.filter(input => existsSync(join(root, input))).flatMap(input => input.includes('.')
    ? [input]
    : readdirSync(join(root, input), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1)))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** What Slidev's report of a failed build means to the one who wrote the slides. */
function explain(report: string): string {
  const [, no, reason] = SLIDE_ERROR.exec(report) ?? []
  if (no)
    return `第 ${no} 页写错了，网站没有做成（${reason}）；请核对这一页里的尖括号 < > 和花括号 { }`
  const lines = report.trim().split('\n').filter(line => !STACK_LINE.test(line))
  return `网站没有做成，Slidev 的报告如下，请照它改好再试：\n${lines.slice(-LAST_LINES).join('\n')}`
}

async function slidevBuild(root: string, folder: string, paper: boolean): Promise<void> {
  const building = promisify(execFile)(process.execPath, [SLIDEV, 'build', '--base', './', '--out', folder], {
    cwd: root,
    env: { ...process.env, DECK_PAPER: paper ? '1' : '' },
    maxBuffer: MOST_OUTPUT,
  })
  const stop = (): void => void building.child.kill()
  process.once('exit', stop)
  await building
    .catch(({ stdout, stderr }: { stdout: string, stderr: string }) => {
      throw new UserError(explain(stripVTControlCharacters(`${stdout}\n${stderr}`)))
    })
    .finally(() => process.off('exit', stop))
}

/**
 * Builds the deck as a static site that works under any path; a site of the same contents is used again.
 * @param root folder of the project
 * @param paper with the routes that lay the deck out for paper
 * @returns the folder of the site, which is not to be changed
 * @throws UserError with the end of Slidev's own report
 */
export async function buildSite(root: string, paper: boolean): Promise<string> {
  const site = join(root, CACHE, `${paper ? 'paper' : 'site'}-${contentHash(root)}`)
  if (existsSync(site))
    return site
  const unfinished = `${site}-${randomUUID()}`
  await mkdir(dirname(site), { recursive: true })
  try {
    await slidevBuild(root, unfinished, paper)
    await rename(unfinished, site)
  }
  catch (error) {
    // Another build of the same contents may have been faster.
    if (!existsSync(site))
      throw error
  }
  finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return site
}

/** Puts a copy of a built site in place of an earlier one, which stays until the copy is whole. */
export async function publishSite(site: string, target: string): Promise<void> {
  const unfinished = `${target}-${randomUUID()}`
  await cp(site, unfinished, { recursive: true })
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}
