import type { Element } from '../tree.ts'
import type { Condition, Subject } from './subject.ts'
import { descriptionOf, isElement, textIn } from '../tree.ts'
import { STANDARD } from '../types.ts'
import { placeOf, roleOf } from './subject.ts'

const HEADING = /^H([1-6])$/
/** The parts that elements consist of, where that is laid down (ISO 32000-1, tables 336 and 337). */
const PARTS: Readonly<Record<string, Set<string | undefined>>> = {
  L: new Set(['L', 'LI', 'Caption']),
  LI: new Set(['Lbl', 'LBody']),
  Table: new Set(['TR', 'THead', 'TBody', 'TFoot', 'Caption']),
  THead: new Set(['TR']),
  TBody: new Set(['TR']),
  TFoot: new Set(['TR']),
  TR: new Set(['TH', 'TD']),
}
/** And the wholes that parts stand in. */
const WHOLES: Readonly<Record<string, Set<string | undefined>>> = {
  LI: new Set(['L']),
  LBody: new Set(['LI']),
  TR: new Set(['Table', 'THead', 'TBody', 'TFoot']),
  TH: new Set(['TR']),
  TD: new Set(['TR']),
}

function ofEach(subject: Subject, violation: (element: Element, role: string | undefined) => string | false): string[] {
  return subject.elements.map(element => violation(element, roleOf(subject, element))).filter(text => text !== false)
}

/** One document at the root (ISO 32000-1, 14.8.4.2). */
export const root: Condition = ({ tree: { tops } }) =>
  tops.length === 1 && tops[0]!.type === 'Document' ? [] : ['7.1：结构树的根不是一个 Document']

/** Every type is a standard one or mapped to one, and no standard one is mapped to another (7.1). */
export const types: Condition = (subject) => {
  const unknown = new Set(subject.elements.filter(element => !roleOf(subject, element)).map(({ type }) => type))
  const changed = subject.roles?.keys().map(key => key.decodeText()).filter(type => STANDARD.has(type)) ?? []
  return [
    ...Array.from(unknown, type => `7.1：元素类型 ${type} 不是标准类型，也没有对应的标准类型（RoleMap）`),
    ...changed.map(type => `7.1：标准的元素类型 ${type} 被改作别的类型（RoleMap）`),
  ]
}

/** Headings begin with the first level and skip none on the way down (7.4.2), and all have a level (7.4.4). */
export const headings: Condition = (subject) => {
  let above = 0
  return ofEach(subject, (element, role) => {
    if (role === 'H')
      return `7.4.4：${placeOf(subject, element)}的标题没有级别`
    const level = Number(HEADING.exec(role ?? '')?.[1] ?? 0)
    const skips = level > above + 1 && `7.4.2：${placeOf(subject, element)}的标题从第 ${above} 级跳到了第 ${level} 级`
    above = level || above
    return skips
  })
}

/** Figures (7.3) and formulas (7.7) have a text in their place. */
export const descriptions: Condition = subject => ofEach(subject, (element, role) =>
  (role === 'Figure' || role === 'Formula') && !descriptionOf(element).trim()
  && `${role === 'Figure' ? '7.3' : '7.7'}：${placeOf(subject, element)}的${role === 'Figure' ? '图' : '公式'}没有替代文字`)

/** Lists and tables are made of their parts, and the parts stand in nothing else (7.2). */
export const parts: Condition = subject => ofEach(subject, (element, role = '') => {
  const alien = element.kids.filter(isElement).map(kid => roleOf(subject, kid)).find(kid => PARTS[role] && !PARTS[role].has(kid))
  if (alien)
    return `7.2：${placeOf(subject, element)}的 ${role} 里有 ${alien}`
  const whole = element.parent && roleOf(subject, element.parent)
  return Boolean(WHOLES[role] && !WHOLES[role].has(whole) && !PARTS[whole ?? '']) && `7.2：${placeOf(subject, element)}的 ${role} 在 ${whole ?? '根'} 里`
})

/** Notes have ids, each its own (7.9). */
export const notes: Condition = (subject) => {
  const seen = new Set([''])
  return ofEach(subject, (element, role) => {
    if (role !== 'Note')
      return false
    const id = textIn(element.dict, 'ID')
    const known = seen.has(id)
    seen.add(id)
    return known && `7.9：${placeOf(subject, element)}的注释没有自己的 ID`
  })
}
