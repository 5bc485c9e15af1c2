import type { Clause, Span, Text } from './text.ts'
import { isAddress } from '../../speech/address.ts'
import { excerptOf, isQuotable } from './excerpt.ts'
import { isBare, scoreOfTitle } from './score.ts'
import { lengthOf, overlaps } from './text.ts'

export const TITLE = { least: 4, most: 24 }
/** Among so many clauses at the head of a passage its title is looked for. */
const FIRST = 8
/** Each clause further down must be better by so much. */
const LATER = 0.8
/** A figure alone says little of what follows. */
const BEGINS_WITH_FIGURE = 2
/** Two halves of the same length were made for one another: 星光不问赶路人，时光不负有心人. */
const ALIKE = 2.5
const LEAST_ALIKE = 5
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
  if (lengthOf(heading) <= TITLE.most)
    return isQuotable(text, heading) ? heading : undefined
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
  const begins = first && (first.start === 0 || text.words[first.start - 1] === '\n')
  const [from, to] = [said[0], said.at(-1)]
  if (!begins || !from || !to || clauses.at(-1)!.sentence === first.sentence || /[？：]/.test(to.mark) || said.some(({ told, refused }) => told || refused))
    return undefined
  const span = { start: from.start, end: to.end }
  const sound = lengthOf(span) >= TITLE.least && lengthOf(span) <= MOST_TOPIC && isQuotable(text, span) && !isAddress(text.slice(span)) && !taken.some(other => overlaps(span, other))
  return sound ? span : undefined
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
  const candidates = free.slice(0, FIRST).flatMap((clause, index) => {
    const excerpt = excerptOf(text, clause, TITLE.most)
    return excerpt ? [{ excerpt, score: scoreOfTitle(text, excerpt, announces && clause.mark.startsWith('：') ? { ...clause, mark: '' } : clause) - index * LATER - figurePenalty(text, excerpt) }] : []
  })
  // Two that are short make one: 贪如火，不遏则燎原.
  const pairs = free.slice(0, FIRST - 1).flatMap((clause, index) => {
    const next = clauses.filter(({ start }) => start > clause.start).sort((a, b) => a.start - b.start)[0]
    const span = next && { start: clause.start, end: next.end }
    const alike = next && lengthOf(clause) === lengthOf(next) && lengthOf(clause) >= LEAST_ALIKE ? ALIKE : 0
    return span && !clause.refused && lengthOf(clause) <= SHORT && lengthOf(span) <= 2 * SHORT + 1 && next.sentence === clause.sentence && isQuotable(text, span) && ![clause, next].some(one => isBare(text.slice(one))) && !taken.some(other => overlaps(span, other))
      ? [{ excerpt: span, score: scoreOfTitle(text, span, { ...clause, end: next.end, mark: next.mark }) + alike - index * LATER - figurePenalty(text, span) }]
      : []
  })
  const topic = topicOf(text, clauses, taken)
  if (topic)
    return { title: topic, makeshift: false }
  const best = [...pairs, ...candidates].sort((a, b) => b.score - a.score)[0]
  if (best && best.score > -2.6)
    return { title: best.excerpt, makeshift: false }
  // Of what only leads to the passage the shortest at least says when: 过去的一年.
  const named = candidates.filter(({ excerpt }) => !isAddress(text.slice(excerpt)))
  const makeshift = named.filter(({ excerpt }) => !isBare(text.slice(excerpt))).sort((a, b) => b.score - a.score)[0]?.excerpt
    ?? named.sort((a, b) => lengthOf(a.excerpt) - lengthOf(b.excerpt))[0]?.excerpt
    ?? anyTitle(text, free.filter(({ refused }) => !refused)) ?? anyTitle(text, clauses)
  return makeshift && { title: makeshift, makeshift: true }
}
