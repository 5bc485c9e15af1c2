import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { promisify, stripVTControlCharacters } from 'node:util'
import { UserError } from '../command/run.ts'
import { chosenAspect } from './aspect.ts'
import { cached, contentHash } from './cache.ts'

/** Slidev's own command line. */
export const SLIDEV = resolve(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
/** All that a build reads; what it makes is known by their contents. */
export const SITE_INPUTS = ['slides.md', 'pages', 'speech', 'engine/labels.ts', 'engine/speech', 'engine/check', 'engine/build', 'engine/serve/message.ts', 'engine/serve/shared.ts', 'app', 'components', 'layouts', 'setup', 'styles', 'public', 'vite.config.ts', 'package-lock.json']
/** What else it depends on: the screen, and whether a public site is built. */
export const buildSettings = (): string[] => [chosenAspect(), process.env.DECK_PUBLIC ?? '']
/** `public`: slides alone; `notes`: with the words spoken, too; `paper`: for the exporter, laid out for paper; `stick`: with the notes, in one file. */
export type SiteKind = 'public' | 'notes' | 'paper' | 'stick'
const MOST_OUTPUT = 64 * 1024 * 1024
const LAST_LINES = 12
const SLIDE_ERROR = /__slidev_(\d+)\.md\S*\n(.+)/
const STACK_LINE = /^\s+at /
/** Each build writes these files of Slidev's anew, in one folder: of two at once one may read what the other has just emptied. */
const COLLISION = /import-glob\.\w+\.ts/

/** What Slidev's report of a failed build means to the one who wrote the slides. */
function explain(report: string): string {
  const [, no, reason] = SLIDE_ERROR.exec(report) ?? []
  if (no)
    return `第 ${no} 页写错了，网站没有做成（${reason}）；请核对这一页里的尖括号 < > 和花括号 { }`
  const lines = report.trim().split('\n').filter(line => !STACK_LINE.test(line))
  return `网站没有做成，Slidev 的报告如下，请照它改好再试：\n${lines.slice(-LAST_LINES).join('\n')}`
}

async function slidevBuild(root: string, folder: string, kind: SiteKind, again = true): Promise<void> {
  const building = promisify(execFile)(process.execPath, [SLIDEV, 'build', '--base', './', '--out', folder, ...(kind === 'public' ? ['--without-notes'] : [])], {
    cwd: root,
    // Whoever builds, the tests among them, gets the same site.
    env: { ...process.env, NODE_ENV: 'production', DECK_SITE: kind },
    maxBuffer: MOST_OUTPUT,
  })
  const stop = (): void => void building.child.kill()
  process.once('exit', stop)
  await building
    .catch(({ stdout, stderr }: { stdout: string, stderr: string }) => {
      const report = stripVTControlCharacters(`${stdout}\n${stderr}`)
      if (again && COLLISION.test(report))
        return slidevBuild(root, folder, kind, false)
      throw new UserError(explain(report))
    })
    .finally(() => process.off('exit', stop))
}

/**
 * Builds the deck as a static site that works under any path; a site of the same contents is used again.
 * @param root folder of the project
 * @param kind what it holds beside the slides
 * @returns the folder of the site, which is not to be changed
 * @throws UserError with the end of Slidev's own report
 */
export function buildSite(root: string, kind: SiteKind): Promise<string> {
  return cached(root, `${kind}-${contentHash(root, SITE_INPUTS, ...buildSettings())}`, folder => slidevBuild(root, folder, kind))
}

/**
 * Puts a copy of a built site in place of an earlier one, which stays until the copy is whole.
 * @param site folder of the site
 * @param downloads files that are put beside its page
 * @param target the folder that is replaced
 */
export async function publishSite(site: string, downloads: { file: string, bytes: Uint8Array }[], target: string): Promise<void> {
  const unfinished = `${target}-${randomUUID()}`
  await cp(site, unfinished, { recursive: true })
  for (const { file, bytes } of downloads)
    await writeFile(join(unfinished, file), bytes)
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}
