import type { Ink, Point } from '../../engine/serve/shared.ts'
import { MOST_POINTS, MOST_STROKES } from '../../engine/serve/message.ts'

/** A hand that goes on less than this draws nothing new, in canvas pixels. */
const STEP_PX = 2

/** A point as two whole numbers: a hand is no finer, and every window is told of each. */
const rounded = ({ x, y }: Point): [number, number] => [Math.round(x), Math.round(y)]

/** The oldest strokes go where there would be more than a window may be told of. */
function bounded(strokes: number[][]): number[][] {
  let most = MOST_POINTS * 2
  const newest = strokes.slice(-MOST_STROKES).reverse()
  const surplus = newest.findIndex(stroke => (most -= stroke.length) < 0)
  return newest.slice(0, surplus < 0 ? undefined : surplus).reverse()
}

/** Puts the pen down on a slide, and with it a first point; what was drawn on another is gone. */
export function penDown(ink: Ink, slide: number, at: Point): Ink {
  return { slide, strokes: bounded([...ink.slide === slide ? ink.strokes : [], rounded(at)]) }
}

/** Draws the last stroke on to a point. @returns the same ink where the hand has hardly moved, or the stroke is full */
export function penTo(ink: Ink, at: Point): Ink {
  const stroke = ink.strokes.at(-1)
  const [x, y] = rounded(at)
  if (!stroke || stroke.length >= MOST_POINTS * 2 || Math.hypot(x - stroke.at(-2)!, y - stroke.at(-1)!) < STEP_PX)
    return ink
  return { ...ink, strokes: bounded([...ink.strokes.slice(0, -1), [...stroke, x, y]]) }
}

/** A stroke as the `d` of a path: curves from the middle of one piece to that of the next; of a single point a dot. */
export function pathOf(stroke: number[]): string {
  const points = Array.from({ length: stroke.length / 2 }, (_, index) => [stroke[index * 2]!, stroke[index * 2 + 1]!] as const)
  const curves = points.slice(1, -1).map(([x, y], index) => {
    const [nextX, nextY] = points[index + 2]!
    return `Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`
  })
  return `M${points[0]?.join(' ') ?? '0 0'}${curves.join('')}L${points.at(-1)?.join(' ') ?? '0 0'}`
}
