import type { Place } from './places.ts'
import type { Shape } from './shapes.ts'
import type { Text } from './texts.ts'
import { solidFill } from './colour.ts'
import { frame, preset } from './geometry.ts'
import { placeXml } from './places.ts'
import { freeform, stroke } from './stroke.ts'
import { tableXml } from './table.ts'
import { textBody } from './text.ts'
import { element } from './xml.ts'

/** Screen readers pass over it: [MS-ODRAWXML] 2.24.3.10. */
const DECORATIVE = element('a:extLst', {}, element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, element('adec:decorative', {
  'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
  'val': 1,
})))

const NAMES: Record<Exclude<Shape['kind'], 'text'>, string> = { box: '底框', line: '线', path: '笔画', table: '表格', picture: '图片' }
const ROLES: Record<Text['role'], string> = { title: '标题', body: '文字', foot: '页脚', number: '页码', picture: '图形字' }

/** A shape on its way into a slide. */
export interface Drawn {
  shape: Shape
  /** its number on the slide, from 2 */
  id: number
  /** the place on the layout that it fills */
  place?: Place | undefined
  /** of the relation to the slide that it links to, or to the file of a picture */
  relation?: string | undefined
}

/** A picture, whose file is the part of the relation `fileId`. */
function pictureXml({ box }: Extract<Shape, { kind: 'picture' }>, named: string, fileId: string): string {
  return element(
    'p:pic',
    {},
    element('p:nvPicPr', {}, named, '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'),
    element('p:blipFill', {}, element('a:blip', { 'r:embed': fileId }), '<a:stretch><a:fillRect/></a:stretch>'),
    element('p:spPr', {}, frame('a:xfrm', box), preset('rect')),
  )
}

/** The contents of `p:spPr` of a shape that is neither table nor picture. */
function properties(shape: Exclude<Shape, { kind: 'table' | 'picture' }>): string {
  switch (shape.kind) {
    case 'path':
      return freeform(shape.segments, shape.edge, shape.cap)
    case 'line':
      return frame('a:xfrm', shape.box) + preset('line') + stroke('a:ln', shape.edge)
    case 'text':
      return `${frame('a:xfrm', shape.box)}${preset('rect')}<a:noFill/>`
    case 'box': {
      const fill = shape.fill ? solidFill(shape.fill) : '<a:noFill/>'
      return frame('a:xfrm', shape.box) + preset(shape.round ? 'ellipse' : 'rect') + fill + (shape.edge ? stroke('a:ln', shape.edge) : '')
    }
  }
}

/** The words that stand for a picture, or for a drawing that is one. */
const descriptionOf = (shape: Shape): string | undefined => (shape.kind === 'picture' || shape.kind === 'path') && shape.text ? shape.text : undefined

/** A picture without a description is decoration, as in HTML; so are characters that are a picture, but not if they can be clicked. */
function isDecoration(shape: Shape): boolean {
  return shape.kind === 'text' ? shape.role === 'picture' && !shape.link : shape.kind !== 'table' && !descriptionOf(shape)
}

/** Number, name and link of a shape. */
function nameXml({ shape, id, relation }: Drawn): string {
  const name = `${shape.kind === 'text' ? ROLES[shape.role] : NAMES[shape.kind]} ${id}`
  const link = relation && shape.kind === 'text' ? [element('a:hlinkClick', { 'r:id': relation, 'action': 'ppaction://hlinksldjump' })] : []
  return element('p:cNvPr', { id, name, descr: descriptionOf(shape) }, ...link, ...isDecoration(shape) ? [DECORATIVE] : [])
}

/** A shape as PresentationML. */
export function shapeXml(drawn: Drawn): string {
  const { shape, place, relation } = drawn
  const named = nameXml(drawn)
  if (shape.kind === 'table')
    return tableXml(shape, named)
  if (shape.kind === 'picture')
    return pictureXml(shape, named, relation!)
  const body = element('p:spPr', {}, properties(shape))
  if (shape.kind === 'line')
    return element('p:cxnSp', {}, element('p:nvCxnSpPr', {}, named, '<p:cNvCxnSpPr/><p:nvPr/>'), body)
  const kind = place
    ? element('p:cNvSpPr', {}, '<a:spLocks noGrp="1"/>') + element('p:nvPr', {}, placeXml(place))
    : `${element('p:cNvSpPr', { txBox: shape.kind === 'text' ? 1 : undefined })}<p:nvPr/>`
  return element('p:sp', {}, element('p:nvSpPr', {}, named, kind), body, ...shape.kind === 'text' ? [textBody(shape)] : [])
}
