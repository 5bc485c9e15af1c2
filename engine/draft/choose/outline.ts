import type { Heading } from '../../speech/headings.ts'
import type { Speech } from '../../speech/parse.ts'
import type { SlidePlace } from '../../speech/places.ts'
import type { Span } from './text.ts'

/** A stretch of the speech from one heading to the next. */
export interface Unit extends SlidePlace {
  /** that opens it; none of what is said before the first and after the last */
  heading?: Heading
  /** the heading itself as it is spoken */
  line: Span
  /** all of it, the heading with it */
  span: Span
}

/** Headings of one level, all run in, over sections as short as this are no sections that one turns a page for; those on lines of their own are shorter. */
const SHORT_SECTION = { runIn: 3.2, alone: 1.5 }

/** Returns the stretch of each paragraph in the speech as spoken. */
export function paragraphsOf(spoken: string): Span[] {
  let start = 0
  return spoken.split('\n').map((words) => {
    const span = { start, end: start + words.length }
    start = span.end + 1
    return span
  })
}

/**
 * True if a speech of one level of headings is told without sections: slides take about `per` characters.
 */
export function isFlat({ headings, spoken, closesAt }: Speech, per: number): boolean {
  const paragraphs = paragraphsOf(spoken)
  const length = (paragraphs[closesAt]?.start ?? spoken.length) - (paragraphs[headings[0]?.paragraph ?? 0]?.start ?? 0)
  return headings.length > 0 && headings.every(({ level }) => level === 1)
    && length / headings.length < SHORT_SECTION[headings.some(({ ownLine }) => ownLine) ? 'alone' : 'runIn'] * per
}

/** The units of a speech in order, each with its place as the slides name it. */
export function unitsOf(speech: Speech, flat: boolean): Unit[] {
  const paragraphs = paragraphsOf(speech.spoken)
  const end = paragraphs[speech.closesAt]?.start ?? speech.spoken.length
  let section = ''
  let point: string | undefined
  return speech.headings.map((heading, index): Unit => {
    const { start, end: paragraphEnd } = paragraphs[heading.paragraph]!
    const next = speech.headings[index + 1]
    if (heading.level <= 2)
      point = heading.level === 2 ? heading.ordinal : undefined
    if (heading.level === 1)
      section = heading.ordinal
    const place = flat ? { point: section } : { section, ...point !== undefined && { point } }
    return {
      ...place,
      heading,
      line: { start, end: heading.ownLine ? paragraphEnd : start + heading.line.length },
      span: { start, end: next ? paragraphs[next.paragraph]!.start : end },
    }
  })
}
