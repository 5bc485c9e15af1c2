import { ems, fitting } from './measure.ts'

/** A sentence: its words, and those of them that are in bold, each with how many ems of words come before it. */
export interface Sentence { text: string, marked: { text: string, at: number }[] }

/** Two neighbouring sentences with the word that they share, in ems from the left of the whole. */
export interface SharedWord { row: number, at: number, width: number }

export interface Chain {
  /** how far each sentence is moved to the right, in ems */
  offsets: number[]
  shared: SharedWord[]
  /** of the whole, in ems */
  width: number
}

/** Room on either side of a word in bold, and how much of it is within the link around the word, in ems. */
export const PADDING = 0.62
const WITHIN = 0.4

/** Finds where a word in bold begins, counting the room about all those before it. */
const begin = ({ marked }: Sentence, index: number): number => marked[index]!.at + index * 2 * PADDING

const widthOf = ({ text, marked }: Sentence): number => ems(text) + marked.length * 2 * PADDING

/**
 * Lines sentences up where one ends with the word, in bold, that the next begins with.
 * Those which share none are staggered over the width.
 * @param sentences in order
 * @param room that there is, in ems
 */
export function chainOf(sentences: Sentence[], room: number): Chain {
  const shared: SharedWord[] = []
  const offsets = [0]
  sentences.slice(1).forEach((sentence, index) => {
    const before = sentences[index]!
    const last = before.marked.at(-1)
    const joint = last && last.text === sentence.marked[0]?.text
    const at = joint ? offsets[index]! + begin(before, before.marked.length - 1) : 0
    offsets.push(joint ? at - begin(sentence, 0) : Number.NaN)
    if (joint)
      shared.push({ row: index, at: at + PADDING - WITHIN, width: ems(last.text) + 2 * WITHIN })
  })
  const staggered = offsets.map((offset, index) => Number.isNaN(offset) ? Math.max(0, room - widthOf(sentences[index]!)) * index / (sentences.length - 1) : offset)
  const least = Math.min(...staggered)
  const moved = staggered.map(offset => offset - least)
  return { offsets: moved, shared: shared.map(word => ({ ...word, at: word.at - least })), width: Math.max(...moved.map((offset, index) => offset + widthOf(sentences[index]!))) }
}

/** The largest size at which sentences fit into a width when they are lined up. */
export function chainSize(sizes: number[], sentences: Sentence[], width: number): number {
  return fitting(sizes, size => chainOf(sentences, 0).width * size <= width)
}

/**
 * Finds whether sentences are to be linked at all: those that are too long to be lined up at their words in bold stand
 * below one another, without marks.
 * @param sentences in order
 * @param size the least, in pixels
 * @param width in pixels
 */
export function linkable(sentences: Sentence[], size: number, width: number): Sentence[] {
  return chainOf(sentences, 0).width * size <= width ? sentences : sentences.map(({ text }) => ({ text, marked: [] }))
}
