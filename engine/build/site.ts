import type { DeckConfig } from '../config.ts'
import type { Stage } from './stage.ts'
import type { SiteKind } from './vite.ts'
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { causeOf } from '../command/fault.ts'
import { UserError } from '../command/run.ts'
import { Builder } from './builder.ts'
import { cached, contentHash } from './cache.ts'
import { codeHash } from './code.ts'
import { openStage, stageDeck } from './stage.ts'

/** All of a deck. */
const DECK_INPUTS = ['.']
/** A site that was built. */
export interface BuiltSite {
  /** its folder, which is not to be changed */
  folder: string
  /** of all that it was made of */
  hash: string
}

/** A place to build sites; kept from one build to the next, the next takes half the time. */
export interface Workshop extends AsyncDisposable {
  builder: Builder
  stage: Stage
  /** the last that was built */
  before: Promise<unknown>
}

export async function openWorkshop(): Promise<Workshop> {
  const stage = await openStage()
  const builder = new Builder()
  return {
    stage,
    builder,
    before: Promise.resolve(),
    async [Symbol.asyncDispose]() {
      builder[Symbol.dispose]()
      await stage[Symbol.asyncDispose]()
    },
  }
}

/**
 * Builds a deck as a static site that works under any path; a site of the same contents is used again.
 * @param config of the deck
 * @param kind what it holds beside the slides
 * @param options how
 * @param options.downloads whether its page offers the PDFs
 * @param options.kept where sites of this kind, of this deck, were built before; none: it is built in a place of its own
 * @throws UserError with the end of the report of the build
 */
export async function buildSite(config: Pick<DeckConfig, 'deck' | 'blanks' | 'aspect'>, kind: SiteKind, { downloads = false, kept }: { downloads?: boolean, kept?: Workshop } = {}): Promise<BuiltSite> {
  const { deck, blanks, aspect } = config
  const workshop = kept ?? await openWorkshop()
  await using _own = kept ? undefined : workshop
  const { stage: { folder: staged }, builder } = workshop
  const make = async (): Promise<BuiltSite> => {
    await stageDeck(deck, staged)
    const hash = contentHash(staged, DECK_INPUTS, codeHash(), blanks, aspect, downloads)
    const folder = await cached(`${kind}-${hash}`, unfinished => builder.build({ deck: staged, blanks, aspect, kind, downloads }, unfinished))
    return { folder, hash }
  }
  // The one before may be still at work, though whoever asked for it has given up.
  const turn = workshop.before.then(make, make)
  workshop.before = turn
  return await turn
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
