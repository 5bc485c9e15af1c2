import { UserError } from '../command/run.ts'

/** A paragraph, sentence by sentence. */
export type Paragraph = string[]

/** 第一，要…… within a section. */
export interface Point {
  /** 第一, 第二 or 第三 */
  ordinal: string
  /** the first sentence without its ordinal and full stop: 要自觉把政治建设摆在首位 */
  heading: string
  sentences: Paragraph
}

/** 一要……，把好……这个“舵” with its lead and points. */
export interface Section {
  /** 一, 二 or 三 */
  ordinal: string
  /** the heading as spoken, whole */
  line: string
  /** 提高政治站位 */
  heading: string
  /** 把好政治统领这个“舵” */
  metaphor: string
  /** the image of the metaphor, one character: 舵 */
  image: string
  lead: Paragraph
  points: Point[]
}

export interface Speech {
  title: string
  salutation: string
  opening: Paragraph
  sections: Section[]
  closing: Paragraph
  /** all that is said, from the salutation to the last full stop, a paragraph a line */
  spoken: string
}

/** For such a speech 150–220 characters a minute are usual. */
export const CHARACTERS_A_MINUTE = 180

const TITLE_END = '\n\n'
const SENTENCE = /.*?(?:[。！？][”’）》]*|$)/gu
const SECTION_HEADING = /^(?<ordinal>[一二三四五六七八九十])要(?<heading>[^，。]+)，(?<metaphor>[^。]*“(?<image>\p{Script=Han})”)$/u
const POINT_START = /^(?<ordinal>第[一二三四五六七八九十])，(?<heading>[^。]+)。/u

/** Splits a paragraph into sentences; a closing quotation mark stays with its sentence. */
export function sentencesOf(paragraph: string): Paragraph {
  return paragraph.match(SENTENCE)?.filter(Boolean) ?? []
}

/** The characters that are spoken: Chinese characters, letters and digits, without punctuation. */
export function spokenLength(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function parsePoint(paragraph: string): Point | undefined {
  const { ordinal, heading } = POINT_START.exec(paragraph)?.groups ?? {}
  return ordinal && heading ? { ordinal, heading, sentences: sentencesOf(paragraph) } : undefined
}

function parseSection([line = '', lead = '', ...points]: string[]): Section {
  const { ordinal, heading, metaphor, image } = SECTION_HEADING.exec(line)!.groups as Record<string, string>
  return {
    ordinal: ordinal!,
    line,
    heading: heading!,
    metaphor: metaphor!,
    image: image!,
    lead: sentencesOf(lead),
    points: points.map(parsePoint).filter(point => point !== undefined),
  }
}

/**
 * Reads a speech: a title (two line breaks end it), a salutation, an opening, sections 一要……“象”
 * of a lead and points 第一，……, and a closing paragraph.
 * @param text the speech as plain text, a paragraph a line
 * @throws UserError that quotes the line at which the text leaves this form
 */
export function parseSpeech(text: string): Speech {
  const titleEnd = text.indexOf(TITLE_END)
  if (titleEnd < 0)
    throw new UserError(`speech/speech.txt：“${text.split('\n')[0]}”一行之后没有空行，分不出标题；请在标题下空一行`)
  const title = text.slice(0, titleEnd)
  const paragraphs = text.slice(titleEnd).split('\n').map(line => line.trim()).filter(Boolean)
  const starts = paragraphs.flatMap((line, index) => SECTION_HEADING.test(line) ? [index] : [])
  const [salutation, ...opening] = paragraphs.slice(0, starts[0])
  const closing = paragraphs.at(-1)
  if (!salutation || !opening.length || !starts.length || !closing || starts.includes(paragraphs.length - 1))
    throw new UserError(`speech/speech.txt：${paragraphs.length} 段之中有 ${starts.length} 个“一要……”式的标题，应先有称呼和开头，后有结尾`)

  const sections = starts.map((start, index) => {
    const body = paragraphs.slice(start, starts[index + 1] ?? -1)
    const stray = body.slice(2).find(line => !POINT_START.test(line))
    if (stray || body.length < 3)
      throw new UserError(`speech/speech.txt：“${(stray ?? body[0]!).slice(0, 20)}……”处应是以“第一，”等起头的一段`)
    return parseSection(body)
  })
  return { title, salutation, opening: opening.flatMap(sentencesOf), sections, closing: sentencesOf(closing), spoken: paragraphs.join('\n') }
}
