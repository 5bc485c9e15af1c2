import type { Clause, Span, Text } from './text.ts'
import { excerptOf, isQuotable, ITEM, withoutLead } from './excerpt.ts'
import { membersOf } from './members.ts'
import { belongTogether, scoreOf } from './score.ts'
import { lengthOf, overlaps } from './text.ts'
import { areBound, CONCEDES, ONCE } from './together.ts'

/** One excerpt for so many characters, at least and at most so many. */
const PER_ITEM = 18
export const ITEMS = { least: 2, most: 5 }
/** One slide holds so much beside its title. */
const MOST_CHARACTERS = 70
/** A pair is worth more than its second half. */
const TOGETHER = 1.5
const LEAST_OF_PAIR = 6
/** Excerpts that had better not stand alone are left out. */
const LEAST_SCORE = 0.5

/** True if a clause and one beside it say together what neither says alone. */
function isHalf(text: Text, clause: Clause, other: Clause): boolean {
  const [one, next] = other.start < clause.start ? [other, clause] : [clause, other]
  const [before, after] = [text.slice(one), text.slice(next)]
  return one.sentence === next.sentence && one.mark === '，'
    && (areBound(before, after) || (clause === one && CONCEDES.test(after)) || (clause === next && ONCE.test(before)))
}

/** Two clauses that make sense only together: 没有温度的技术，留不住患者的心. */
function pairsOf(text: Text, clauses: Clause[]): { excerpt: Span, score: number }[] {
  return clauses.slice(0, -1).flatMap((clause, index) => {
    const next = clauses[index + 1]!
    const span = withoutLead(text, { start: clause.start, end: next.end })
    const sound = clause.mark === '，' && !clause.refused && belongTogether(text.slice(clause), text.slice(next)) && lengthOf(span) <= ITEM.most && isQuotable(text, span)
    return sound ? [{ excerpt: span, score: Math.max(LEAST_OF_PAIR, scoreOf(text, { start: next.start, end: next.end }, next, [])) + TOGETHER }] : []
  })
}

/**
 * The excerpts for a list: those that stand best for themselves, in the order of the speech.
 * @param text of the speech
 * @param clauses of the passage
 * @param taken what stands on the slide already
 * @param most how many
 */
export function itemsFor(text: Text, clauses: Clause[], taken: Span[], most = ITEMS.most): Span[] {
  const length = clauses.reduce((sum, clause) => sum + lengthOf(clause), 0)
  const wanted = Math.min(most, Math.max(ITEMS.least, Math.round(length / PER_ITEM)))
  const words = taken.map(text.slice)
  const candidates = clauses.flatMap((clause, index) => {
    const neighbours = [clauses[index - 1], clauses[index + 1]].filter(one => one !== undefined)
    const members = membersOf(text, clause)
    const parts = members.length ? members : [clause]
    if (neighbours.some(other => isHalf(text, clause, other)))
      return []
    return parts.flatMap((part) => {
      const excerpt = excerptOf(text, part)
      return excerpt ? [{ excerpt, score: scoreOf(text, excerpt, part, members.length ? members.filter(other => other !== part) : neighbours) }] : []
    })
  }).concat(pairsOf(text, clauses)).filter(({ excerpt, score }) => score >= LEAST_SCORE && !taken.some(other => overlaps(excerpt, other)) && !words.some(title => title.includes(text.slice(excerpt)) || text.slice(excerpt).includes(title)))
  const chosen: Span[] = []
  let characters = 0
  for (const { excerpt } of candidates.sort((a, b) => b.score - a.score || a.excerpt.start - b.excerpt.start)) {
    const repeated = chosen.some(other => text.slice(other).includes(text.slice(excerpt)))
    if (chosen.length >= wanted || chosen.some(other => overlaps(excerpt, other)) || characters + lengthOf(excerpt) > MOST_CHARACTERS || repeated)
      continue
    chosen.push(excerpt)
    characters += lengthOf(excerpt)
  }
  return chosen.sort((a, b) => a.start - b.start)
}
