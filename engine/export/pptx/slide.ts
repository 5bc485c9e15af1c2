import type { ElementNode } from './nodes.ts'
import type { Part } from './package.ts'
import type { Shape } from './shapes.ts'
import { Buffer } from 'node:buffer'
import { solidFill } from './colour.ts'
import { shapeXml } from './drawing.ts'
import { LAYOUT, MASTER_COLOURS, NOTES_MASTER, placeholder, shapeTree } from './masters.ts'
import { NAMESPACES } from './package.ts'
import { shapesOf } from './shapes.ts'
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

/**
 * A slide and its notes.
 * @param no its number, from 1
 * @param page as `readSlide` gives it
 * @param notes the paragraphs spoken over it
 */
export function slideParts(no: number, page: ElementNode, notes: string[]): Part[] {
  const shapes = shapesOf(page)
  const links = [...new Set(shapes.flatMap(shape => shape.kind === 'text' && shape.link ? [slidePath(shape.link)] : []))]
  const pictures = pictureParts(no, shapes)
  const files = pictures.map(({ path }) => path)
  const relations = [LAYOUT, notesPath(no), ...links, ...files]
  const drawn = shapes.map((shape, index) => {
    const target = shape.kind === 'text' && shape.link ? slidePath(shape.link) : shape.kind === 'picture' ? files.shift() : undefined
    return shapeXml(shape, index + 2, target && `rId${relations.indexOf(target) + 1}`)
  })
  const ground = element('p:bg', {}, element('p:bgPr', {}, solidFill(page.look.ground), '<a:effectLst/>'))
  return [
    {
      path: slidePath(no),
      type: 'slide',
      relations,
      xml: element('p:sld', NAMESPACES, element('p:cSld', {}, ground, shapeTree(...drawn)), MASTER_COLOURS),
    },
    notesPart(no, notes),
    ...pictures,
  ]
}
