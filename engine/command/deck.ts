import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { environment } from '../environment.ts'
import { HOUSE } from '../house.ts'
import { UserError } from './run.ts'

const ENTRY = 'slides.md'
const PATH = /[/\\]/

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/**
 * The deck that a command is about: its first word where that is a folder with a `slides.md`, in the folder where the
 * command was typed or in this repository; without it, the one at the top level.
 * @param argv words of the command line
 * @returns folder of the deck, absolute, and the other words
 * @throws UserError that quotes a path at which no deck is
 */
export function takeDeck(argv: string[]): { deck: string, words: string[] } {
  const [first = '', ...rest] = argv
  const folders = first && !first.startsWith('-') ? [environment.folder(), HOUSE].map(base => resolve(base, first)) : []
  const deck = folders.find(folder => isFolder(folder) && existsSync(join(folder, ENTRY)))
  if (deck !== undefined)
    return { deck, words: rest }
  if (folders.length && (PATH.test(first) || folders.some(isFolder)))
    throw new UserError(`“${first}”里没有 ${ENTRY}，不是一份讲稿的文件夹；请核对路径`)
  if (!existsSync(join(HOUSE, ENTRY)))
    throw new UserError(`${HOUSE} 里没有 ${ENTRY}；请写明讲稿的文件夹，如 decks/2021-safety`)
  return { deck: HOUSE, words: argv }
}

/** A path as a command tells it: from where the command was typed, if it lies below. */
export function shown(path: string): string {
  const way = relative(environment.folder(), path)
  return way.startsWith('..') ? path : way
}
