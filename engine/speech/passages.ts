import type { Speech } from './parse.ts'
import { sentencesOf } from './parse.ts'

/** Words of one paragraph that are spoken over one slide. */
export interface Passage {
  /** number of the slide, from 1 */
  slide: number
  text: string
  /** when the slide comes up, in seconds from the start; only where its first words are, and only if that was asked for */
  at?: number
}

/** A paragraph of the speech, parted where the slides change. */
export interface Block {
  kind: 'salutation' | 'heading' | 'point' | 'paragraph'
  passages: Passage[]
}

/**
 * Parts the passages of a block further, where its sentences end.
 * @returns the sentences, each as the passages that it consists of
 */
export function sentencesOfBlock({ passages }: Block): Passage[][] {
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

const BLANK = /\s/g

/**
 * Parts the speech where the slides change.
 * @param speech the speech as spoken
 * @param notes the words over each slide in order, without white space; together they are the speech
 * @param due when each slide comes up, in seconds from the start, where that matters
 */
export function blocksOf(speech: Speech, notes: string[], due: number[] = []): Block[] {
  const headings = new Set(speech.sections.map(({ line }) => line))
  const points = new Set(speech.sections.flatMap(section => section.points.map(({ sentences }) => sentences[0]!)))
  const slides = notes.map((text, index) => ({ no: index + 1, rest: text }))

  const part = (paragraph: string): Passage[] => {
    const passages: Passage[] = []
    for (let rest = paragraph; rest;) {
      while (slides[0]?.rest === '')
        slides.shift()
      const slide = slides[0]
      const length = Math.min(rest.length, slide?.rest.length ?? rest.length)
      const at = slide && slide.rest === notes[slide.no - 1] ? due[slide.no - 1] : undefined
      passages.push({
        slide: slide?.no ?? notes.length,
        text: rest.slice(0, length),
        ...(at !== undefined && { at }),
      })
      rest = rest.slice(length)
      if (slide)
        slide.rest = slide.rest.slice(length)
    }
    return passages
  }

  return speech.spoken.split('\n').map((line, index) => {
    const paragraph = line.replace(BLANK, '')
    const kind = !index
      ? 'salutation'
      : headings.has(line)
        ? 'heading'
        : [...points].some(point => line.startsWith(point)) ? 'point' : 'paragraph'
    return { kind, passages: part(paragraph) }
  })
}
