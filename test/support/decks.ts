import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../fixtures/decks')

/** Small decks of other speeches, each for a kind of speech; their names say which. */
export const DECKS = readdirSync(FOLDER)

export const deckFolder = (deck: string): string => join(FOLDER, deck)
