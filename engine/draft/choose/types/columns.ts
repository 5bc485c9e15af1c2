import type { Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Span, Text } from '../text.ts'
import { markerAt } from '../../../speech/markers.ts'
import { isQuotable, STARTERS } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'
import { REFUSES } from '../members.ts'
import { list } from '../sketch.ts'
import { lengthOf } from '../text.ts'

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const LEAST = 3
const MOST = 6
const LENGTH = { least: 3, most: 12 }
const MOST_ABREAST = 3
/** Characters of the phrase in bold: three stand side by side, more in two columns. */
const KEY = { abreast: 6, rows: 9 }
const UNEQUAL = 2
/** Leads from a verb to what it is about: 向高端化. */
const PREPOSITION = /[向为对从在和与把将以给要]/
/** Ends with a word that says something only of the next. */
const TORN = /[不没未更最很再]$/
/** 五算亲情账；六算自由账 is the end of a list. */
const NUMERAL = /^[一二三四五六七八九十]/
/** Answers the clause before it. */
const TURN = /^(?:而是|就是|也是|更是|才是|而要|就要|也要)/

/** Counts the characters that all have in common, at the beginning or at the end. */
function shared(texts: string[], from: 'start' | 'end'): number {
  const least = Math.min(...texts.map(({ length }) => length))
  let count = 0
  while (count < least && new Set(texts.map(text => from === 'start' ? text[count] : text[text.length - 1 - count])).size === 1)
    count++
  return count
}

/** The nearest place to the left, or to the right, at which no word of any text is torn. */
function betweenWords(texts: string[], count: number, from: 'start' | 'end'): number {
  const places = texts.map((text) => {
    let at = 0
    const ends = [...WORDS.segment(text)].map(({ segment }) => at += segment.length)
    return new Set([0, ...from === 'start' ? ends : ends.map(end => text.length - end), text.length])
  })
  while (count > 0 && !places.every(ends => ends.has(count)))
    count--
  return count
}

/** 的 belongs to neither side. */
function withoutParticle(text: Text, { start, end }: Span): Span {
  return { start, end: text.words[end - 1] === '的' ? end - 1 : end }
}

/** The members of a run with what tells them apart in bold; nothing where that is too long. */
function membersOf(text: Text, run: Span[]): Words[] | undefined {
  const texts = run.map(text.slice)
  const alike = shared(texts, 'start')
  const head = betweenWords(texts, alike, 'start')
  const tail = betweenWords(texts, Math.min(shared(texts, 'end'), Math.min(...texts.map(({ length }) => length)) - head), 'end')
  const most = run.length > MOST_ABREAST ? KEY.rows : KEY.abreast
  const key = (before: number, after: number): Words[] => run.map(({ start, end }) => ({ start, end, bold: [withoutParticle(text, { start: start + before, end: end - after })] }))
  const fits = (words: Words[]): boolean => words.every(({ bold }) => lengthOf(bold![0]!) > 1 && lengthOf(bold![0]!) <= most && !TORN.test(text.slice(bold![0]!)))
  return [key(0, 0), key(0, tail), key(head, tail)].find(words => fits(words))
}

/** Marks between the members: 百年大计，教育为本；教育大计，教师为本 are two pairs and no run. */
function marksBetween(text: Text, run: Span[]): Set<string> {
  return new Set(run.slice(1).map(({ start }, index) => text.words.slice(run[index]!.end, start).slice(0, 1)))
}

/** True if texts of one length have two neighbouring characters in common, wherever: 不听劝的不放过，不转完的不收兵. */
function areBuiltAlike(texts: string[]): boolean {
  const [first = ''] = texts
  const common = Array.from(first, (char, at) => texts.every(text => text.length === first.length && text[at] === char))
  return common.some((same, at) => same && common[at + 1])
}

/** True if clauses are set in parallel: alike at head or tail, and nearly as long as one another. */
function isRun(text: Text, run: Span[]): boolean {
  const texts = run.map(text.slice)
  const lengths = texts.map(({ length }) => length)
  return Math.max(...lengths) - Math.min(...lengths) <= UNEQUAL
    && lengths.every(length => length >= LENGTH.least && length <= LENGTH.most)
    && (shared(texts, 'start') > 0 || shared(texts, 'end') > 0 || areBuiltAlike(texts))
    && new Set(texts).size === texts.length
    && run.every(span => isQuotable(text, span) && !markerAt(text.slice(span)))
    && marksBetween(text, run).size === 1
    && !texts.some(words => TURN.test(words))
    && !texts.every(words => NUMERAL.test(words))
}

/** The first member without what leads to the enumeration: 开展 before 产业链招商, and a longer lead up to a word. */
function firstMember(text: Text, { start, end }: Span, next: Span, length: number): Span {
  const segments = [...WORDS.segment(text.words.slice(start, end))]
  const lead = segments[0] && STARTERS.has(segments[0].segment) ? segments[0].segment.length : 0
  const places = segments.map(({ index }) => start + index).filter(at => at >= start + lead && end - at >= length && end - at <= length + UNEQUAL)
  // 扛在肩上 is like 抓在手上, 建设扛在肩上 is not.
  const isAlike = (at: number): boolean => text.words[end - length + at] === text.words[next.start + at]
  const alike = length === lengthOf(next) && (isAlike(0) || (isAlike(1) && PREPOSITION.test(text.words[next.start + 1]!)))
  const bare = alike || PREPOSITION.test(text.words[end - length - 1] ?? '') || places.includes(end - length) ? end - length : places[0]
  return { start: bare ?? start + lead, end }
}

/** The first member from where it begins like the others: 要有理想信念、有道德情操 is no two 有. */
function fromHead(text: Text, first: Span, others: Span[]): Span {
  const alike = others.length > 1 ? shared(others.map(text.slice), 'start') : 0
  const at = alike ? text.slice(first).lastIndexOf(text.words.slice(others[0]!.start, others[0]!.start + alike)) : 0
  const near = Math.abs(lengthOf(first) - at - lengthOf(others[0] ?? first)) <= UNEQUAL
  return at > 0 && near && !REFUSES.test(text.words.slice(first.start, first.start + at)) ? { start: first.start + at, end: first.end } : first
}

/** A clause parted at its 、, where that counts up things that end alike; what leads to the first and follows the last is cut off. */
function enumeration(text: Text, clause: Clause): Span[] {
  const words = text.slice(clause)
  const marks = [...words.matchAll(/、/g)].map(({ index }) => clause.start + index).filter(at => !text.splits(at))
  const bounds = [clause.start - 1, ...marks, clause.end]
  const members = bounds.slice(1).map((end, index) => ({ start: bounds[index]! + 1, end }))
  const inner = members.slice(1, -1)
  const [first, last] = [members[0]!, members.at(-1)!]
  const tail = inner.length ? shared([first, ...inner].map(text.slice), 'end') : 0
  if (!tail)
    return [fromHead(text, first, members.slice(1)), ...members.slice(1)]
  const ending = text.words.slice(first.end - tail, first.end)
  const at = text.slice(last).endsWith(ending) ? lengthOf(last) - tail : text.slice(last).indexOf(ending, 1)
  const begins = firstMember(text, first, inner[0]!, Math.min(...inner.map(lengthOf)))
  if (REFUSES.test(text.slice({ start: first.start, end: begins.start })))
    return []
  return [begins, ...inner, at > 0 ? { start: last.start, end: last.start + at + tail } : last]
}

/** A clause from where it is like those that follow: 领导干部要 is no part of 带头廉洁自律. */
function withoutLead(text: Text, clause: Clause, next: Clause[]): Span {
  const head = next[0] ? text.words.slice(next[0].start, next[0].start + 2) : ''
  const alike = next.length === LEAST - 1 && next.every(({ start }) => text.words.startsWith(head, start))
  const at = alike ? text.slice(clause).indexOf(head) : 0
  return at > 0 ? { start: clause.start + at, end: clause.end } : clause
}

/** The longest runs within some stretches that follow one another. */
function runsIn(text: Text, spans: Span[]): Span[][] {
  const runs: Span[][] = []
  for (let from = 0; from <= spans.length - LEAST;) {
    let to = from + LEAST
    if (!isRun(text, spans.slice(from, to))) {
      from++
      continue
    }
    while (to < spans.length && isRun(text, spans.slice(from, to + 1)))
      to++
    runs.push(spans.slice(from, to))
    from = to
  }
  return runs
}

/** Three or more clauses with the same head or tail and nearly the same length. */
export const findColumns: Finder = (text, clauses) => bySentence(clauses).flatMap((sentence) => {
  const bare = sentence.map((clause, index) => withoutLead(text, clause, sentence.slice(index + 1, index + LEAST)))
  const parted = sentence.flatMap(clause => enumeration(text, clause))
  const runs = [...runsIn(text, sentence), ...runsIn(text, bare), ...runsIn(text, parted)]
  return runs.filter(({ length }) => length <= MOST).sort((a, b) => b.length - a.length).flatMap((run) => {
    const members = membersOf(text, run)
    const last = sentence.find(({ end }) => end >= run.at(-1)!.end)!
    const first = sentence.findLast(({ start }) => start <= run[0]!.start)!
    return members ? [{ layout: 'columns' as const, span: { start: first.start, end: spanOf(last, last).end }, slots: { default: [list(members)] } }] : []
  })
})
