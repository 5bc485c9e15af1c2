/**
 * The line of the deck as SVG path data. Its height is the origin: what stands on it lies above 0, towards the negative.
 * All in canvas pixels.
 */

/** It runs so far beyond both edges of the canvas, into the bleed of a print. */
export const BLEED = 40
const DASH = 24
const DASH_GAP = 18
/** The broken line falls so far: beyond the lower edge of the canvas, and of A4 with its bleed, which is higher. */
const FALL = 320
const BEND = 56

export const round = (value: number): number => Math.round(value * 100) / 100

/** From edge to edge, or between two points. */
export function taut(width: number, from = -BLEED, to = width + BLEED): string {
  return `M${round(from)} 0L${round(to)} 0`
}

/** Draws the dashes for what is still to be done, from a point to the right edge. */
export function dashed(width: number, from: number): string {
  const count = Math.ceil((width + BLEED - from) / (DASH + DASH_GAP))
  return Array.from({ length: count }, (_, index) => from + index * (DASH + DASH_GAP)).map(x => taut(width, x, x + DASH)).join('')
}

/** The end of a line that breaks at a point and falls. */
export function fallen(at: number): string {
  return `M${round(at)} 0A${BEND} ${BEND} 0 0 1 ${round(at + BEND)} ${BEND}L${round(at + BEND)} ${FALL}`
}

/** A closed link standing on the line; it starts and ends there, in the middle. */
export function closedLoop(left: number, right: number, height: number, radius: number): string {
  const arc = (x: number, y: number): string => `A${radius} ${radius} 0 0 0 ${round(x)} ${round(y)}`
  const middle = round((left + right) / 2)
  return [
    `M${middle} 0L${round(right - radius)} 0`,
    `${arc(right, -radius)}L${round(right)} ${round(radius - height)}`,
    `${arc(right - radius, -height)}L${round(left + radius)} ${round(-height)}`,
    `${arc(left, radius - height)}L${round(left)} ${-radius}`,
    `${arc(left + radius, 0)}L${middle} 0`,
  ].join('')
}
