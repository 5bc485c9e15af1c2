import { configs } from '../slidev/settings.ts'

const FILE = /[^/]*$/

/**
 * A name for what this deck keeps in the browser or says there: a host may have many decks, and a folder two files.
 * @param name of the thing
 */
export function deckKey(name: string): string {
  return `deck ${name} ${location.pathname.replace(FILE, '')} ${configs.title}`
}
