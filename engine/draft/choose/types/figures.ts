import type { Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Text } from '../text.ts'
import { isQuotable } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'
import { DEPENDENT } from '../score.ts'
import { list } from '../sketch.ts'

/** A figure with its unit: 2.5亿元, 12.3%, 三百余家 is none. */
const FIGURE = /(?<![\d.,年第])(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?<unit>[余多万亿千百]*(?:个百分点|平方米|平方公里|立方米|公里|公顷|千瓦时|人次|[美欧港日]元|[%％元人家项个件次场名起座户亩吨米套处所天岁条台辆期篇批分倍例种宗支间张本架艘]))/g
/** Concedes what the next clause takes back. */
const HALF = /^(?:虽然|尽管|即使|但|不过)/
const LEAST = 3
const MOST = 4
/** A longer figure with its unit needs the room of two short ones: 2,000亿元以上. */
const WIDE = { characters: 7, most: 3 }
const LONGEST = 18
/** Characters behind the unit. */
const MOST_REST = 2

/** A rate behind the figure that it is of: 完成386.2亿元、增长4.3%. */
const RATE = /、(?=(?:同比|同口径|年均|增[长幅]|下降|[比较]上年|占)[^、]*$)/

/** A clause with one figure, a rate of it aside, which is told in bold; the noun before it or behind it. */
function figureIn(text: Text, whole: Clause): Words | undefined {
  const rate = text.slice(whole).search(RATE)
  const clause = rate < 0 ? whole : { ...whole, end: whole.start + rate }
  const words = text.slice(clause)
  const figures = [...words.matchAll(FIGURE)]
  const [figure] = figures
  if (figures.length !== 1 || HALF.test(words) || !figure || words.length > LONGEST || !isQuotable(text, clause))
    return undefined
  const rest = words.length - figure.index - figure.groups!.number!.length
  const before = figure.index
  if (rest - figure.groups!.unit!.length > MOST_REST || (before < 2 && rest === figure.groups!.unit!.length))
    return undefined
  const at = clause.start + figure.index
  return { start: clause.start + (words.startsWith('其中') ? 2 : 0), end: clause.end, bold: [{ start: at, end: at + figure.groups!.number!.length }] }
}

/** Three or four clauses with number and unit. */
export const findFigures: Finder = (text, clauses) => bySentence(clauses).flatMap((sentence) => {
  const read = sentence.map(clause => ({ clause, words: figureIn(text, clause) }))
  const first = read.findIndex(({ words }) => words)
  const run = read.slice(Math.max(0, first), read.findLastIndex(({ words }) => words) + 1)
  // A rate belongs to the figure before it, and never stands alone: 同比增长14.2%.
  const figures = run.filter(({ words, clause }) => words && !DEPENDENT.test(text.slice(clause)))
  // Clauses without a figure may stand between, if they are fewer.
  const others = run.filter(({ clause }) => text.slice(clause).search(FIGURE) < 0)
  if (figures.length < LEAST || others.length >= figures.length)
    return []
  const isWide = figures.slice(0, MOST).some(({ words }) => words!.end - words!.bold![0]!.start >= WIDE.characters)
  const shown = figures.slice(0, isWide ? WIDE.most : MOST)
  return [{ layout: 'figures' as const, span: spanOf(shown[0]!.clause, shown.at(-1)!.clause), slots: { default: [list(shown.map(({ words }) => words!))] } }]
})
