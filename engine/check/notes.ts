import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { diffChars } from 'diff'

const BLANK = /\s/g
/** How many characters a finding quotes before the place. */
const CONTEXT = 8

/** Where the `offset`-th character of all notes stands. */
function locate(slides: Slide[], offset: number): { file: string, line: number } {
  let rest = offset
  for (const { file, line, note } of slides) {
    if (rest < note.text.length)
      return { file, line: line + note.lines[rest]! }
    rest -= note.text.length
  }
  const last = slides.at(-1)
  return { file: last?.file ?? 'slides.md', line: (last?.line ?? 1) + (last?.note.lines.at(-1) ?? 0) }
}

/** All notes together must be the speech as spoken: nothing missing, added or moved. */
export function noteFindings({ slides }: Deck, speech: Speech): Finding[] {
  const said = slides.map(({ note }) => note.text).join('')
  let offset = 0
  return diffChars(said, speech.spoken.replace(BLANK, '')).flatMap(({ added, removed, value }) => {
    const start = offset
    if (!added)
      offset += value.length
    if (!added && !removed)
      return []
    const before = said.slice(Math.max(0, start - CONTEXT), start)
    return {
      // What is missing is missing after the last words that are there.
      ...locate(slides, added ? Math.max(0, start - 1) : start),
      what: added ? `备注在“${before}”之后少了讲话稿的字` : `备注在“${before}”之后多出讲话稿没有的字`,
      words: value,
      advice: added ? '请补上' : '请删去；若要改讲话稿，请改 speech/',
    }
  })
}
