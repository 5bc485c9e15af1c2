import type { Clause, Text } from './text.ts'
import { lengthOf } from './text.ts'

/** A clause that is longer is parted. */
const LONG = 20
/** 为…而…, and the noun that all members belong to, must not be torn. */
const FRAME = /^(?:让我们)?为.*而|、[^、]*的[^、的]{1,4}$/
const MEMBER = { least: 6, most: 20 }

/**
 * The members that a long clause counts up with 、, each as long as a clause.
 * @returns nothing where the clause is short, or its members are words
 */
export function membersOf(text: Text, clause: Clause): Clause[] {
  if (lengthOf(clause) <= LONG || FRAME.test(text.slice(clause)))
    return []
  const marks = [...text.slice(clause).matchAll(/、/g)].map(({ index }) => clause.start + index).filter(at => !text.splits(at))
  const bounds = [clause.start - 1, ...marks, clause.end]
  const members = bounds.slice(1).map((end, index) => ({ ...clause, start: bounds[index]! + 1, end, mark: end === clause.end ? clause.mark : '、' }))
  return members.length > 1 && members.slice(1).every(span => lengthOf(span) >= MEMBER.least) && members.every(span => lengthOf(span) <= MEMBER.most) ? members : []
}
