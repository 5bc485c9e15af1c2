import type { MarkedStream } from '../streams.ts'
import type { Element } from '../tree.ts'
import type { Condition, Subject } from './subject.ts'
import { PDFArray, PDFNull } from 'pdf-lib'
import { isBalanced } from '../../pdf/marks.ts'
import { readText } from '../glyphs.ts'
import { parentKey } from '../parentTree.ts'
import { isMarkedWithin, keyOf, markedForm } from '../streams.ts'
import { ancestorsOf, isContent } from '../tree.ts'
import { BLOCKS } from '../types.ts'
import { roleOf } from './subject.ts'

/** Looks at each page and each form that is marked within, with the elements of its contents by their MCIDs. */
function perStream({ streams, owners }: Subject, violations: (stream: MarkedStream, owned: Map<number, Element>) => (string | false)[]): string[] {
  return Array.from(streams.values()).filter(isMarkedWithin).flatMap(stream =>
    violations(stream, owners.get(keyOf(stream.ref)) ?? new Map())
      .filter(violation => violation !== false)
      .map(violation => violation.replace('{页}', `第 ${stream.page} 页`)))
}

/** All content is either real and tagged, or an artifact; neither stands in the other. */
export const marking: Condition = subject => perStream(subject, (stream, owned) => {
  const { drawings, instructions } = stream
  const whole = drawings.filter(drawing => !markedForm(stream, drawing))
  const tags = new Set(drawings.flatMap(({ marks }) => marks).filter(({ mcid }) => mcid !== undefined))
  const mcids = new Set(Array.from(tags, ({ mcid }) => mcid!))
  return [
    !isBalanced(instructions) && '7.1：{页}的标记没有成对',
    whole.some(({ marks }) => !marks.length) && '7.1：{页}有内容没有标记，也不是装饰（Artifact）',
    drawings.some(drawing => drawing.marks.length > (markedForm(stream, drawing) ? 0 : 1)) && '7.1：{页}的标记里还有标记',
    Array.from(mcids).some(mcid => !owned.has(mcid)) && '7.1：{页}有标记的内容不属于任何元素',
    mcids.size < tags.size && '7.1：{页}有两处内容用了同一个编号（MCID）',
  ]
})

/** Structure tree, parent tree and content know the same things of each other (ISO 32000-1, 14.7.4). */
export const references: Condition = (subject) => {
  const shared = new Set(subject.elements.flatMap(element =>
    element.kids.filter(isContent).filter(({ stream, mcid }) => subject.owners.get(stream)?.get(mcid) !== element).map(({ stream }) => stream)))
  const undrawn = Array.from(subject.owners.keys()).some(stream => !subject.streams.has(stream))
  return [...(undrawn ? ['7.1：结构树里有没画出的内容'] : []), ...perStream(subject, ({ ref, holder, drawings }, owned) => {
    const key = parentKey(holder, 'StructParents')
    const entry = key === undefined ? undefined : subject.parentTree.get(key)
    const parents = entry instanceof PDFArray ? entry.asArray() : []
    const drawn = new Set(drawings.flatMap(({ marks }) => marks.map(({ mcid }) => mcid)))
    const length = Math.max(parents.length, ...Array.from(owned.keys(), mcid => mcid + 1))
    return [
      Array.from(owned.keys()).some(mcid => !drawn.has(mcid)) && '7.1：结构树里有{页}没有的内容',
      Array.from({ length }).some((_, mcid) => (parents[mcid] ?? PDFNull) !== (owned.get(mcid)?.ref ?? PDFNull)) && '7.1：{页}的父树（ParentTree）与结构树不符',
      shared.has(keyOf(ref)) && '7.1：{页}有内容属于两个元素',
    ]
  })]
}

/** A form with tagged content is drawn once (7.20): its content cannot be in two places of the structure. */
export const forms: Condition = (subject) => {
  const drawn = Array.from(subject.streams.values()).flatMap(stream => stream.drawings.map(drawing => markedForm(stream, drawing)))
  return perStream(subject, ({ ref, isPage }, owned) =>
    [!isPage && owned.size > 0 && drawn.filter(form => form?.ref === ref).length > 1 && '7.20：{页}有带标记的内容画了不止一次'])
}

/** Text stands in a block or in a description (ISO 32000-1, 14.8.4.3.1). */
export const blocks: Condition = (subject) => {
  const loose = new Set(subject.elements.filter(element => !ancestorsOf(element).some(each => BLOCKS.has(roleOf(subject, each) ?? ''))))
  return perStream(subject, (stream, owned) => stream.drawings.map((drawing) => {
    const owner = drawing.marks.map(({ mcid }) => owned.get(mcid ?? -1)).find(Boolean)
    return drawing.kind === 'text' && !!owner && loose.has(owner) && `7.1：{页}有文字不在段落、标题或列表里：${readText(drawing).text}`
  }))
}
