import type { Element } from '@xmldom/xmldom'
import { childOf, childrenOf, valueOf } from './xml.ts'

/** One level of an automatic numbering (ECMA-376, 17.9.6). */
interface Level { format: string, text: string, start: number, legal: boolean }

/** The list and the level that a paragraph belongs to. */
export interface ListPlace { list: string, level: number }

/** A list as a document counts it: paragraphs of several lists may count on together. */
interface List { counter: string, levels: Map<number, Level>, restarts: Map<number, number> }

const DIGITS = '零一二三四五六七八九'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const HUNDRED = 100

function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return number >= HUNDRED ? String(number) : `${tens > 1 ? DIGITS[tens] : ''}${tens ? '十' : ''}${ones ? DIGITS[ones] : ''}`
}

function roman(number: number): string {
  const parts: [number, string][] = [[10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]
  let rest = number
  return parts.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return sign.repeat(times)
  }).join('')
}

const letter = (number: number): string => String.fromCharCode(96 + (number - 1) % 26 + 1)

/** The ways to write a number; formats that no Chinese office uses are written in Arabic figures. */
const FORMATS: Record<string, (number: number) => string> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  chineseLegalSimplified: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: chinese,
  ideographTraditional: number => STEMS[(number - 1) % 10]!,
  decimalEnclosedCircle: number => number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number),
  decimalEnclosedCircleChinese: number => number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number),
  decimalFullWidth: number => String(number).replace(/\d/g, digit => String.fromCharCode(0xFF10 + Number(digit))),
  decimalZero: number => String(number).padStart(2, '0'),
  lowerRoman: roman,
  upperRoman: number => roman(number).toUpperCase(),
  lowerLetter: letter,
  upperLetter: number => letter(number).toUpperCase(),
}

function levelsOf(parent: Element): Map<number, Level> {
  return new Map(childrenOf(parent, 'lvl').map(level => [Number(level.getAttribute('w:ilvl')), {
    format: valueOf(level, 'numFmt') ?? 'decimal',
    text: valueOf(level, 'lvlText') ?? '',
    start: Number(valueOf(level, 'start') ?? 1),
    legal: childOf(level, 'isLgl') !== undefined,
  }]))
}

/** The lists of a document by their number. */
function listsOf(root: Element | undefined): Map<string, List> {
  if (!root)
    return new Map()
  const abstract = new Map(childrenOf(root, 'abstractNum').map(one => [one.getAttribute('w:abstractNumId'), levelsOf(one)]))
  return new Map(childrenOf(root, 'num').map((num) => {
    const id = num.getAttribute('w:numId')!
    const counter = valueOf(num, 'abstractNumId') ?? ''
    const overrides = childrenOf(num, 'lvlOverride')
    const levels = new Map([...abstract.get(counter) ?? [], ...overrides.flatMap(override => [...levelsOf(override)])])
    const restarts = new Map(overrides.flatMap((override): [number, number][] => {
      const start = valueOf(override, 'startOverride')
      return start === undefined ? [] : [[Number(override.getAttribute('w:ilvl')), Number(start)]]
    }))
    return [id, { counter, levels, restarts }]
  }))
}

/**
 * Counts the paragraphs of a document as Word does.
 * @param root of `numbering.xml`, if the document has one
 * @returns a function that says, paragraph by paragraph in order, what is automatically written before it
 */
export function numberer(root: Element | undefined): (place: ListPlace) => string {
  const lists = listsOf(root)
  const counters = new Map<string, number[]>()
  const restarted = new Set<string>()
  return ({ list: id, level }) => {
    const list = lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own || own.format === 'bullet' || own.format === 'none')
      return ''
    const counts = counters.get(list.counter) ?? []
    counters.set(list.counter, counts)
    const restart = restarted.has(`${id}/${level}`) ? undefined : list.restarts.get(level)
    restarted.add(`${id}/${level}`)
    counts[level] = restart ?? (counts[level] === undefined ? own.start : counts[level] + 1)
    counts.length = level + 1
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const { format = 'decimal', start = 1 } = list.levels.get(at) ?? {}
      const number = counts[at] ??= start
      return (own.legal ? String : FORMATS[format] ?? String)(number)
    })
  }
}
