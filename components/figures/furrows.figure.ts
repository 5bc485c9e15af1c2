import type { Figure } from './figure.ts'
import { round } from '../linePath.ts'

/** Rows of the field on the cover: odd, so that the last, which is the line, leads on to the right. */
const ROWS = 5
/** Length of its rows by its height. */
const LENGTH = 2.3

/** The turn from a row to the next at a headland. */
function turn(x: number, from: number, to: number, onTheRight: boolean): string {
  const radius = round((to - from) / 2)
  return `A${radius} ${radius} 0 0 ${onTheRight ? 1 : 0} ${round(x)} ${round(to)}`
}

/** A field, row by row: the line ploughs and turns at the headlands. */
export default {
  symbol: '田',
  motif(x, size) {
    const height = 2 * size
    const pitch = height / (ROWS - 1)
    const [left, right] = [x - size * LENGTH, x + size * LENGTH]
    const rows = Array.from({ length: ROWS - 1 }, (_, row) => {
      const y = row * pitch - height
      const onTheRight = row % 2 === 0
      const end = onTheRight ? right : left
      return `L${round(end)} ${round(y)}${turn(end, y, y + pitch, onTheRight)}`
    })
    const rise = size * 0.7
    return {
      way: `L${round(left - 2 * rise)} 0C${round(left - rise)} 0 ${round(left - rise)} ${-height} ${round(left)} ${-height}${rows.join('')}`,
      // The line itself runs on below the rise.
      strokes: [{ d: `M${round(left - 2 * rise)} 0L${round(left)} 0`, width: 6 }],
    }
  },
  rows(left, right, heights, ends) {
    return heights.slice(0, -1).map((y, row) => {
      // Counted from below, lest the last turn leads off the slide.
      const onTheRight = (heights.length - row) % 2 === 1
      const next = heights[row + 1]!
      const radius = (next - y) / 2
      const end = onTheRight ? right - radius : left + radius
      const begin = row ? (onTheRight ? left + radius : right - radius) : ends[onTheRight ? 0 : 1]
      return `M${round(begin)} ${round(y)}L${round(end)} ${round(y)}${turn(end, y, next, onTheRight)}`
    })
  },
} satisfies Figure
