import type { Clause, Text } from './text.ts'
import { lengthOf } from './text.ts'

/** A clause that is longer is parted. */
const LONG = 20
/** 为…而…, and the noun that all members belong to, must not be torn. */
const FRAME = /^(?:让我们)?为.*而|、[^、]*的[^、的]{1,4}$/
/** Is said of all members, and turns them into their opposite: 防止有令不行、有禁不止. */
export const REFUSES = /杜绝|防止|避免|反对|严[禁查防打]|克服|纠正|整治|打击|查处|破除|摒弃|消除|解决|没有|不[得能准许可要搞做]/
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
  return members.length > 1 && !REFUSES.test(text.slice(members[0]!)) && members.slice(1).every(span => lengthOf(span) >= MEMBER.least) && members.every(span => lengthOf(span) <= MEMBER.most) ? members : []
}
