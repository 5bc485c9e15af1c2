import type { DeckConfig } from '../config.ts'
import type { SiteConfig, SiteKind } from './vite.ts'
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { causeOf } from '../command/fault.ts'
import { UserError } from '../command/run.ts'
import { environment } from '../environment.ts'
import { HOUSE } from '../house.ts'
import { cached, contentHash } from './cache.ts'
import { stageDeck } from './stage.ts'

const START = fileURLToPath(new URL('../command/start.mjs', import.meta.url))
/** Builds one site; Slidev and Vite keep too much to themselves for two in a process. */
const WORKER = 'engine/build/worker.ts'
/** All of the house that a build reads; what it makes is known by its contents. */
const HOUSE_INPUTS = ['engine/labels.ts', 'engine/settings.ts', 'engine/speech', 'engine/check', 'engine/layouts', 'engine/typeset', 'engine/build', 'engine/serve', 'app', 'components', 'layouts', 'setup', 'styles', 'package-lock.json']
/** All of a deck. */
const DECK_INPUTS = ['.']
const LAST_LINES = 12
const SLIDE_ERROR = /__slidev_(\d+)\.md\S*\n(.+)/
const MISSING_PACKAGE = /Cannot find (?:package|module) '([^']+)'/
const STACK_LINE = /^\s+at /

/** What Slidev's report of a failed build means to the one who wrote the slides. */
function explain(report: string): string {
  const [, no, reason] = SLIDE_ERROR.exec(report) ?? []
  if (no)
    return `第 ${no} 页写错了，网站没有做成（${reason}）；请核对这一页里的尖括号 < > 和花括号 { }`
  const [, missing] = MISSING_PACKAGE.exec(report) ?? []
  if (missing)
    return `node_modules 里缺“${missing}”，网站没有做成；请运行 npm ci，把它装全`
  const lines = report.trim().split('\n').filter(line => !STACK_LINE.test(line))
  return `网站没有做成，Slidev 的报告如下，请照它改好再试：\n${lines.slice(-LAST_LINES).join('\n')}`
}

/** Has a process build a site, which ends with this one. */
async function buildStaged(site: SiteConfig, folder: string): Promise<void> {
  const worker = fork(START, [WORKER, JSON.stringify([site, folder])], { cwd: site.deck, env: environment.forBuild(), execArgv: [], silent: true })
  const report: string[] = []
  for (const stream of [worker.stdout!, worker.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => report.push(text))
  const [code] = await once(worker, 'close') as [number | null]
  if (code !== 0)
    throw new UserError(explain(stripVTControlCharacters(report.join(''))))
}

/** A site that was built. */
export interface BuiltSite {
  /** its folder, which is not to be changed */
  folder: string
  /** of all that it was made of */
  hash: string
}

/**
 * Builds a deck as a static site that works under any path; a site of the same contents is used again.
 * @param config of the deck
 * @param kind what it holds beside the slides
 * @param downloads whether its page offers the PDFs
 * @throws UserError with the end of the report of the build
 */
export async function buildSite(config: Pick<DeckConfig, 'deck' | 'blanks' | 'aspect'>, kind: SiteKind, downloads = false): Promise<BuiltSite> {
  const { deck, blanks, aspect } = config
  await using stage = await stageDeck(deck)
  const hash = contentHash(HOUSE, HOUSE_INPUTS, contentHash(stage.folder, DECK_INPUTS), blanks, aspect, downloads)
  const folder = await cached(`${kind}-${hash}`, unfinished => buildStaged({ deck: stage.folder, blanks, aspect, kind, downloads }, unfinished))
  return { folder, hash }
}

/** Every file of an earlier site must be one that can be removed: one that a viewer has locked, or that is immutable, is not. */
function requireReplaceable(folder: string): void {
  if (!existsSync(folder))
    return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      closeSync(openSync(join(entry.parentPath, entry.name), 'r+'))
  }
}

/** Puts a folder in place of another, in one go that no signal interrupts. */
function exchange(target: string, unfinished: string, aside: string): void {
  const earlier = existsSync(target)
  if (earlier)
    renameSync(target, aside)
  try {
    renameSync(unfinished, target)
  }
  catch (error) {
    if (earlier)
      renameSync(aside, target)
    throw error
  }
}

/**
 * Puts a copy of a built site in place of an earlier one, which stays until the copy is whole.
 * @param site folder of the site
 * @param downloads files that are put beside its page
 * @param target the folder that is replaced
 * @throws UserError where it cannot be; it is then as it was
 */
export async function publishSite(site: string, downloads: { file: string, bytes: Uint8Array }[], target: string): Promise<void> {
  const id = randomUUID()
  const unfinished = `${target}-${id}`
  const aside = `${target}-${id}.old`
  const tidy = (): void => [unfinished, aside].forEach(folder => rmSync(folder, { recursive: true, force: true }))
  process.once('exit', tidy)
  try {
    requireReplaceable(target)
    await cp(site, unfinished, { recursive: true })
    for (const { file, bytes } of downloads)
      await writeFile(join(unfinished, file), bytes)
    exchange(target, unfinished, aside)
  }
  catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const cause = causeOf(code)
    throw cause ? new UserError(`“${basename(target)}”换不了（${code}），原来的网站没有动：${cause}`) : error
  }
  finally {
    tidy()
    process.off('exit', tidy)
  }
}
