import type { ContentStream } from '../streams.ts'
import type { Condition, Subject } from './subject.ts'
import { PDFArray, PDFNull } from 'pdf-lib'
import { readText } from '../glyphs.ts'
import { isMarkedWithin, keyOf, markedForm } from '../streams.ts'
import { ancestorsOf, contentKey, elementsOf, isContent, parentKey } from '../tree.ts'
import { BLOCKS } from '../types.ts'
import { roleOf } from './subject.ts'

function perPage({ streams }: Subject, violations: (stream: ContentStream) => (string | false)[]): string[] {
  return Array.from(streams.values()).filter(isMarkedWithin).flatMap(stream =>
    violations(stream).filter(violation => violation !== false).map(violation => violation.replace('{页}', `第 ${stream.page} 页`)))
}

/** All content is either real and tagged, or an artifact; neither stands in the other. */
export const marking: Condition = subject => perPage(subject, (stream) => {
  const { ref, drawings, balanced } = stream
  const drawn = drawings.filter(drawing => !markedForm(stream, drawing))
  const tags = new Set(drawn.flatMap(({ marks }) => marks).filter(({ mcid }) => mcid !== undefined))
  const known = (mcid: number): boolean => subject.owners.has(contentKey(keyOf(ref), mcid))
  return [
    !balanced && '7.1：{页}的标记没有成对',
    drawn.some(({ marks }) => !marks.length) && '7.1：{页}有内容没有标记，也不是装饰（Artifact）',
    drawings.some(drawing => drawing.marks.length > (markedForm(stream, drawing) ? 0 : 1)) && '7.1：{页}的标记里还有标记',
    Array.from(tags).some(({ mcid }) => !known(mcid!)) && '7.1：{页}有标记的内容不属于任何元素',
    new Set(Array.from(tags, ({ mcid }) => mcid)).size < tags.size && '7.1：{页}有两处内容用了同一个编号（MCID）',
  ]
})

/** Structure tree, parent tree and content know the same things of each other (ISO 32000-1, 14.7.4). */
export const references: Condition = subject => perPage(subject, ({ ref, holder, drawings }) => {
  const key = parentKey(holder, 'StructParents')
  const entry = key === undefined ? undefined : subject.parentTree.get(key)
  const parents = entry instanceof PDFArray ? entry.asArray() : []
  const mcids = subject.elements.flatMap(({ kids }) => kids.filter(isContent)).filter(({ stream }) => stream === keyOf(ref)).map(({ mcid }) => mcid)
  const drawn = new Set(drawings.flatMap(({ marks }) => marks.map(({ mcid }) => mcid)))
  const length = Math.max(parents.length, ...mcids.map(mcid => mcid + 1))
  return [
    mcids.some(mcid => !drawn.has(mcid)) && '7.1：结构树里有{页}没有的内容',
    Array.from({ length }).some((_, mcid) => (parents[mcid] ?? PDFNull) !== (subject.owners.get(contentKey(keyOf(ref), mcid))?.ref ?? PDFNull)) && '7.1：{页}的父树（ParentTree）与结构树不符',
  ]
})

/** A form with tagged content is drawn once (7.20): its content cannot be in two places of the structure. */
export const forms: Condition = subject => perPage(subject, ({ ref, isPage, drawings }) => {
  const drawn = Array.from(subject.streams.values()).flatMap(stream => stream.drawings.filter(drawing => markedForm(stream, drawing)?.ref === ref))
  return [!isPage && drawings.some(({ marks }) => marks.some(({ mcid }) => mcid !== undefined)) && drawn.length > 1 && '7.20：{页}有带标记的内容画了不止一次']
})

/** Text stands in a block or in a description (ISO 32000-1, 14.8.4.3.1). */
export const blocks: Condition = (subject) => {
  const loose = new Set([...elementsOf(subject.tree.tops)].filter(element => !Array.from(ancestorsOf(element)).some(each => BLOCKS.has(roleOf(subject, each) ?? ''))))
  return perPage(subject, stream => stream.drawings.map(drawing => drawing.kind === 'text'
    && drawing.marks.some(({ mcid }) => mcid !== undefined && loose.has(subject.owners.get(contentKey(keyOf(stream.ref), mcid))!))
    && `7.1：{页}有文字不在段落、标题或列表里：${readText(stream, drawing).text}`))
}
