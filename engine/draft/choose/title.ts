import type { Clause, Span, Text } from './text.ts'
import { isAddress } from '../../speech/address.ts'
import { excerptOf, isQuotable, isShowable } from './excerpt.ts'
import { belongTogether, isBare, scoreOfTitle } from './score.ts'
import { lengthOf, overlaps } from './text.ts'
import { areBound, TURN } from './together.ts'

export const TITLE = { least: 4, most: 24 }
/** Among so many clauses at the head of a passage its title is looked for. */
const FIRST = 8
/** Each clause further down must be better by so much. */
const LATER = 0.8
const LEAST_SCORE = -2.6
/** A figure alone says little of what follows. */
const BEGINS_WITH_FIGURE = 2
/** Two halves of the same length were made for one another: 星光不问赶路人，时光不负有心人. */
const ALIKE = 2.5
const LEAST_ALIKE = 5
const CONDITION = /^(?:如果|只要|只有|一旦|假如|没有)/
const MOST_TOPIC = 20
/** Points to what has been said: 这是提升战斗力的现实需要. */
const POINTS = /^(?:这是|这就是)(?=\p{Script=Han}{4})/u
/** A clause that says little alone. */
const SHORT = 8
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const STOP = /[，；、]/g

/**
 * A heading of the speech as the title of a slide: whole, or as much of it as fits and makes sense, its head before its tail.
 * @returns nothing where no part of it fits
 */
export function headingTitle(text: Text, whole: Span): Span | undefined {
  const heading = { start: whole.start + (POINTS.exec(text.slice(whole))?.[0].length ?? 0), end: whole.end }
  // A heading stands for itself, whatever it begins with: 这一年，我们风雨兼程.
  if (lengthOf(heading) <= TITLE.most)
    return isShowable(text.slice(heading)) ? heading : undefined
  const words = text.slice(heading)
  const stops = [...words.matchAll(STOP)].map(({ index }) => index).filter(at => !text.splits(heading.start + at))
  const heads = stops.map(at => ({ start: heading.start, end: heading.start + at })).reverse()
  const tails = stops.map(at => ({ start: heading.start + at + 1, end: heading.end }))
  return [...heads, ...tails].find(span => lengthOf(span) >= TITLE.least && lengthOf(span) <= TITLE.most && isQuotable(text, span))
}

const figurePenalty = (text: Text, span: Span): number => /^\d/.test(text.slice(span)) ? BEGINS_WITH_FIGURE : 0

/** Any words at all that may head a slide: the end of a clause, from a word that fits. */
function anyTitle(text: Text, clauses: Clause[]): Span | undefined {
  for (const clause of clauses.toSorted((a, b) => Number(lengthOf(a) < TITLE.least) - Number(lengthOf(b) < TITLE.least))) {
    let start = clause.start
    for (const unit of ['', ...Array.from(WORDS.segment(text.slice(clause)), ({ segment }) => segment)]) {
      start += unit.length
      const span = { start, end: clause.end }
      if (lengthOf(span) >= 2 && lengthOf(span) <= TITLE.most && isQuotable(text, span))
        return span
    }
  }
  // Half-width punctuation may leave no clause whole.
  const words = clauses.map(text.slice).join('')
  const run = /\p{Script=Han}{2,20}/u.exec(words)?.[0] ?? words.slice(0, TITLE.most)
  const at = clauses[0] ? text.words.indexOf(run, clauses[0].start) : -1
  return at < 0 ? undefined : { start: at, end: at + run.length }
}

/** The first sentence of a paragraph, where it is short and others follow: 走得远的人，心里有方向。 */
function topicOf(text: Text, clauses: Clause[], taken: Span[]): Span | undefined {
  const [first] = clauses
  const own = clauses.filter(({ sentence, start }) => sentence === first?.sentence && !isBare(text.slice({ start, end: start + 2 })))
  const said = own.filter((clause, index) => index || !isBare(text.slice(clause)))
  const begins = first && (first.start === 0 || /[\n。！]/.test(text.words[first.start - 1]!))
  const [from, to] = [said[0], said.at(-1)]
  if (!begins || !from || !to || clauses.at(-1)!.sentence === first.sentence || /[？：]/.test(to.mark) || said.some(({ told, refused }) => told || refused))
    return undefined
  const span = { start: from.start, end: to.end }
  const sound = lengthOf(span) >= TITLE.least && lengthOf(span) <= MOST_TOPIC && isQuotable(text, span) && !isAddress(text.slice(span)) && !taken.some(other => overlaps(span, other))
  return sound ? span : undefined
}

/** An excerpt that may be a title, and how well it would do. */
interface Candidate { excerpt: Span, score: number }

/** True if a clause and the next one make one title, and each alone but half of one. */
function isHalf(text: Text, one: Clause | undefined, next: Clause | undefined): boolean {
  return one !== undefined && next !== undefined && (areBound(text.slice(one), text.slice(next)) || (next.end - one.start <= TITLE.most && belongTogether(text.slice(one), text.slice(next))))
}

/** The clauses at the head of a passage as titles; the second half of a condition says nothing alone: 如果不正视这些问题，公司就走不远. */
function candidatesIn(text: Text, clauses: Clause[], free: Clause[], announces: boolean): Candidate[] {
  return free.slice(0, FIRST).flatMap((clause, index) => {
    const before = clauses.find(({ end, sentence }) => sentence === clause.sentence && end === clause.start - 1)
    const next = clauses.find(({ start, sentence }) => sentence === clause.sentence && start === clause.end + 1)
    const dependent = (before && CONDITION.test(text.slice(before))) || isHalf(text, before, clause) || isHalf(text, clause, next)
    const excerpt = dependent ? undefined : excerptOf(text, clause, TITLE.most)
    const listed = announces && clause.mark.startsWith('：') ? { ...clause, mark: '' } : clause
    return excerpt ? [{ excerpt, score: scoreOfTitle(text, excerpt, listed) - index * LATER - figurePenalty(text, excerpt) }] : []
  })
}

/** Two clauses that are short make one title: 贪如火，不遏则燎原. */
function pairsIn(text: Text, clauses: Clause[], free: Clause[], taken: Span[]): Candidate[] {
  return free.slice(0, FIRST - 1).flatMap((clause, index) => {
    const next = clauses.filter(({ start }) => start > clause.start).sort((a, b) => a.start - b.start)[0]
    const together = next && belongTogether(text.slice(clause), text.slice(next))
    if (!next || next.sentence !== clause.sentence || clause.mark !== '，' || clause.refused || TURN.test(text.slice(clause)))
      return []
    const span = { start: clause.start, end: next.end }
    const sound = (together ? lengthOf(span) <= TITLE.most : lengthOf(clause) <= SHORT && lengthOf(span) <= 2 * SHORT + 1) && isQuotable(text, span) && ![clause, next].some(one => isBare(text.slice(one))) && !taken.some(other => overlaps(span, other))
    const alike = lengthOf(clause) === lengthOf(next) && lengthOf(clause) >= LEAST_ALIKE ? ALIKE : 0
    return sound ? [{ excerpt: span, score: scoreOfTitle(text, span, { ...clause, end: next.end, mark: next.mark }) + alike - index * LATER - figurePenalty(text, span) }] : []
  })
}

/** The title of a passage where no clause would do: of those that only lead to it the shortest at least says when, as 过去的一年 does. */
function makeshiftIn(text: Text, candidates: Candidate[], clauses: Clause[], free: Clause[]): Span | undefined {
  const named = candidates.filter(({ excerpt }) => !isAddress(text.slice(excerpt)))
  return named.filter(({ excerpt }) => !isBare(text.slice(excerpt))).sort((a, b) => b.score - a.score)[0]?.excerpt
    ?? named.sort((a, b) => lengthOf(a.excerpt) - lengthOf(b.excerpt))[0]?.excerpt
    ?? anyTitle(text, free.filter(({ refused }) => !refused))
    ?? anyTitle(text, clauses)
}

/**
 * Returns the title of a passage that no heading of the speech opens: its first clause that says something.
 * @param text of the speech
 * @param clauses of the passage
 * @param taken what stands on the slide already
 * @param announces a list follows, which a clause before a colon leads to
 * @returns the title, and whether it is a makeshift
 */
export function titleOf(text: Text, clauses: Clause[], taken: Span[] = [], announces = false): { title: Span, makeshift: boolean } | undefined {
  const free = clauses.filter(clause => !taken.some(other => overlaps(clause, other)))
  const candidates = candidatesIn(text, clauses, free, announces)
  const [best] = [...pairsIn(text, clauses, free, taken), ...candidates].sort((a, b) => b.score - a.score)
  const title = topicOf(text, clauses, taken) ?? (best && best.score > LEAST_SCORE ? best.excerpt : undefined)
  if (title)
    return { title, makeshift: false }
  const makeshift = makeshiftIn(text, candidates, clauses, free)
  return makeshift && { title: makeshift, makeshift: true }
}
