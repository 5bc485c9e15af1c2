import type { Stretch } from './outline.ts'
import type { Box } from './read.ts'
import type { Cell, Edge, Shape } from './shapes.ts'
import { solidFill } from './colour.ts'
import { paragraphsXml, textBody } from './text.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/** Without style and grid: the one that PowerPoint itself names so. */
const PLAIN_TABLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'
/** Screen readers pass over it: [MS-ODRAWXML] 2.24.3.10. */
const DECORATIVE = element('a:extLst', {}, element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'))

const NAMES: Record<Shape['kind'], string> = { text: '文字', box: '底框', line: '线', outline: '笔画', table: '表格', bar: '墨条' }

function place(tag: string, { x, y, width, height }: Box): string {
  return element(tag, {}, element('a:off', { x: emu(x), y: emu(y) }), element('a:ext', { cx: emu(width), cy: emu(height) }))
}

function preset(name: string): string {
  return element('a:prstGeom', { prst: name }, '<a:avLst/>')
}

function stroke(name: string, { width, colour }: Edge, attributes: Record<string, string> = {}): string {
  return width
    ? element(name, { w: emu(width), ...attributes }, solidFill(colour), '<a:round/>')
    : element(name, { w: 0 }, '<a:noFill/>')
}

/** A freeform in a box of its own; a taut line gets a box of one EMU's height. */
function freeform(stretches: Stretch[], edge: Edge): string {
  const points = stretches.flatMap(({ from, to }) => [from, ...to])
  const [left, top] = [0, 1].map(axis => Math.min(...points.map(point => emu(point[axis]!)))) as [number, number]
  const [width, height] = [0, 1].map(axis => Math.max(1, Math.max(...points.map(point => emu(point[axis]!))) - [left, top][axis]!)) as [number, number]
  const point = ([x, y]: Stretch['from']): string => element('a:pt', { x: emu(x) - left, y: emu(y) - top })
  const lifted = ({ from }: Stretch, before: Stretch | undefined): boolean => before?.to.at(-1)?.join() !== from.join()
  const path = element('a:path', { w: width, h: height, fill: 'none' }, ...stretches.flatMap((stretch, index) => [
    ...lifted(stretch, stretches[index - 1]) ? [element('a:moveTo', {}, point(stretch.from))] : [],
    element(stretch.to.length === 1 ? 'a:lnTo' : 'a:cubicBezTo', {}, ...stretch.to.map(point)),
  ]))
  return [
    element('a:xfrm', {}, element('a:off', { x: left, y: top }), element('a:ext', { cx: width, cy: height })),
    element('a:custGeom', {}, '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>', element('a:pathLst', {}, path)),
    '<a:noFill/>',
    stroke('a:ln', edge, { cap: 'rnd' }),
  ].join('')
}

function cellXml({ paragraphs, align, below, padding: { top, bottom } }: Cell): string {
  const none = { width: 0, colour: '' }
  // What is the same above and below is the row's height already.
  const margins = { marL: 0, marR: 0, marT: emu(Math.max(0, top - bottom)), marB: emu(Math.max(0, bottom - top)), anchor: 'ctr' }
  return element('a:tc', {}, element('a:txBody', {}, '<a:bodyPr/><a:lstStyle/>', paragraphsXml(paragraphs, align)), element('a:tcPr', margins, stroke('a:lnL', none), stroke('a:lnR', none), stroke('a:lnT', none), stroke('a:lnB', below), '<a:noFill/>'))
}

function graphic({ box, columns, rows }: Extract<Shape, { kind: 'table' }>, named: string): string {
  const table = element('a:tbl', {}, element('a:tblPr', { firstRow: 1 }, element('a:tableStyleId', {}, PLAIN_TABLE)), element('a:tblGrid', {}, ...columns.map(width =>
    element('a:gridCol', { w: emu(width) }))), ...rows.map(({ height, cells }) => element('a:tr', { h: emu(height) }, ...cells.map(cellXml))))
  return element('p:graphicFrame', {}, element('p:nvGraphicFramePr', {}, named, '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'), place('p:xfrm', box), element('a:graphic', {}, element('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/table' }, table)))
}

/** What fills `p:spPr` of a shape that is no table. */
function properties(shape: Exclude<Shape, { kind: 'table' }>): string {
  switch (shape.kind) {
    case 'outline':
      return freeform(shape.stretches, shape.edge)
    case 'line':
      return place('a:xfrm', shape.box) + preset('line') + stroke('a:ln', shape.edge)
    case 'text':
      return `${place('a:xfrm', shape.box)}${preset('rect')}<a:noFill/>`
    case 'bar':
      return place('a:xfrm', shape.box) + preset('rect') + solidFill(shape.colour)
    case 'box':
      return place('a:xfrm', shape.box) + preset(shape.round ? 'ellipse' : 'rect') + (shape.fill ? solidFill(shape.fill) : '<a:noFill/>') + (shape.edge ? stroke('a:ln', shape.edge) : '')
  }
}

/**
 * A shape as PresentationML.
 * @param shape what to draw
 * @param id its number on the slide, from 2
 * @param linkId of the relation to the slide that it links to
 */
export function shapeXml(shape: Shape, id: number, linkId?: string): string {
  const title = shape.kind === 'text' && shape.title
  const words = shape.kind === 'text' || shape.kind === 'table'
  const named = element('p:cNvPr', { id, name: `${title ? '标题' : NAMES[shape.kind]} ${id}`, descr: shape.kind === 'bar' ? shape.label : undefined }, ...linkId
    ? [element('a:hlinkClick', { 'r:id': linkId, 'action': 'ppaction://hlinksldjump' })]
    : words || shape.kind === 'bar' ? [] : [DECORATIVE])
  if (shape.kind === 'table')
    return graphic(shape, named)
  const body = element('p:spPr', {}, properties(shape))
  if (shape.kind === 'line')
    return element('p:cxnSp', {}, element('p:nvCxnSpPr', {}, named, '<p:cNvCxnSpPr/><p:nvPr/>'), body)
  const own = title ? '<p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr>' : words ? '<p:cNvSpPr txBox="1"/><p:nvPr/>' : '<p:cNvSpPr/><p:nvPr/>'
  return element('p:sp', {}, element('p:nvSpPr', {}, named, own), body, ...shape.kind === 'text' ? [textBody(shape.paragraphs, shape.align)] : [])
}
