import type { Segment } from './path.ts'
import type { Cell, Edge, Shape } from './shapes.ts'
import { solidFill } from './colour.ts'
import { frame, preset } from './geometry.ts'
import { paragraphsXml, textBody } from './text.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/** Without style and grid: the one that PowerPoint itself names so. */
const PLAIN_TABLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'
const TABLE = 'http://schemas.openxmlformats.org/drawingml/2006/table'
/** Screen readers pass over it: [MS-ODRAWXML] 2.24.3.10. */
const DECORATIVE = element('a:extLst', {}, element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, element('adec:decorative', {
  'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
  'val': 1,
})))
const NO_EDGE: Edge = { width: 0, colour: '' }

const NAMES: Record<Shape['kind'], string> = { text: '文字', box: '底框', line: '线', path: '笔画', table: '表格', bar: '墨条', picture: '图片' }

const isTitle = (shape: Shape): boolean => shape.kind === 'text' && !!shape.title

function stroke(name: string, { width, colour }: Edge, attributes: Record<string, string> = {}): string {
  return width
    ? element(name, { w: emu(width), ...attributes }, solidFill(colour), '<a:round/>')
    : element(name, { w: 0 }, '<a:noFill/>')
}

/** A freeform in a box of its own; a taut line gets a box of one EMU's height. */
function freeform(segments: Segment[], edge: Edge): string {
  const points = segments.flatMap(({ from, to }) => [from, ...to])
  const [left, top] = [0, 1].map(axis => Math.min(...points.map(point => emu(point[axis]!)))) as [number, number]
  const [right, bottom] = [0, 1].map(axis => Math.max(...points.map(point => emu(point[axis]!)))) as [number, number]
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)]
  const point = ([x, y]: Segment['from']): string => element('a:pt', { x: emu(x) - left, y: emu(y) - top })
  const lifted = ({ from }: Segment, before: Segment | undefined): boolean => before?.to.at(-1)?.join() !== from.join()
  const drawn = segments.flatMap((segment, index) => [
    ...lifted(segment, segments[index - 1]) ? [element('a:moveTo', {}, point(segment.from))] : [],
    element(segment.to.length === 1 ? 'a:lnTo' : 'a:cubicBezTo', {}, ...segment.to.map(point)),
  ])
  const path = element('a:path', { w: width, h: height, fill: 'none' }, ...drawn)
  return [
    element('a:xfrm', {}, element('a:off', { x: left, y: top }), element('a:ext', { cx: width, cy: height })),
    element('a:custGeom', {}, '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>', element('a:pathLst', {}, path)),
    '<a:noFill/>',
    stroke('a:ln', edge, { cap: 'rnd' }),
  ].join('')
}

function cellXml({ paragraphs, align, below, padding: { top, bottom } }: Cell): string {
  // Padding that is the same above and below is the row's height already.
  const margins = { marL: 0, marR: 0, marT: emu(Math.max(0, top - bottom)), marB: emu(Math.max(0, bottom - top)), anchor: 'ctr' }
  const borders = [...['a:lnL', 'a:lnR', 'a:lnT'].map(name => stroke(name, NO_EDGE)), stroke('a:lnB', below)]
  return element(
    'a:tc',
    {},
    element('a:txBody', {}, '<a:bodyPr/><a:lstStyle/>', paragraphsXml(paragraphs, align)),
    element('a:tcPr', margins, ...borders, '<a:noFill/>'),
  )
}

function tableXml({ box, columns, rows }: Extract<Shape, { kind: 'table' }>, named: string): string {
  const table = element(
    'a:tbl',
    {},
    element('a:tblPr', { firstRow: 1 }, element('a:tableStyleId', {}, PLAIN_TABLE)),
    element('a:tblGrid', {}, ...columns.map(width => element('a:gridCol', { w: emu(width) }))),
    ...rows.map(({ height, cells }) => element('a:tr', { h: emu(height) }, ...cells.map(cellXml))),
  )
  const properties = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
  return element(
    'p:graphicFrame',
    {},
    element('p:nvGraphicFramePr', {}, named, properties),
    frame('p:xfrm', box),
    element('a:graphic', {}, element('a:graphicData', { uri: TABLE }, table)),
  )
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
      return freeform(shape.segments, shape.edge)
    case 'line':
      return frame('a:xfrm', shape.box) + preset('line') + stroke('a:ln', shape.edge)
    case 'text':
      return `${frame('a:xfrm', shape.box)}${preset('rect')}<a:noFill/>`
    case 'bar':
      return frame('a:xfrm', shape.box) + preset('rect') + solidFill(shape.colour)
    case 'box': {
      const fill = shape.fill ? solidFill(shape.fill) : '<a:noFill/>'
      return frame('a:xfrm', shape.box) + preset(shape.round ? 'ellipse' : 'rect') + fill + (shape.edge ? stroke('a:ln', shape.edge) : '')
    }
  }
}

/** Number, name and link of a shape; screen readers pass over what is neither words, link nor description. */
function nameXml(shape: Shape, id: number, linkId: string | undefined): string {
  const name = `${isTitle(shape) ? '标题' : NAMES[shape.kind]} ${id}`
  const description = shape.kind === 'bar' ? shape.label : shape.kind === 'picture' ? shape.text : undefined
  const decorative = !(shape.kind === 'text' || shape.kind === 'table' || shape.kind === 'bar' || shape.kind === 'picture')
  const link = linkId && shape.kind === 'text' ? [element('a:hlinkClick', { 'r:id': linkId, 'action': 'ppaction://hlinksldjump' })] : []
  return element('p:cNvPr', { id, name, descr: description }, ...link, ...decorative ? [DECORATIVE] : [])
}

/**
 * A shape as PresentationML.
 * @param shape what to draw
 * @param id its number on the slide, from 2
 * @param linkId of the relation to the slide that it links to, or to the file of a picture
 */
export function shapeXml(shape: Shape, id: number, linkId?: string): string {
  const named = nameXml(shape, id, linkId)
  if (shape.kind === 'table')
    return tableXml(shape, named)
  if (shape.kind === 'picture')
    return pictureXml(shape, named, linkId!)
  const body = element('p:spPr', {}, properties(shape))
  if (shape.kind === 'line')
    return element('p:cxnSp', {}, element('p:nvCxnSpPr', {}, named, '<p:cNvCxnSpPr/><p:nvPr/>'), body)
  const box = element('p:cNvSpPr', { txBox: shape.kind === 'text' && !isTitle(shape) ? 1 : undefined })
  const role = isTitle(shape) ? '<p:nvPr><p:ph type="title"/></p:nvPr>' : '<p:nvPr/>'
  const words = shape.kind === 'text' ? [textBody(shape.paragraphs, shape.align)] : []
  return element('p:sp', {}, element('p:nvSpPr', {}, named, box, role), body, ...words)
}
