import type { Sketch, Words } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'

/** A passage that asks for a type of slide of its own. */
export interface Find extends Pick<Sketch, 'layout' | 'settings' | 'slots' | 'doubt'> {
  /** the clauses that belong to it */
  span: Span
  /** what it is headed by, where the passage says so itself */
  title?: Words
}

/** Looks for passages of one type among the clauses of one heading, in order. */
export type Finder = (text: Text, clauses: Clause[]) => Find[]

/** The stretch from one clause to another, with the mark behind the last. */
export const spanOf = (first: Clause, last: Clause): Span => ({ start: first.start, end: last.end + last.mark.length })

/** Parts clauses into those of one sentence each. */
export function bySentence(clauses: Clause[]): Clause[][] {
  const groups = new Map<number, Clause[]>()
  for (const clause of clauses)
    groups.set(clause.sentence, [...groups.get(clause.sentence) ?? [], clause])
  return [...groups.values()]
}
