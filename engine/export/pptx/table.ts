import type { Cell, Edge, Shape } from './shapes.ts'
import { frame } from './geometry.ts'
import { stroke } from './stroke.ts'
import { paragraphsXml } from './text.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/** Without style and grid: the one that PowerPoint itself names so. */
const PLAIN_TABLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'
const TABLE = 'http://schemas.openxmlformats.org/drawingml/2006/table'
const NO_EDGE: Edge = { width: 0, colour: '' }

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

/** A table that can be edited as one; `named` is its `p:cNvPr`. */
export function tableXml({ box, columns, rows }: Extract<Shape, { kind: 'table' }>, named: string): string {
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
