import { UserError } from '../command/run.ts'
import { parseList } from './list.ts'

/** What the speech leaves out: a name or a figure, wherever it is spoken. */
export interface Blank {
  /** what the check calls it */
  name: string
  /** its places in the speech, each with words around that make it unique */
  places: string[]
  /** what stands there; empty: the bar */
  filled: string
  /** whether a public site may show it */
  public: boolean
}

/** A run of X in the speech. */
interface Gap { start: number, end: number, blank: Blank }

const FILE = 'speech/blanks.yml'
const GAP = /X+/g
/** A name or a figure, as 阿卜杜·热合曼 or 1,234.56万元: what means nothing to Markdown, nor to YAML at the beginning of a value. */
const FILLING = /^(?:[\p{Script=Han}\p{N}A-Z][\p{Script=Han}\p{N}A-Z.,·%％]*)?$/iu
const BLANK = /\s/g
/** How many characters an error quotes on either side of a gap. */
const CONTEXT = 4

/**
 * Reads the list of blanks.
 * @param yaml text of `speech/blanks.yml`
 * @throws UserError that names the entry and what is wrong with it
 */
export function parseBlanks(yaml: string): Blank[] {
  const entries = parseList(FILE, yaml, '空', 'name') as Partial<Record<keyof Blank, unknown>>[]
  return entries.map((entry, index) => {
    const { name, places, filled, public: isPublic = false } = entry ?? {}
    const where = `${FILE}：第 ${index + 1} 条（${typeof name === 'string' ? name : '无 name'}）`
    if (typeof name !== 'string' || !Array.isArray(places) || !places.length)
      throw new UserError(`${where}要有 name 和 places，请补上`)
    const filling = String(filled ?? '')
    if (!FILLING.test(filling) || /X/.test(filling))
      throw new UserError(`${where}的 filled“${filling}”只可是汉字、字母（X 除外）、数字，中间和末尾可有“·”“.”“,”“%”`)
    if (typeof isPublic !== 'boolean')
      throw new UserError(`${where}的 public“${String(isPublic)}”应是 true 或 false`)
    return { name, places: places.map(String), filled: filling, public: isPublic }
  })
}

/**
 * Finds the blanks in the speech.
 * @param spoken the speech as spoken, its blanks open, without white space
 * @throws UserError that quotes the place which is not found exactly once, or the gap that belongs to no blank or to two
 */
function locate(spoken: string, blanks: Blank[]): Gap[] {
  const owners = new Map<number, Blank>()
  for (const blank of blanks) {
    for (const place of blank.places) {
      const gaps = [...place.matchAll(GAP)]
      const times = spoken.split(place).length - 1
      if (gaps.length !== 1 || times !== 1)
        throw new UserError(`${FILE}：“${place}”里有 ${gaps.length} 处 X，在讲话稿中出现 ${times} 次，都应恰为一；请多引或少引几个字`)
      const start = spoken.indexOf(place) + gaps[0]!.index
      if (owners.has(start))
        throw new UserError(`${FILE}：“${place}”同时是“${owners.get(start)!.name}”和“${blank.name}”，请删去一处`)
      owners.set(start, blank)
    }
  }
  return [...spoken.matchAll(GAP)].map(({ 0: gap, index: start }) => {
    const blank = owners.get(start)
    if (!blank)
      throw new UserError(`${FILE}：讲话稿里的“${spoken.slice(Math.max(0, start - CONTEXT), start + gap.length + CONTEXT)}”没有列入，请给它加一条，或加到同一个人的 places 里`)
    return { start, end: start + gap.length, blank }
  })
}

/** What of a line of Markdown or front matter is no words: its lead, tags, click markers, emphasis, quotation of YAML. */
const LEAD = /^\s*(?:(?:[-*>]|\d+\.|#+)\s+)*(?:[a-z]+:\s+)?/i
const MARKUP = /\[click\]|<!--|-->|<[^>]*>|\*\*|["\s]/gi
/** Parts an item into two excerpts. */
const BREAK = /(<br\s*\/?>)/

/**
 * Fills the blanks of the speech, and of whatever quotes it.
 * @param spoken the speech as spoken, its blanks open
 * @param blanks those to be filled; others stay as they are
 * @returns a function that fills a text line by line; a line that is no excerpt of the speech, or of several places
 * with different blanks, stays as it is
 */
export function filler(spoken: string, blanks: Blank[]): (text: string) => string {
  const words = spoken.replace(BLANK, '')
  const gaps = locate(words, blanks)
  const fillingAt = (offset: number): string | undefined => gaps.find(({ start }) => start === offset)?.blank.filled

  /** The fillings of an excerpt's gaps, in order; none where it is not to be found. */
  const fillingsOf = (excerpt: string): string[] => {
    const candidates = new Set<string>()
    for (let at = words.indexOf(excerpt); at >= 0; at = words.indexOf(excerpt, at + 1))
      candidates.add(JSON.stringify([...excerpt.matchAll(GAP)].map(({ index }) => fillingAt(at + index) ?? '')))
    return candidates.size === 1 ? JSON.parse([...candidates][0]!) as string[] : []
  }
  const fillPiece = (piece: string): string => {
    if (!piece.includes('X'))
      return piece
    const fillings = fillingsOf(piece.replace(LEAD, '').replace(MARKUP, ''))
    return piece.replace(GAP, gap => fillings.shift() || gap)
  }
  return text => text.split('\n').map(line => line.split(BREAK).map(fillPiece).join('')).join('\n')
}
