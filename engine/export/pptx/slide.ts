import type { LaidOut, SlideLayout } from './layouts.ts'
import type { Part } from './package.ts'
import type { Shape } from './shapes.ts'
import { Buffer } from 'node:buffer'
import { timingXml } from './animation.ts'
import { shapeXml } from './drawing.ts'
import { groundXml } from './layouts.ts'
import { MASTER_COLOURS, NOTES_MASTER, placeholder, shapeTree } from './masters.ts'
import { NAMESPACES } from './package.ts'
import { placesOf } from './places.ts'
import { element, escapeXml } from './xml.ts'

export const slidePath = (no: number): string => `ppt/slides/slide${no}.xml`
const notesPath = (no: number): string => `ppt/notesSlides/notesSlide${no}.xml`

function notesPart(no: number, notes: string[]): Part {
  const words = notes.map(text => `<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`).join('')
  const shapes = shapeTree(placeholder(2, '幻灯片图像', 'sldImg'), placeholder(3, '备注', 'body', '', words))
  return {
    path: notesPath(no),
    type: 'notesSlide',
    relations: [NOTES_MASTER, slidePath(no)],
    xml: element('p:notes', NAMESPACES, element('p:cSld', {}, shapes), MASTER_COLOURS),
  }
}

/** The pictures of a slide as files. */
function pictureParts(no: number, shapes: Shape[]): Part[] {
  return shapes.filter(shape => shape.kind === 'picture').map(({ type, data }, index) => (
    { path: `ppt/media/image${no}-${index + 1}.${type}`, type: 'image', relations: [], bytes: Buffer.from(data, 'base64') }))
}

/** A slide and its notes, the paragraphs spoken over it; `no` is its number, from 1. */
export function slideParts(no: number, { page, shapes }: LaidOut, layout: SlideLayout, notes: string[]): Part[] {
  const links = [...new Set(shapes.flatMap(shape => shape.kind === 'text' && shape.link ? [slidePath(shape.link)] : []))]
  const pictures = pictureParts(no, shapes)
  const files = pictures.map(({ path }) => path)
  const relations = [layout.path, notesPath(no), ...links, ...files]
  const places = placesOf(shapes)
  const ids = shapes.map((_, index) => index + 2)
  const drawn = shapes.map((shape, index) => {
    const target = shape.kind === 'text' && shape.link ? slidePath(shape.link) : shape.kind === 'picture' ? files.shift() : undefined
    return shapeXml({ shape, id: ids[index]!, place: places[index], relation: target && `rId${relations.indexOf(target) + 1}` })
  })
  const { ground } = page.look
  const contents = element('p:cSld', {}, ...ground === layout.ground ? [] : [groundXml(ground)], shapeTree(...drawn))
  return [
    { path: slidePath(no), type: 'slide', relations, xml: element('p:sld', NAMESPACES, contents, MASTER_COLOURS, timingXml(shapes, ids)) },
    notesPart(no, notes),
    ...pictures,
  ]
}
