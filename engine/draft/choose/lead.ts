import type { Find } from './find.ts'
import type { Clause, Span, Text } from './text.ts'
import { isBare } from './score.ts'
import { lengthOf, overlaps } from './text.ts'

/** Characters before a passage, or behind it, that may say what it is about. */
const LONGEST = { usual: 80, quote: 110 }
const BARE_LEAD = 8

/** True if a clause begins a sentence, or a part of one behind a semicolon. */
const beginsPart = (text: Text, { start }: Span): boolean => start === 0 || /[。！？；\n”’]/.test(text.words[start - 1]!)

/** Finds where the words begin that lead to a passage: a sentence or part of one, of the same paragraph, that says something. */
function leadOf(text: Text, clauses: Clause[], find: Find): Clause | undefined {
  const most = find.layout === 'quote' ? LONGEST.quote : LONGEST.usual
  const before = clauses.filter(({ start, end }) => end <= find.span.start && find.span.start - start <= most && !text.words.slice(end, find.span.start).includes('\n'))
  const starts = before.filter(clause => beginsPart(text, clause))
  if (find.layout === 'quote')
    return starts[0]
  const near = starts.at(-1)
  // A list of paragraphs is announced by the last sentence before it.
  const last = clauses.findLast(({ end }) => end <= find.span.start)
  if (!near && last && find.layout === 'point')
    return clauses.find(({ start, sentence }) => sentence === last.sentence && find.span.start - start <= LONGEST.usual)
  return near && before.every(clause => clause.start < near.start || isBare(text.slice(clause))) ? starts.at(-2) ?? near : near
}

/** The end of the sentence that a clause is in. */
function endOfSentence(clauses: Clause[], { sentence }: Clause): number {
  const last = clauses.findLast(clause => clause.sentence === sentence)!
  return last.end + last.mark.length
}

/** Takes the words that lead to a special passage into it, unless another passage has them; if there are none, those that follow must say what it is. */
export function withLead(text: Text, clauses: Clause[], finds: Find[], headed: boolean): Find[] {
  const led = [...finds]
  for (const [index, find] of finds.entries()) {
    if (find.layout === 'case' || find.title)
      continue
    const isFree = (span: Span): boolean => !led.some((other, number) => number !== index && overlaps(span, other.span))
    const before = leadOf(text, clauses, find)
    const lead = before && { start: before.start, end: find.span.start }
    const isBareLead = before && clauses.every(({ start, end, ...clause }) => end > find.span.start || start < before.start || isBare(text.slice({ start, end, ...clause })))
    if (before && lead && isFree(lead) && !(isBareLead && lengthOf(lead) < BARE_LEAD)) {
      led[index] = { ...find, span: { start: lead.start, end: find.span.end } }
      continue
    }
    const after = headed ? undefined : clauses.find(clause => clause.start >= find.span.end && !isBare(text.slice(clause)) && !clause.mark.startsWith('：'))
    const all = after && { start: lead && isFree(lead) ? lead.start : find.span.start, end: endOfSentence(clauses, after) }
    if (all && lengthOf(all) - lengthOf(find.span) <= LONGEST.usual && isFree(all))
      led[index] = { ...find, span: all }
  }
  return led
}
