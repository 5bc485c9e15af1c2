import type { Box } from './nodes.ts'
import type { Shape } from './shapes.ts'
import type { Text } from './texts.ts'
import { around } from './texts.ts'

const TOUCH = 1
/** At the sides of a slide, as a part of its width: `--margin` of `styles/tokens.css`. */
const MARGIN = 1 / 16
/** So much room behind its last character lets a line be set wider than in the browser, in ems. */
const SPARE = 1
const LEFT = new Set(['left', 'start', 'justify'])

/** The box of any shape. */
function boxOf(shape: Shape): Box {
  return shape.kind === 'path'
    ? around(shape.segments.flatMap(({ from, to }) => [from, ...to]).map(([x, y]) => ({ x, y, width: 0, height: 0 })))
    : shape.box
}

/** The right end of the words themselves. */
const endOf = ({ box, paragraphs }: Text): number => box.x + Math.max(...paragraphs.map(({ width, hang }) => width + hang))

function widened(text: Text, boxes: Box[], page: Box): Text {
  const { x, y, width, height } = text.box
  const beside = boxes.filter(box => box.x > endOf(text) - TOUCH && box.y < y + height - TOUCH && box.y + box.height > y + TOUCH)
  const wanted = Math.max(width, page.width * (1 - MARGIN) - x)
  const room = Math.min(...beside.map(box => box.x - x))
  // Never less than `textOf` gave it: a box that reaches over another does no harm, words that break once more do.
  const least = Math.min(width, endOf(text) - x + SPARE * Math.max(...text.paragraphs.flatMap(({ lines }) => lines.flat().map(({ size }) => size))))
  return { ...text, box: { ...text.box, width: Math.max(least, Math.min(wanted, room)) } }
}

/**
 * Gives words that are set from the left all the room to their right, up to what stands there or to the margin: another
 * face may set them wider, and whoever edits them may write more.
 */
export function withRoom(shapes: Shape[], page: Box): Shape[] {
  const boxes = shapes.map(boxOf)
  return shapes.map(shape => shape.kind === 'text' && shape.role !== 'picture' && LEFT.has(shape.align) ? widened(shape, boxes, page) : shape)
}
