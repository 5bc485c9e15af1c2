import type { Finding } from '../check/finding.ts'
import type { ListKind } from './list.ts'
import { FaultyFile } from '../check/finding.ts'
import { closestPassage } from './closest.ts'
import { INK } from './gap.ts'
import { faultAt, parseList } from './list.ts'

/** A name or a figure that the speech leaves out, wherever it is spoken. */
export interface Blank {
  /** what the check calls it */
  name: string
  /** its places in the speech, each with words around that make it unique */
  places: string[]
  /** what stands there; empty: the bar */
  filled: string
  /** whether a public site may show it */
  public: boolean
  /** in the list, from 1 */
  line?: number
}

/** A place in the speech where something is left out. */
interface Gap { start: number, end: number, blank: Blank }

const NAMES = ['name', 'places', 'filled', 'public'] as const
const LIST: ListKind = { file: 'speech/blanks.yml', kind: '空', names: NAMES }
/** The signs for it leave something out wherever they stand; 某 does where the list has it. */
const OPEN = /^[XＸ×＊]/
export const GAP = new RegExp(`${INK.source}|某+`, 'g')
/** A name or a figure, as 阿卜杜·热合曼 or 1,234.56万元: what means nothing to Markdown, nor to YAML at the beginning of a value. */
const FILLING = /^(?:[\p{Script=Han}\p{N}A-Z][\p{Script=Han}\p{N}A-Z.,·%％]*)?$/iu
const SWITCH = { true: true, false: false } as Record<string, boolean>
const SPACE = /\s/g
/** Other ways to type the sign of a gap, and what somebody may put into a quotation. */
const SIGN = /[x×*]/g
const EXTRA = /[\s“”‘’]/g
/** An error quotes so many characters on either side of a gap. */
const CONTEXT = 4

/**
 * Reads the list of blanks. What fills them is taken as it is typed: 12.50 is not 12.5.
 * @param yaml text of `speech/blanks.yml`
 * @throws FaultyFile that says at which line what is wrong with an entry
 */
export function parseBlanks(yaml: string): Blank[] {
  return parseList(yaml, LIST).map(({ values, line, lines }, index) => {
    const { name = '', places = [], filled = '', public: isPublic = '' } = values
    const which = `第 ${index + 1} 条（${typeof name === 'string' && name ? name : '无 name'}）`
    const at = (field: typeof NAMES[number]): number => lines[field] ?? line
    if (typeof places === 'string' && /^[【［]/.test(places))
      throw faultAt(LIST, at('places'), `${which}的 places 用了全角的方括号`, places, '请改成半角的，如 places: [原科长XX]')
    if (typeof name !== 'string' || !name || !Array.isArray(places) || !places.length || places.includes(''))
      throw faultAt(LIST, at(name ? 'places' : 'name'), `${which}要有 name 和 places`, String(places), '请补上；places 要写在方括号里，如 places: [原科长XX]')
    if (typeof filled !== 'string' || !FILLING.test(filled) || /X/.test(filled))
      throw faultAt(LIST, at('filled'), `${which}的 filled 里有不能用的字`, String(filled), '只可是汉字、字母（X 除外）、数字，中间和末尾可有“·”“.”“,”“%”')
    const shown = isPublic === '' ? false : SWITCH[String(isPublic).toLowerCase()]
    if (shown === undefined)
      throw faultAt(LIST, at('public'), `${which}的 public 写错了`, String(isPublic), '只能是 true（上公开的网站）或 false（不上）')
    return { name, places, filled, public: shown, line }
  })
}

/** The gaps of a place; 某 beside another is a word of it. */
export function gapsIn(place: string): RegExpExecArray[] {
  const gaps = [...place.matchAll(GAP)]
  const open = gaps.filter(([gap]) => OPEN.test(gap))
  return open.length ? open : gaps
}

/** Advises about a place that is not in the speech exactly once, with exactly one gap. */
function misfit(spoken: string, place: string, { line = 1 }: Blank): Finding | undefined {
  const gaps = gapsIn(place).length
  const plain = place.normalize('NFKC').replace(SIGN, 'X').replace(EXTRA, '')
  const times = spoken.split(place).length - 1
  const at = { file: LIST.file, line, words: place }
  if (plain !== place && spoken.split(plain).length === 2)
    return { ...at, what: '这一处的写法与讲话稿不同', advice: `讲话稿里写作“${plain}”；请照它写，大写的半角 X，没有引号和空格` }
  if (gaps !== 1)
    return { ...at, what: `这一处里有 ${gaps} 处 X，应恰为一`, advice: gaps ? '请分成两处，每处只引一个 X 和旁边的字' : '请连同讲话稿里的 X 一起引' }
  if (times > 1)
    return { ...at, what: `这一处在讲话稿中出现 ${times} 次，应恰为一次`, advice: '请在 X 旁边多引几个字' }
  if (times === 1)
    return undefined
  const close = closestPassage(spoken, place)
  const now = close && spoken.slice(spoken.indexOf(close), spoken.indexOf(close) + close.length + (/^X*/.exec(spoken.slice(spoken.indexOf(close) + close.length))![0].length))
  return { ...at, what: '讲话稿里没有这一处（出现 0 次）', advice: now?.includes('X') ? `讲话稿里现在是“${now}”；请照它改这一处` : `${now ? `讲话稿里现在是“${now}”，没有 X 了` : '这句话已经删改'}；请从 places 里删去这一处，places 空了就删去整条` }
}

/**
 * Finds the blanks in the speech.
 * @param spoken the speech as spoken, its blanks open, without white space
 * @throws FaultyFile that quotes the places which are not found exactly once, or the gap that belongs to no blank or to two
 */
function locate(spoken: string, blanks: Blank[]): Gap[] {
  const misfits = blanks.flatMap(blank => blank.places.flatMap(place => misfit(spoken, place, blank) ?? []))
  if (misfits.length)
    throw new FaultyFile(misfits)
  const owners = new Map<number, Blank>()
  for (const blank of blanks) {
    for (const place of blank.places) {
      const start = spoken.indexOf(place) + gapsIn(place)[0]!.index
      if (owners.has(start))
        throw faultAt(LIST, blank.line ?? 1, `同时是“${owners.get(start)!.name}”和“${blank.name}”`, place, '请删去一处')
      owners.set(start, blank)
    }
  }
  return [...spoken.matchAll(GAP)].flatMap(({ 0: gap, index: start }) => {
    const blank = owners.get(start)
    if (!blank && !OPEN.test(gap))
      return []
    if (!blank)
      throw faultAt(LIST, 1, '讲话稿里的这一处没有列入', spoken.slice(Math.max(0, start - CONTEXT), start + gap.length + CONTEXT), '请给它加一条，或加到同一个人的 places 里')
    return { start, end: start + gap.length, blank }
  })
}

/** Parts of a line of Markdown or front matter that are no words: its lead, tags, click markers, emphasis, quotation of YAML. */
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
  const words = spoken.replace(SPACE, '')
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
    if (piece.search(GAP) < 0)
      return piece
    const fillings = fillingsOf(piece.replace(LEAD, '').replace(MARKUP, ''))
    return piece.replace(GAP, gap => fillings.shift() || gap)
  }
  return text => text.split('\n').map(line => line.split(BREAK).map(fillPiece).join('')).join('\n')
}
