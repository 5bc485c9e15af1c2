import type { Form } from './markers.ts'
import type { Candidate, Placed } from './sequences.ts'
import { isAddress } from './address.ts'
import { countsOn, markerAt } from './markers.ts'
import { parallelHeads } from './parallel.ts'
import { sentencesOf } from './sentences.ts'
import { arrange } from './sequences.ts'

/** A heading of a speech. */
export interface Heading {
  form: Form
  /** index of the paragraph that it is, or begins */
  paragraph: number
  /** 1 at the top */
  level: number
  /** it has a paragraph to itself; else it is the first sentence of one */
  ownLine: boolean
  /** as spoken, whole: the paragraph, or its first sentence */
  line: string
  /** the marker as written: 一、 （一） 1. 第一， 一要; empty where there is none */
  marker: string
  /** what slides say their place with: 一, （一）, 1, 第一, 首先; the text itself where nothing is counted */
  ordinal: string
  /** the heading itself, without marker, metaphor and full stop */
  text: string
  /** 把好政治统领这个“舵” */
  metaphor?: string
  /** the image of the metaphor, one character: 舵 */
  image?: string
}

/** Something about the numbering that a person should look at. */
export interface Remark {
  /** index of the paragraph */
  paragraph: number
  what: string
  words: string
  advice: string
}

/** A line of its own that is no longer may be a heading though nothing is counted, or though it is a question. */
const MOST_TITLE = 30
const PUNCTUATED = /[。！；：，、….!;:,]$/
const ENDED = /[。；.;][”’）》]*$/
const EXCLAIMED = /[！？!?][”’）》]*$/
const ASIDE = /^[（(【[—]|^“[^”]*”$|^[\d〇○零一二三四五六七八九十]+年|\d月\d+日/
const HAN = /\p{Script=Han}/gu
const TRAIL = /[。；：，.;:,]+$/
const METAPHOR = /^(?<text>[^，。]+)，(?<metaphor>[^。]*“(?<image>\p{Script=Han})”)$/u

/** Counts in words of its own: 第一句话，愿你们心中有光。 */
const TOLD = /^(第[一二三四五六七八九十]+(?:句话|个词|件事|个字|个关键词|个问题|个故事|层意思|个希望|个方面))[，：:,、是]/
/** The same of anything, on a line of its own: 第一张名片：区位优势得天独厚. */
const SHOWN = /^(第[一二三四五六七八九十]+[句个件层张份条步封堂把]\p{Script=Han}{0,3})[：:](?=.{1,24}$)/u

/** A line of its own that says what follows, though nothing is counted. */
function isTitleLike(paragraph: string): boolean {
  return paragraph.length <= MOST_TITLE
    && (paragraph.match(HAN)?.length ?? 0) >= 2
    && ![PUNCTUATED, ASIDE].some(pattern => pattern.test(paragraph))
    && !isAddress(paragraph)
    && !paragraph.includes('。')
    && !markerAt(paragraph)
}

/** The paragraphs that may be headings. Short lines in a row are verse or a signature, and a last one heads nothing. */
function candidatesIn(paragraphs: string[]): Candidate[] {
  const titles = paragraphs.map(isTitleLike)
  const parallel = parallelHeads(paragraphs)
  return paragraphs.flatMap((text, paragraph): Candidate[] => {
    const marker = markerAt(text)
    if (marker)
      return countsOn(text, marker) ? [] : [{ paragraph, marker, alone: !ENDED.test(text) }]
    if (parallel.has(paragraph))
      return [{ paragraph, marker: { form: parallel.get(paragraph) === 'near' ? '排比' : '无号', text: '', ordinal: '' } }]
    const told = TOLD.exec(text) ?? (ENDED.test(text) ? undefined : SHOWN.exec(text))
    if (told)
      return [{ paragraph, marker: { form: '无号', text: told[0], ordinal: told[1]! } }]
    const alone = !titles[paragraph - 1] && !titles[paragraph + 1] && paragraph < paragraphs.length - 1
    return titles[paragraph] && alone ? [{ paragraph, marker: { form: '无号', text: '', ordinal: '' } }] : []
  })
}

function headingOf(paragraphs: string[], { paragraph, marker, level }: Placed): Heading {
  const whole = paragraphs[paragraph]!
  const sentences = sentencesOf(whole)
  const ownLine = sentences.length === 1 && !ENDED.test(whole) && !(EXCLAIMED.test(whole) && whole.length > MOST_TITLE)
  const line = sentences[0]!
  // The words behind the marker; the white space between them is not in `marker.text`.
  const words = line.slice(line.indexOf(marker.text) + marker.text.length).trim().replace(TRAIL, '')
  const { text = words, metaphor, image } = METAPHOR.exec(words)?.groups ?? {}
  return {
    form: marker.form,
    paragraph,
    level,
    ownLine,
    line,
    marker: marker.text,
    ordinal: marker.ordinal || text,
    text,
    ...(metaphor && image && { metaphor, image }),
  }
}

/**
 * Recognizes the headings of a text, numbered or not, on lines of their own or run in at the head of a paragraph: the
 * first sentence is the heading then. `markers.ts` says what may be one, `sequences.ts` what is one.
 * @param paragraphs the text without title and salutation, trimmed, none of them empty
 * @returns the headings in order, and what of the numbering is odd: jumps, repetitions, a list that starts in the middle
 */
export function headingsIn(paragraphs: string[]): { headings: Heading[], remarks: Remark[] } {
  const { placed, oddities } = arrange(candidatesIn(paragraphs))
  const headings = placed.map(candidate => headingOf(paragraphs, candidate))
  const remarks = oddities.map(({ paragraph, what, advice }) => ({ paragraph, what, words: paragraphs[paragraph]!.slice(0, 20), advice }))
  return { headings, remarks }
}
