import type { Bar, Paragraph } from './lines.ts'
import type { Box, ElementNode, Pixels } from './nodes.ts'
import type { Segment } from './path.ts'
import { barsOf, isInline, paragraphsOf } from './lines.ts'
import { segmentsOf } from './path.ts'

export interface Edge { width: number, colour: string }

/** Words in one box, as wide as the column that they stand in. */
export interface Text {
  kind: 'text'
  box: Box
  paragraphs: Paragraph[]
  align: string
  /** it is the title of the slide */
  title?: boolean
  /** number of the slide that it links to */
  link?: number
}
export interface Cell { paragraphs: Paragraph[], align: string, below: Edge, padding: { top: number, bottom: number } }
export type Shape = Text
  | { kind: 'box', box: Box, round: boolean, fill?: string, edge?: Edge }
  | { kind: 'line', box: Box, edge: Edge }
  | { kind: 'path', segments: Segment[], edge: Edge }
  | { kind: 'table', box: Box, columns: number[], rows: { height: number, cells: Cell[] }[] }
  | { kind: 'bar' } & Bar
  | { kind: 'picture' } & Pixels

const TRANSPARENT = 'rgba(0, 0, 0, 0)'
const HEADING = /^h[1-3]$/
/** What Markdown makes of a paragraph of any kind. */
const PIECE = /^(?:h[1-3]|li|p)$/

const elements = ({ children }: ElementNode): ElementNode[] => children.filter(child => 'tag' in child)

/** All elements with this tag. */
function find(element: ElementNode, tag: RegExp): ElementNode[] {
  return elements(element).flatMap(child => tag.test(child.tag) ? [child] : find(child, tag))
}

/** Ground and borders: a frame all round is one shape with its ground, single borders are lines. */
function grounds({ box, look: { ground, edges, round } }: ElementNode): Shape[] {
  const { x, y, width, height } = box
  const fill = ground === TRANSPARENT ? {} : { fill: ground }
  const framed = edges.every(({ width }) => width)
  if (framed) {
    const edge = edges[0]!
    const inset = edge.width / 2
    return [{ kind: 'box', box: { x: x + inset, y: y + inset, width: width - edge.width, height: height - edge.width }, round, ...fill, edge }]
  }
  const [top, right, bottom, left] = edges.map(edge => edge.width / 2) as [number, number, number, number]
  const places: Box[] = [
    { x, y: y + top, width, height: 0 },
    { x: x + width - right, y, width: 0, height },
    { x, y: y + height - bottom, width, height: 0 },
    { x: x + left, y, width: 0, height },
  ]
  return [
    ...'fill' in fill ? [{ kind: 'box' as const, box, round, ...fill }] : [],
    ...edges.flatMap((edge, side): Shape[] => edge.width ? [{ kind: 'line', box: places[side]!, edge }] : []),
  ]
}

/**
 * The box of some words: their column, or a little more where they fill it, since another face may set them wider.
 */
function textOf(element: ElementNode, page: Box): Text {
  const { content, look: { align } } = element
  const paragraphs = paragraphsOf(element)
  const size = Math.max(...paragraphs.flatMap(({ lines }) => lines.flat().map(({ size }) => size)))
  const width = Math.max(content.width, ...paragraphs.map(({ width }) => width + size))
  const last = paragraphs.at(-1)!
  const hang = Math.max(...paragraphs.map(({ hang }) => hang))
  const side = align === 'right' || align === 'end' ? content.width - width : align === 'center' ? (content.width - width) / 2 : -hang
  const x = Math.max(0, content.x + side)
  const y = paragraphs[0]!.top
  return {
    kind: 'text',
    box: { x, y, width: Math.min(width + hang, page.width - x), height: last.top + last.lines.length * last.lineHeight - y },
    paragraphs,
    align,
  }
}

function tableOf(table: ElementNode): Shape[] {
  const rows = find(table, /^tr$/)
  const columns = elements(rows[0]!).map(({ box }) => box.width)
  const cell = (row: ElementNode) => (cell: ElementNode): Cell => ({
    paragraphs: paragraphsOf(cell),
    align: cell.look.align,
    below: [cell, row].map(({ look }) => look.edges[2]!).find(({ width }) => width) ?? { width: 0, colour: '' },
    padding: { top: cell.content.y - cell.box.y, bottom: cell.box.y + cell.box.height - cell.content.y - cell.content.height },
  })
  return [
    { kind: 'table', box: table.box, columns, rows: rows.map(row => ({ height: row.box.height, cells: elements(row).map(cell(row)) })) },
    ...barsOf(table).map(bar => ({ kind: 'bar' as const, ...bar })),
  ]
}

/** True of an element that is one piece of words: on a line, or on lines of their own below one another. */
function isWords(element: ElementNode): boolean {
  const lines = elements(element)
  return element.children.some(isInline)
    || (PIECE.test(element.tag) && lines.length > 0 && lines.every(({ tag, box }) => tag === 'span' && Math.abs(box.x - lines[0]!.box.x) < 1))
}

function shapesWithin(element: ElementNode, page: Box, heading: boolean, link?: number): Shape[] {
  if (element.path) {
    const { d, x, y, colour, width } = element.path
    return [{ kind: 'path', segments: segmentsOf(d, x, y), edge: { colour, width } }]
  }
  if (element.tag === 'table')
    return tableOf(element)
  const pictures = find(element, /^img$/)
  if (element.children.some(child => 'tag' in child && child.picture))
    return pictures.map(({ picture }) => ({ kind: 'picture', ...picture! }))
  const context = [page, heading || HEADING.test(element.tag), element.link ?? link] as const
  if (!isWords(element))
    return [...grounds(element), ...elements(element).flatMap(child => shapesWithin(child, ...context))]
  return [
    ...grounds(element),
    ...find(element, /^::before$/).flatMap(grounds),
    { ...textOf(element, page), title: context[1], ...(context[2] && { link: context[2] }) },
    ...barsOf(element).map(bar => ({ kind: 'bar' as const, ...bar })),
  ]
}

/**
 * What is to be drawn of a slide, in the order in which the browser draws it.
 * @param page the slide as `readSlide` gives it; its own ground is not among the shapes
 */
export function shapesOf(page: ElementNode): Shape[] {
  const shapes = elements(page).flatMap(child => shapesWithin(child, page.box, false))
  const title = shapes.find(shape => shape.kind === 'text' && shape.title)
  return shapes.map(shape => shape.kind === 'text' ? { ...shape, title: shape === title } : shape)
}
