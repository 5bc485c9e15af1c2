import type { Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Text } from '../text.ts'
import { isQuotable } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'
import { lengthOf } from '../text.ts'

const VERDICT = /(?:值不值得?|划不划算|合不合算|值得吗|划算吗|值吗)[？。；]?$/
const COST = /断送|葬送|毁[掉了]|失去|丢[掉了]?|换来|受到|付出|搭[上进]|赔[上进]|误|输掉|牺牲/
const ROWS = { least: 2, most: 2 }
const MOST_SIDE = 30

/** A row of the ledger in the clauses up to a verdict: the gain, from it the cost, the question. */
function rowOf(text: Text, clauses: Clause[]): Record<'gain' | 'cost' | 'verdict', Words> | undefined {
  const [start, end] = [clauses[0]!.start, clauses.at(-1)!.end]
  const words = text.words.slice(start, end)
  const verdict = end - VERDICT.exec(words)![0].length
  // Two clauses of one length before the question are gain and cost, whatever they say: 贪一时之利，毁一世之名，值不值.
  const [first, second, ...rest] = clauses
  const even = second && rest.length === 1 && lengthOf(first!) === lengthOf(second)
  const cost = even ? second.start - start : COST.exec(words)?.index ?? 0
  const gain = { start, end: start + words.slice(0, cost).replace(/[，、]$/, '').length }
  const paid = { start: start + cost, end: start + words.slice(0, verdict - start).replace(/[，、]$/, '').length }
  const sound = [gain, paid].every(span => span.end - span.start >= 4 && span.end - span.start <= MOST_SIDE && isQuotable(text, span))
  return cost && sound ? { gain, cost: paid, verdict: { start: verdict, end } } : undefined
}

/** The clauses of each row: back to the semicolon, or to the clause that says what for. */
function partsOf(text: Text, sentence: Clause[]): Clause[][] {
  const ends = sentence.flatMap((clause, index) => VERDICT.test(text.slice(clause)) ? [index] : [])
  return ends.map((end, number) => {
    const from = (ends[number - 1] ?? -1) + 1
    const gain = sentence.slice(from, end + 1).findLastIndex(clause => /^(?:为了?|[贪图因])/.test(text.slice(clause)))
    return sentence.slice(gain < 0 ? from : from + gain, end + 1)
  })
}

/** Finds a gain for a moment, its cost, and the question if it is worth it, twice: in one sentence, or in two neighbours. */
export const findLedgers: Finder = (text, clauses) => {
  const sentences = bySentence(clauses).map(sentence => partsOf(text, sentence))
  return sentences.flatMap((own, index) => {
    const next = sentences[index + 1] ?? []
    const parts = own.length === 1 && next.length === 1 ? [...own, ...next] : own
    const rows = parts.map(part => rowOf(text, part))
    if (rows.length < ROWS.least || rows.length > ROWS.most || rows.includes(undefined))
      return []
    return [{ layout: 'ledger' as const, span: spanOf(parts[0]![0]!, parts.at(-1)!.at(-1)!), settings: { rows: rows.map(row => row!) }, slots: {} }]
  })
}
