import type { Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Span, Text } from '../text.ts'
import { isQuotable } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'

const LEADS = /^(?:通过|[以用由靠从])/
const LONGEST = 16
const MOST = 4

/** The words that a clause ends with and the next one has behind its 通过. */
function joint(text: Text, one: Span, next: Span): [Span, Span] | undefined {
  const [a, b] = [text.slice(one), text.slice(next)]
  const lead = LEADS.exec(b)?.[0].length
  if (!lead)
    return undefined
  for (let length = Math.min(8, a.length - 2); length >= 2; length--) {
    const tail = a.slice(-length)
    if (b.startsWith(tail, lead))
      return [{ start: one.end - length, end: one.end }, { start: next.start + lead, end: next.start + lead + length }]
  }
  return undefined
}

/** 通过A强化B，通过B强化C: each begins with what the one before it ends with. */
export const findFlows: Finder = (text, clauses) => bySentence(clauses).flatMap((sentence) => {
  const usable = (clause: Clause): boolean => clause.end - clause.start <= LONGEST && isQuotable(text, clause)
  for (let from = 0; from < sentence.length - 1; from++) {
    const steps: Words[] = [{ start: sentence[from]!.start, end: sentence[from]!.end, bold: [] }]
    while (steps.length < MOST && sentence[from + steps.length]) {
      const next = sentence[from + steps.length]!
      const found = joint(text, steps.at(-1)!, next)
      if (!found || !usable(next))
        break
      steps.at(-1)!.bold!.push(found[0])
      steps.push({ start: next.start, end: next.end, bold: [found[1]] })
    }
    if (steps.length > 1 && LEADS.test(text.slice(steps[0]!)) && usable(sentence[from]!))
      return [{ layout: 'flow' as const, span: spanOf(sentence[from]!, sentence[from + steps.length - 1]!), slots: { default: [{ kind: 'numbered' as const, words: steps }] } }]
  }
  return []
})
