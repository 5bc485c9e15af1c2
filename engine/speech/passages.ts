import type { Heading } from './headings.ts'
import type { Speech } from './parse.ts'
import { sentencesOf } from './sentences.ts'

/** Words of one paragraph that are spoken over one slide. */
export interface Passage {
  /** number of the slide, from 1 */
  slide: number
  text: string
  /** when the slide comes up, in seconds from the start; only where its first words are, and only if that was asked for */
  at?: number
}

/** A paragraph of the speech, parted where the slides change. */
export interface SpeechBlock {
  /** `run-in`: its first sentence is a heading */
  kind: 'salutation' | 'heading' | 'run-in' | 'paragraph'
  /** of the heading; 1 at the top */
  level?: number
  passages: Passage[]
}

/**
 * Parts the passages of a block further, where its sentences end.
 * @returns the sentences, each as the passages that it consists of
 */
export function sentencesOfBlock({ passages }: SpeechBlock): Passage[][] {
  const rest = passages.map(passage => ({ ...passage }))
  return sentencesOf(passages.map(({ text }) => text).join('')).map((sentence) => {
    const parts: Passage[] = []
    for (let length = sentence.length; length;) {
      const passage = rest[0]!
      parts.push({ ...passage, text: passage.text.slice(0, length) })
      length -= parts.at(-1)!.text.length
      passage.text = passage.text.slice(parts.at(-1)!.text.length)
      delete passage.at
      if (!passage.text)
        rest.shift()
    }
    return parts
  })
}

const SPACE = /\s/g

/** The words over a slide, as places in the whole. */
interface SlideSpan { slide: number, start: number, end: number }

function spansOf(notes: string[]): SlideSpan[] {
  let end = 0
  return notes.map((text, index) => {
    const start = end
    end += text.length
    return { slide: index + 1, start, end }
  })
}

/** Cuts a paragraph that begins at `start` of the whole where the spans change; what is beyond them is the last one's. */
function cut(paragraph: string, start: number, spans: SlideSpan[], due: number[]): Passage[] {
  const end = start + paragraph.length
  const last = spans.at(-1)
  return spans.flatMap((span): Passage[] => {
    const from = Math.max(start, span.start)
    const to = span === last ? end : Math.min(end, span.end)
    if (from >= to)
      return []
    const at = from === span.start ? due[span.slide - 1] : undefined
    return [{ slide: span.slide, text: paragraph.slice(from - start, to - start), ...(at !== undefined && { at }) }]
  })
}

function kindOf(index: number, salutations: number, heading: Heading | undefined): Omit<SpeechBlock, 'passages'> {
  if (heading)
    return { kind: heading.ownLine ? 'heading' : 'run-in', level: heading.level }
  return { kind: index < salutations ? 'salutation' : 'paragraph' }
}

/**
 * Parts the speech where the slides change.
 * @param speech the speech as spoken
 * @param notes the words over each slide in order, without white space; together they are the speech
 * @param due when each slide comes up, in seconds from the start, where that matters
 */
export function blocksOf(speech: Speech, notes: string[], due: number[] = []): SpeechBlock[] {
  const headings = new Map(speech.headings.map(heading => [heading.paragraph, heading]))
  const spans = spansOf(notes)
  let start = 0
  return speech.spoken.split('\n').map((line, index) => {
    const paragraph = line.replace(SPACE, '')
    const passages = cut(paragraph, start, spans, due)
    start += paragraph.length
    return { ...kindOf(index, speech.salutation.length, headings.get(index)), passages }
  })
}
