import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import process from 'node:process'
import { HOUSE } from '../house.ts'

/** Within the repository, lest what a deck brings finds none of its packages; what an ended process left goes in a day. */
const STAGES = join(HOUSE, 'node_modules/.cache/deck')
/** The folders of a deck, beside the Markdown in its folder. */
const FOLDERS = ['pages', 'public', 'speech', 'components']
const MARKDOWN = /\.md$/
const ICON = 'public/favicon.svg'

/** True if something in the folder of a deck is part of it, by its name. The house's own components belong to the house. */
export function isPart(deck: string, name: string): boolean {
  return MARKDOWN.test(name) || (FOLDERS.includes(name) && !(name === 'components' && deck === HOUSE))
}

/** The files and folders of a deck, by their names in it. */
export function partsOf(deck: string): string[] {
  return readdirSync(deck).filter(name => isPart(deck, name) && statSync(join(deck, name)).isFile() === MARKDOWN.test(name))
}

/** All files of a deck, by their paths. */
export function deckFiles(deck: string): string[] {
  return partsOf(deck).flatMap((name) => {
    const path = join(deck, name)
    return statSync(path).isFile()
      ? path
      : readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  })
}

/** A place for the copy of a deck, gone when it is of no use any more. */
export interface Stage extends AsyncDisposable { folder: string }

export async function openStage(): Promise<Stage> {
  const folder = join(STAGES, `stage-${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  const tidy = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 2 })
    }
    // A copy that has begun may go on; what it leaves goes in a day.
    catch {}
  }
  process.once('exit', tidy)
  return {
    folder,
    async [Symbol.asyncDispose]() {
      process.off('exit', tidy)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Copies a deck to where it is built, in place of what was there. Slidev writes into the folder that it builds, where two
 * builds would meet; it trips over some characters in the path of one; and what lies outside this repository finds none
 * of its packages. Nor does it matter then if the deck is edited while it is built.
 */
export async function stageDeck(deck: string, folder: string): Promise<void> {
  for (const name of await readdir(folder))
    await rm(join(folder, name), { recursive: true })
  await mkdir(join(folder, 'public'))
  await cp(join(HOUSE, ICON), join(folder, ICON))
  await Promise.all(partsOf(deck).map(name => cp(join(deck, name), join(folder, name), { recursive: true })))
}

/** Not in `node_modules`, where Vite does not look for changes. */
const SERVED = join(HOUSE, '.served')
/** Nothing in it means anything in a URL, or to the patterns by which Slidev finds files. */
const PLAIN = /^[\w./\\-]*$/

/**
 * The folder at which a deck can be served while it is edited: its own, if that lies in this repository under a plain
 * name; else one of links to what it consists of, for the reasons that `stageDeck` has.
 */
export async function linkDeck(deck: string): Promise<string> {
  const way = relative(HOUSE, deck)
  if (!way.startsWith('..') && PLAIN.test(way))
    return deck
  const folder = join(SERVED, `${createHash('sha256').update(deck).digest('hex').slice(0, 16)}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(partsOf(deck).map(name => symlink(join(deck, name), join(folder, name), MARKDOWN.test(name) ? 'file' : 'junction')))
  return folder
}
