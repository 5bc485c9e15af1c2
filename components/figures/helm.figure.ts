import type { Figure, Stroke } from './figure.ts'
import { round } from '../linePath.ts'

const SPOKES = 8
const STEP = 360 / SPOKES
const HUB = 0.2
const INNER = 0.8
/** Of a handle, from the rim on. */
const HANDLE = [1.06, 1.26] as const

type Point = readonly [x: number, y: number]

/** A circle as two arcs, begun and ended at its lowest point. */
function circle([x, y]: Point, radius: number): string {
  const arc = (end: number): string => `A${round(radius)} ${round(radius)} 0 0 0 ${round(x)} ${round(end)}`
  return `M${round(x)} ${round(y + radius)}${arc(y - radius)}${arc(y + radius)}`
}

/** A bit of each spoke, `from` and `to` as parts of the radius. */
function spokes([x, y]: Point, radius: number, from: number, to: number): string {
  return Array.from({ length: SPOKES }, (_, spoke) => (spoke + 0.5) * STEP * Math.PI / 180).map((angle) => {
    const at = (reach: number): string => `${round(x + reach * radius * Math.cos(angle))} ${round(y + reach * radius * Math.sin(angle))}`
    return `M${at(from)}L${at(to)}`
  }).join('')
}

function work(centre: Point, radius: number, weight: number): Stroke[] {
  return [
    { d: spokes(centre, radius, HUB, HANDLE[1]), width: 5 * weight },
    { d: spokes(centre, radius, ...HANDLE), width: 15 * weight },
    { d: circle(centre, radius * HUB), width: 6 * weight },
    { d: circle(centre, 0.01), width: 18 * weight },
  ]
}

/** A helm, to hold the course: the line loops into its rim. */
export default {
  symbol: '舵',
  motif(x, size) {
    const centre: Point = [x, -size]
    return {
      way: `L${round(x)} 0${circle(centre, size).replace(/^M[^A]+/, '')}`,
      strokes: [...work(centre, size, 0.5), { d: circle(centre, size * INNER), width: 2.5 }],
    }
  },
  beside(x, size) {
    const centre: Point = [x, -size]
    return {
      strokes: [{ d: circle(centre, size), width: 6 }, { d: circle(centre, size * INNER), width: 3 }],
      turning: work(centre, size, 1),
      centre: [x, -size],
      notch: STEP,
    }
  },
} satisfies Figure
