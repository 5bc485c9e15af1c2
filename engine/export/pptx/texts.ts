import type { Paragraph } from './lines.ts'
import type { Box, ElementNode } from './nodes.ts'
import { paragraphsOf, partition } from './lines.ts'

/**
 * The role of some words for Office: the title, a text of the outline, the foot and the number of the slide, which have
 * places on its layout; or none of them, a picture made of characters.
 */
export type Role = 'title' | 'body' | 'foot' | 'number' | 'picture'

/** Words in one box, as wide as the column that they stand in. */
export interface Text {
  kind: 'text'
  role: Role
  box: Box
  paragraphs: Paragraph[]
  align: string
  /** the click at which the first of it comes in */
  since: number
  /** number of the slide that it links to */
  link?: number
}

const TOUCH = 1
/** Between what stands side by side in one line of small print. */
const GAP = '\u3000'
const TAB = '\t'

const right = ({ x, width }: Box): number => x + width
const bottom = ({ y, height }: Box): number => y + height

/** The box around some. */
export function around(boxes: Box[]): Box {
  const [x, y] = [Math.min(...boxes.map(box => box.x)), Math.min(...boxes.map(box => box.y))]
  return { x, y, width: Math.max(...boxes.map(right)) - x, height: Math.max(...boxes.map(bottom)) - y }
}

const bottomOf = ({ top, lines, lineHeight }: Paragraph): number => top + lines.length * lineHeight
/** True if a paragraph stands above the end of another one that comes before it. */
const isAbove = (before: Paragraph, { top, lineHeight }: Paragraph): boolean => top + lineHeight / 2 < bottomOf(before) - before.lineHeight / 2

/**
 * The words of an element: one text, or more if not all of its paragraphs stand below one another. The box is a little
 * wider than its column where they fill it, since another face may set them wider.
 */
export function textsOf(element: ElementNode, page: Box, role: Role): Text[] {
  return partition(paragraphsOf(element), isAbove).map(paragraphs => textOf(element, paragraphs, page, role))
}

function textOf({ content, look: { align }, since }: ElementNode, paragraphs: Paragraph[], page: Box, role: Role): Text {
  const size = Math.max(...paragraphs.flatMap(({ lines }) => lines.flat().map(({ size }) => size)))
  const width = Math.max(content.width, ...paragraphs.map(({ width }) => width + size))
  const last = paragraphs.at(-1)!
  const hang = Math.max(...paragraphs.map(({ hang }) => hang))
  const side = align === 'right' || align === 'end' ? content.width - width : align === 'center' ? (content.width - width) / 2 : -hang
  const x = Math.max(0, content.x + side)
  const y = paragraphs[0]!.top
  const box = { x, y, width: Math.min(width + hang, page.width - x), height: bottomOf(last) - y }
  return { kind: 'text', role, box, paragraphs, align, since }
}

/** The left edge of the lines of a text, but for those that stand out. */
const edgeOf = ({ box, paragraphs }: Text): number => box.x + Math.max(...paragraphs.map(({ hang }) => hang))

const meet = (a: Box, b: Box): boolean => a.y < bottom(b) - TOUCH && b.y < bottom(a) - TOUCH

/**
 * A label and what it stands before, 第一 and its point, as one title: beside it, its lines hang; or above it. What has
 * several lines is no label, but a text of its own.
 */
export function labelled(label: Text, words: Text): Text[] {
  const box = around([label.box, words.box])
  if (!meet(label.box, words.box))
    return [{ ...words, box, paragraphs: [...label.paragraphs, ...words.paragraphs] }]
  if (label.paragraphs.flatMap(({ lines }) => lines).length > 1)
    return [label, words]
  const [first, ...rest] = words.paragraphs as [Paragraph, ...Paragraph[]]
  const [line = [], ...lines] = first.lines
  const before = label.paragraphs.flatMap(({ lines }) => lines.flat())
  const hang = edgeOf(words) - edgeOf(label)
  const tab = { ...line[0]!, text: TAB, spacing: 0 }
  delete tab.bar
  return [{ ...words, box, paragraphs: [{ ...first, lines: [[...before, tab, ...line], ...lines], hang }, ...rest] }]
}

/** Small print side by side as one line. */
export function sideBySide(texts: Text[]): Text[] {
  const [first, ...rest] = texts
  if (!first)
    return []
  const runs = texts.map(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flat()))
  const line = runs.flatMap((run, index) => index ? [{ ...run[0]!, text: GAP }, ...run] : run)
  return [{ ...first, box: around([first, ...rest].map(({ box }) => box)), paragraphs: [{ ...first.paragraphs[0]!, lines: [line] }] }]
}

/** True if a text goes on below another one, so that both are paragraphs of one column. */
function follows(above: Text, below: Text): boolean {
  return above.align === below.align && Math.abs(edgeOf(above) - edgeOf(below)) < TOUCH && below.box.y > bottom(above.box) - TOUCH
}

/** The items of a list, those that stand in one column as one text, a paragraph for each. */
export function columnsOf(items: Text[]): Text[] {
  return partition(items, (above, below) => !follows(above, below)).map((column) => {
    const first = column[0]!
    return { ...first, box: around(column.map(({ box }) => box)), paragraphs: column.flatMap(({ paragraphs }) => paragraphs), since: Math.min(...column.map(({ since }) => since)) }
  })
}
