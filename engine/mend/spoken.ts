import type { Erratum } from '../speech/errata.ts'
import type { Texts } from './texts.ts'
import { applyErrata, parseErrata } from '../speech/errata.ts'
import { parseSpeech } from '../speech/parse.ts'

/** The speech as spoken, and where each of its characters is written. */
export interface Spoken {
  /** without white space and title */
  bare: string
  /** of each character of `bare`, its offset in `speech.txt` */
  offsets: number[]
  /** the correction that each character of `bare` belongs to, if any */
  corrections: (Erratum | undefined)[]
  /** where in `bare` its paragraphs begin */
  starts: number[]
  /** which of them are headings, or begin with one, from 0 */
  headings: number[]
}

const SPACE = /\s/

/**
 * Reads the speech as it is spoken, its blanks open.
 * @throws FaultyFile where the errata do not fit it
 */
export function readSpoken({ written, errata: yaml }: Pick<Texts, 'written' | 'errata'>): Spoken {
  const errata = parseErrata(yaml)
  const speech = parseSpeech(applyErrata(written, errata))
  const corrections = errata.filter(({ status }) => status === 'corrected').sort((a, b) => written.indexOf(a.written) - written.indexOf(b.written))
  const chars: { char: string, offset: number, correction: Erratum | undefined }[] = []
  const take = (text: string, offset: number, correction?: Erratum): void => {
    for (let index = 0; index < text.length; index++)
      chars.push({ char: text[index]!, offset: correction ? offset : offset + index, correction })
  }
  let end = 0
  for (const correction of corrections) {
    const start = written.indexOf(correction.written)
    take(written.slice(end, start), end)
    take(correction.spoken, start, correction)
    end = start + correction.written.length
  }
  take(written.slice(end), end)
  const said = chars.filter(({ char }) => !SPACE.test(char) && char !== '\uFEFF')
  const bare = speech.spoken.replace(/\s/g, '')
  // The title comes before it.
  const body = said.slice(said.length - bare.length)
  let start = 0
  const starts = speech.spoken.split('\n').map((paragraph) => {
    start += paragraph.replace(/\s/g, '').length
    return start - paragraph.replace(/\s/g, '').length
  })
  return { bare, offsets: body.map(({ offset }) => offset), corrections: body.map(({ correction }) => correction), starts, headings: speech.headings.map(({ paragraph }) => paragraph) }
}
