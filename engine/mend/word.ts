import type { Texts } from './texts.ts'
import { diffChars } from 'diff'
import { UserError } from '../command/run.ts'
import { readDocx } from '../draft/read/docx.ts'
import { readSpeech } from '../speech/index.ts'
import { carryIntoSpeech, correctionsIn } from './carry.ts'
import { hunksOf, mapRange } from './edits.ts'
import { readSpoken } from './spoken.ts'

/** The script as an office has corrected it, and what to call it. */
export interface WordFile { name: string, bytes: Uint8Array }

const BLANK = /\s/g
const TITLE = 1

/** Reads the paragraphs of a Word file below its title, without white space, and the places at which they begin. */
function bodyOf(bytes: Uint8Array, name: string): { text: string, starts: Set<number> } {
  const paragraphs = readDocx(bytes, name).lines.filter(({ line }) => line > TITLE).map(({ text }) => text.replace(BLANK, ''))
  let end = 0
  const starts = paragraphs.map(({ length }) => (end += length) - length)
  return { text: paragraphs.join(''), starts: new Set(starts) }
}

/**
 * Reads back what was corrected in the Word file of a deck's script.
 * @param deck its folder
 * @param texts of the deck
 * @param word the file, as `npm run export -- docx` made it and an office has corrected it
 * @returns the speech as it is then to be written
 * @throws UserError where a word was changed that stands in the errata or fills a blank: those have files of their own
 */
export function speechFromWord(deck: string, texts: Pick<Texts, 'written' | 'errata'>, word: WordFile): string {
  const body = bodyOf(word.bytes, word.name)
  const spoken = readSpoken(texts)
  const filled = readSpeech({ deck, blanks: 'all' }).spoken.replace(BLANK, '')
  const fillings = hunksOf(diffChars(filled, spoken.bare))
  const hunks = hunksOf(diffChars(body.text, filled)).map(({ from, to: [start, end] }) => {
    if (fillings.some(({ from: [first, last] }) => first < Math.max(end, start + 1) && start < last))
      throw new UserError(`${word.name} 改了填在空里的“${filled.slice(start, Math.max(end, start + 1))}”；请在 speech/blanks.yml 里改，再运行一次`)
    return { from, to: mapRange(fillings, start, end) }
  })
  const [correction] = correctionsIn(spoken, hunks)
  if (correction !== undefined)
    throw new UserError(`${word.name} 改了勘误“${correction}”所在的字；请在 speech/errata.yml 里改，再运行一次`)
  return carryIntoSpeech(texts.written, spoken, { ...body, spots: [] }, hunks)
}
