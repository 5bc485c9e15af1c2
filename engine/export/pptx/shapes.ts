import type { Paragraph } from './lines.ts'
import type { Box, ElementNode, Pixels } from './nodes.ts'
import type { Segment } from './path.ts'
import type { Role, Text } from './texts.ts'
import { isInline, paragraphsOf } from './lines.ts'
import { segmentsOf } from './path.ts'
import { withRoom } from './room.ts'
import { columnsOf, labelled, sideBySide, textsOf } from './texts.ts'

export interface Edge { width: number, colour: string }

export interface Cell { paragraphs: Paragraph[], align: string, below: Edge, padding: { top: number, bottom: number } }
/** A shape that is drawn, with the click at which it comes in. */
export type Shape = Text | { since: number } & (
  | { kind: 'box', box: Box, round: boolean, fill?: string, edge?: Edge }
  | { kind: 'line', box: Box, edge: Edge }
  | { kind: 'path', segments: Segment[], edge: Edge, cap: string, text?: string | undefined }
  | { kind: 'table', box: Box, columns: number[], rows: { height: number, cells: Cell[] }[] }
  | { kind: 'picture' } & Pixels
)

const TRANSPARENT = 'rgba(0, 0, 0, 0)'
const HEADING = /^h[1-3]$/
/** Elements in which a title stands. */
const HEADED = /^(?:h[1-3]|header)$/
/** The number of a slide, and of how many. */
const NUMBER = /^\d+ \/ \d+$/
/** Markdown makes these elements of paragraphs. */
const PIECE = /^(?:h[1-3]|li|p)$/

const elements = ({ children }: ElementNode): ElementNode[] => children.filter(child => 'tag' in child)

/** All elements with this tag. */
function find(element: ElementNode, tag: RegExp): ElementNode[] {
  return elements(element).flatMap(child => tag.test(child.tag) ? [child] : find(child, tag))
}

const plainText = ({ children }: ElementNode): string => children.map(child => 'tag' in child ? plainText(child) : child.characters.map(({ text }) => text).join('')).join('')

/** Ground and borders: a frame all round is one shape with its ground, single borders are lines. */
function grounds({ box, since, look: { ground, edges, round } }: ElementNode): Shape[] {
  const { x, y, width, height } = box
  const fill = ground === TRANSPARENT ? {} : { fill: ground }
  const framed = edges.every(({ width }) => width)
  if (framed) {
    const edge = edges[0]!
    const inset = edge.width / 2
    return [{ kind: 'box', since, box: { x: x + inset, y: y + inset, width: width - edge.width, height: height - edge.width }, round, ...fill, edge }]
  }
  const [top, right, bottom, left] = edges.map(edge => edge.width / 2) as [number, number, number, number]
  const places: Box[] = [
    { x, y: y + top, width, height: 0 },
    { x: x + width - right, y, width: 0, height },
    { x, y: y + height - bottom, width, height: 0 },
    { x: x + left, y, width: 0, height },
  ]
  return [
    ...'fill' in fill ? [{ kind: 'box' as const, since, box, round, ...fill }] : [],
    ...edges.flatMap((edge, side): Shape[] => edge.width ? [{ kind: 'line', since, box: places[side]!, edge }] : []),
  ]
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
  return [{ kind: 'table', since: table.since, box: table.box, columns, rows: rows.map(row => ({ height: row.box.height, cells: elements(row).map(cell(row)) })) }]
}

/** True of an element that is one piece of words: on a line, or on lines of their own below one another. */
function isWords(element: ElementNode): boolean {
  const lines = elements(element)
  return element.children.some(isInline)
    || (PIECE.test(element.tag) && lines.length > 0 && lines.every(({ tag, box }) => tag === 'span' && Math.abs(box.x - lines[0]!.box.x) < 1))
}

/** The properties that the shapes of an element have from those around it. */
interface Around { page: Box, heading: boolean, hidden: boolean, link?: number | undefined, description?: string | undefined }

function wordsOf(element: ElementNode, { page, heading, hidden, link }: Around): Text[] {
  const role: Role = hidden ? 'picture' : heading ? 'title' : 'body'
  return textsOf(element, page, role).map(text => ({ ...text, ...(link && { link }) }))
}

/** A label and what it stands before, in a heading or around one. */
function labelledIn(element: ElementNode, around: Around): Shape[] | undefined {
  const pieces = HEADED.test(element.tag) ? elements(element) : []
  if (pieces.length !== 2 || !pieces.every(isWords))
    return undefined
  const [label, ...words] = pieces.flatMap(piece => wordsOf(piece, { ...around, heading: true }))
  return [...pieces.flatMap(grounds), ...words.length === 1 ? labelled(label!, words[0]!) : [label!, ...words]]
}

/** The line at the foot of a slide: where it is in the speech, and its number. */
function footOf(foot: ElementNode, { page }: Around): Text[] {
  const texts = elements(foot).flatMap(piece => textsOf(piece, page, NUMBER.test(plainText(piece)) ? 'number' : 'foot'))
  return [...sideBySide(texts.filter(({ role }) => role === 'foot')), ...texts.filter(({ role }) => role === 'number').map(text => ({ ...text, align: 'right' }))]
}

/** The shapes of a list: before its words what lies behind them. */
function listOf(list: ElementNode, around: Around): Shape[] {
  const shapes = elements(list).flatMap(item => shapesWithin(item, around))
  const isItem = (shape: Shape): shape is Text => shape.kind === 'text' && shape.role === 'body' && !shape.link
  return [...shapes.filter(shape => !isItem(shape)), ...columnsOf(shapes.filter(isItem))]
}

function shapesWithin(element: ElementNode, outside: Around): Shape[] {
  const { since, tag } = element
  if (element.path) {
    const { d, x, y, cap, ...edge } = element.path
    return [{ kind: 'path', since, segments: segmentsOf(d, x, y), edge, cap, text: outside.description }]
  }
  if (tag === 'table')
    return tableOf(element)
  if (tag === 'footer')
    return footOf(element, outside)
  if (element.children.some(child => 'tag' in child && child.picture))
    return find(element, /^img$/).map(({ picture }) => ({ kind: 'picture', since, ...picture! }))
  const { heading, hidden, link, description } = outside
  const around: Around = {
    page: outside.page,
    heading: heading || HEADING.test(tag),
    hidden: hidden || element.hidden,
    link: element.link ?? link,
    description: element.description ?? description,
  }
  if (isWords(element))
    return [...grounds(element), ...find(element, /^::before$/).flatMap(grounds), ...wordsOf(element, around)]
  return labelledIn(element, around) ?? [...grounds(element), ...element.list ? listOf(element, around) : elements(element).flatMap(child => shapesWithin(child, around))]
}

/**
 * Lists the shapes of a slide, in the order in which the browser draws them. Of several headings the first is the title.
 * @param page the slide as `readSlide` gives it; its own ground is not among the shapes
 */
export function shapesOf(page: ElementNode): Shape[] {
  const shapes = elements(page).flatMap(child => shapesWithin(child, { page: page.box, heading: false, hidden: false }))
  const title = shapes.find(shape => shape.kind === 'text' && shape.role === 'title')
  const named = shapes.map(shape => shape.kind === 'text' && shape.role === 'title' && shape !== title ? { ...shape, role: 'body' as const } : shape)
  return withRoom(named, page.box)
}
