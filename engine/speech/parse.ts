import type { Heading, Remark } from './headings.ts'
import type { Paragraph } from './sentences.ts'
import { UserError } from '../command/run.ts'
import { addresses, isSalutation } from './address.ts'
import { headingsIn } from './headings.ts'
import { sentencesOf } from './sentences.ts'

/** A heading with what stands under it. */
export interface Section {
  heading: Heading
  /** what is said before the first heading below; of a heading that runs in, first the rest of its paragraph */
  lead: Paragraph[]
  children: Section[]
}

export interface Speech {
  /** on its lines as written */
  title: string
  /** a line each; none where the speech begins without */
  salutation: string[]
  opening: Paragraph[]
  sections: Section[]
  closing: Paragraph[]
  /** index of the paragraph that the closing begins with; past the last where there is none */
  closesAt: number
  /** all headings in order, of every level */
  headings: Heading[]
  /** all that is said, from the salutation to the last full stop, a paragraph a line */
  spoken: string
  /** what a person should look at in its numbering; `line` is that of the text as read, from 1 */
  remarks: (Omit<Remark, 'paragraph'> & { line: number })[]
}

const BYTE_ORDER_MARK = /^\uFEFF/
const THANKS = /^(?:最后，)?(?:再次)?(?:谢谢|感谢).{0,6}$/

function countSalutation(paragraphs: string[]): number {
  const others = paragraphs.findIndex(paragraph => !isSalutation(paragraph))
  return others < 0 ? 0 : others
}

/**
 * Finds where the closing begins: no text says it. Of what follows the last heading its first paragraph is its own, unless the
 * heading runs in at the head of one. Of the rest, the last paragraph that addresses the hall (同志们，……) begins the
 * closing; where none does, the last one, with the words of thanks after it.
 * @param paragraphs all of the speech
 * @param first index of the first that may belong to it
 */
function startOfClosing(paragraphs: string[], first: number): number {
  if (first >= paragraphs.length)
    return paragraphs.length
  const vocative = paragraphs.findLastIndex(addresses)
  if (vocative >= first)
    return vocative
  const last = paragraphs.findLastIndex(paragraph => !THANKS.test(paragraph))
  return Math.max(first, Math.min(last, paragraphs.length - 1))
}

/** Index of the first paragraph that need not belong to the last heading, or to the opening where there is none. */
export function firstFreeParagraph({ headings, salutation }: Pick<Speech, 'headings' | 'salutation'>): number {
  const last = headings.at(-1)
  return last ? last.paragraph + (last.ownLine ? 2 : 1) : salutation.length + 1
}

/** Makes a tree of headings in order, each with the paragraphs up to the next one. */
function sectionsOf(paragraphs: string[], headings: Heading[], end: number): Section[] {
  const top: Section[] = []
  const path: Section[] = []
  for (const [index, heading] of headings.entries()) {
    const rest = sentencesOf(paragraphs[heading.paragraph]!).slice(1)
    const others = paragraphs.slice(heading.paragraph + 1, headings[index + 1]?.paragraph ?? end).map(sentencesOf)
    const section: Section = { heading, lead: [rest, ...others].filter(({ length }) => length), children: [] }
    path.length = heading.level - 1
    ;(path.at(-1)?.children ?? top).push(section)
    path.push(section)
  }
  return top
}

/** The lines of a text that hold something, trimmed, each with its number from 1; the title's apart from the rest. */
function linesOf(text: string): { title: string[], body: { words: string, line: number }[] } {
  const lines = text.replace(BYTE_ORDER_MARK, '').split('\n').map((line, index) => ({ words: line.trim(), line: index + 1 }))
  const start = lines.findIndex(({ words }) => words)
  const end = lines.findIndex(({ words }, index) => index > start && !words)
  const body = end < 0 ? [] : lines.slice(end).filter(({ words }) => words)
  if (!body.length)
    throw new UserError(`speech/speech.txt：“${lines[start]?.words ?? ''}”一行之后没有空行，分不出标题；请在标题下空一行`)
  return { title: lines.slice(start, end).map(({ words }) => words), body }
}

/**
 * Reads a speech: a title, which a blank line ends, perhaps a salutation, an opening, sections of any depth, if there
 * are any, and a closing.
 * @param text the speech as plain text, a paragraph a line
 * @throws UserError that quotes the first line where no blank line ends the title, or nothing follows it
 */
export function parseSpeech(text: string): Speech {
  const { title, body } = linesOf(text)
  const paragraphs = body.map(({ words }) => words)
  const first = countSalutation(paragraphs)
  const found = headingsIn(paragraphs.slice(first))
  const headings = found.headings.map(heading => ({ ...heading, paragraph: heading.paragraph + first }))
  const salutation = paragraphs.slice(0, first)
  const end = startOfClosing(paragraphs, firstFreeParagraph({ headings, salutation }))
  return {
    title: title.join('\n'),
    salutation,
    opening: paragraphs.slice(first, headings[0]?.paragraph ?? end).map(sentencesOf),
    sections: sectionsOf(paragraphs, headings, end),
    closing: paragraphs.slice(end).map(sentencesOf),
    closesAt: end,
    headings,
    spoken: paragraphs.join('\n'),
    remarks: found.remarks.map(({ paragraph, ...remark }) => ({ ...remark, line: body[paragraph + first]!.line })),
  }
}
