/** Where on its way the stroke draws a symbol of the speech: 舵 a helm, 田 furrows, 线 the taut line itself. */
export interface Motif {
  symbol: string
  /** centre of the figure, in canvas pixels */
  x: number
  /** radius of the helm's rim, depth of the furrows; in canvas pixels */
  size: number
}

type Point = readonly [x: number, y: number]

const SPOKES = 8
const HANDLE = 1.36
const HUB = 0.34
/** The furrows are as deep as they go, then lose depth as the line is pulled taut. */
const FURROW_DEPTHS = [1, 1, 1, 1, 1, 1, 0.72, 0.42, 0.18]
const FURROW_LENGTH = 16
/** How far the control points of a furrow reach towards each other; 0.5 rounds it to a sine. */
const FURROW_ROUNDNESS = 0.5

const round = (value: number): number => Math.round(value * 100) / 100
const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`

/** A full turn about the centre from its left, going out to `reach` and back at each spoke. */
function turn(centre: Point, radius: number, reach: number): string {
  const polar = (length: number, spoke: number): Point => {
    const angle = Math.PI + spoke * 2 * Math.PI / SPOKES
    return [centre[0] + length * Math.cos(angle), centre[1] + length * Math.sin(angle)]
  }
  return Array.from({ length: SPOKES }, (_, index) => index + 1).map((spoke) => {
    const foot = at(polar(radius, spoke))
    const arc = `A${radius} ${radius} 0 0 1 ${foot}`
    return spoke === SPOKES ? arc : `${arc}L${at(polar(reach, spoke))}L${foot}`
  }).join('')
}

function helm(x: number, y: number, radius: number): string {
  const hub = round(radius * HUB)
  return [
    `L${at([x - radius, y])}`,
    turn([x, y], radius, radius * HANDLE),
    `L${at([x - hub, y])}`,
    turn([x, y], hub, radius),
    `A${hub} ${hub} 0 0 1 ${at([x + hub, y])}`,
    `L${at([x + radius * HANDLE, y])}`,
  ].join('')
}

function furrows(x: number, y: number, depth: number): string {
  const length = depth * FURROW_LENGTH
  const step = length / (FURROW_DEPTHS.length + 1)
  const start = x - length / 2
  const crests: Point[] = FURROW_DEPTHS.map((part, index) => [start + (index + 1) * step, y + (index % 2 ? 1 : -1) * depth * part])
  const knots: Point[] = [[start, y], ...crests, [start + length, y]]
  return `L${at([start, y])}${knots.slice(1).map((knot, index) => {
    const [fromX, fromY] = knots[index]!
    const reach = step * FURROW_ROUNDNESS
    return `C${at([fromX + reach, fromY])} ${at([knot[0] - reach, knot[1]])} ${at(knot)}`
  }).join('')}`
}

const FIGURES: Record<string, (x: number, y: number, size: number) => string> = { 舵: helm, 田: furrows }

/**
 * The one line of the deck as SVG path data: the pen goes from left to right and is never lifted.
 * @param from left end in canvas pixels
 * @param to right end
 * @param y height of the taut line
 * @param motifs what it draws on its way, from left to right; a symbol without a figure leaves it taut
 */
export function strokePath(from: number, to: number, y: number, motifs: Motif[]): string {
  const figures = motifs.map(({ symbol, x, size }) => FIGURES[symbol]?.(x, y, size) ?? '')
  return `M${at([from, y])}${figures.join('')}L${at([to, y])}`
}
