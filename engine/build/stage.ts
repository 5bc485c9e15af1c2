import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HOUSE } from '../house.ts'

/** Within the repository, lest what a deck brings finds none of its packages; what an ended process left goes in a day. */
const STAGES = join(HOUSE, 'node_modules/.cache/deck')
/** What a deck consists of, beside the Markdown in its folder. */
const FOLDERS = ['pages', 'public', 'speech', 'components']
const MARKDOWN = /\.md$/
const ICON = 'public/favicon.svg'

/** The files and folders of a deck, by their names in it. The house's own components belong to the house. */
export function partsOf(deck: string): string[] {
  const pages = readdirSync(deck).filter(name => MARKDOWN.test(name) && statSync(join(deck, name)).isFile())
  return [...pages, ...FOLDERS.filter(name => existsSync(join(deck, name)) && !(name === 'components' && deck === HOUSE))]
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

/** A copy of a deck, for one build. */
export interface Stage extends AsyncDisposable { folder: string }

/**
 * Copies a deck to where it is built. Slidev writes into the folder that it builds, where two builds would meet; it
 * trips over some characters in the path of one; and what lies outside this repository finds none of its packages.
 * Nor does it matter then if the deck is edited while it is built.
 */
export async function stageDeck(deck: string): Promise<Stage> {
  const folder = join(STAGES, `stage-${randomUUID()}`)
  await mkdir(join(folder, 'public'), { recursive: true })
  await cp(join(HOUSE, ICON), join(folder, ICON))
  await Promise.all(partsOf(deck).map(name => cp(join(deck, name), join(folder, name), { recursive: true })))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
