import type { Texts } from './texts.ts'
import { diffChars } from 'diff'
import { UserError } from '../command/run.ts'
import { readDocx } from '../draft/read/docx.ts'
import { readSpeech } from '../speech/index.ts'
import { parseSpeech } from '../speech/parse.ts'
import { carryIntoSpeech, correctionsIn } from './carry.ts'
import { hunksOf, mapRange } from './edits.ts'
import { readSpoken } from './spoken.ts'

/** The script as an office has corrected it, and what to call it. */
export interface WordFile { name: string, bytes: Uint8Array }

const BLANK = /\s/g

const bare = (text: string): string => text.replace(BLANK, '')

/**
 * Reads a Word file: the lines of its title, which end where the speech begins or with the first paragraph, the
 * paragraphs below it, without white space, and the places at which they begin.
 * @throws UserError where there is no title, or nothing below it
 */
function readWord({ bytes, name }: WordFile, opening: string): { title: string[], text: string, starts: Set<number> } {
  const lines = readDocx(bytes, name).lines.map(({ text, line }) => ({ text: text.trim(), line })).filter(({ text }) => text)
  const opens = lines.findIndex(({ text }) => bare(text) === opening)
  const body = opens > 0 ? opens : lines.findIndex(({ line }) => line !== lines[0]!.line)
  if (opens === 0 || body < 0)
    throw new UserError(`${name} 里没有标题，或标题下没有话；请补上再试`)
  const paragraphs = lines.slice(body).map(({ text }) => bare(text))
  let end = 0
  const starts = paragraphs.map(({ length }) => (end += length) - length)
  return { title: lines.slice(0, body).map(({ text }) => text), text: paragraphs.join(''), starts: new Set(starts) }
}

/**
 * Puts the title of the Word file into the speech as written, where it says something else.
 * @throws UserError where some of it is not written there: it stands in the errata or fills a blank
 */
function withTitle(written: string, title: string[], filled: string, name: string): string {
  if (bare(title.join('')) === bare(filled))
    return written
  const own = parseSpeech(written).title
  if (own !== filled)
    throw new UserError(`${name} 改了标题“${bare(filled)}”，里面有勘误或填的空；请在 speech/errata.yml 或 speech/blanks.yml 里改，再运行一次`)
  const lines = own.split('\n')
  const start = written.indexOf(lines[0]!)
  const end = lines.reduce((from, line) => written.indexOf(line, from) + line.length, start)
  return written.slice(0, start) + title.join('\n') + written.slice(end)
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
  const speech = readSpeech({ deck, blanks: 'all' })
  const { title, ...body } = readWord(word, bare(speech.spoken.split('\n')[0]!))
  const spoken = readSpoken(texts)
  const filled = bare(speech.spoken)
  const fillings = hunksOf(diffChars(filled, spoken.bare))
  const hunks = hunksOf(diffChars(body.text, filled)).map(({ from, to: [start, end] }) => {
    if (fillings.some(({ from: [first, last] }) => first < Math.max(end, start + 1) && start < last))
      throw new UserError(`${word.name} 改了填在空里的“${filled.slice(start, Math.max(end, start + 1))}”；请在 speech/blanks.yml 里改，再运行一次`)
    return { from, to: mapRange(fillings, start, end) }
  })
  const [correction] = correctionsIn(spoken, hunks)
  if (correction !== undefined)
    throw new UserError(`${word.name} 改了勘误“${correction}”所在的字；请在 speech/errata.yml 里改，再运行一次`)
  return withTitle(carryIntoSpeech(texts.written, spoken, { ...body, spots: [] }, hunks), title, speech.title, word.name)
}
