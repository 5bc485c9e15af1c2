/** The places of the parts of a slide of some width, in canvas pixels from the left; the heights stand in `styles/tokens.css`. */
export interface Stage {
  /** of the canvas */
  width: number
  /** left and right of all words */
  margin: number
  /** left edge of what stands beside the title, or under it */
  left: number
  /** right edge of all words */
  right: number
  shape: 'narrow' | 'usual' | 'wide'
}

/** Part of the width. */
const MARGIN = 1 / 16
/** A long screen has the title beside the rest. */
const BESIDE = 0.36
const NARROWEST = 1000
const WIDEST = 1800

/**
 * The stage for a canvas.
 * @param width of the canvas, in pixels
 */
export function stageOf(width: number): Stage {
  const shape = width < NARROWEST ? 'narrow' : width > WIDEST ? 'wide' : 'usual'
  const margin = width * MARGIN
  return { width, margin, left: shape === 'wide' ? Math.round(width * BESIDE) : margin, right: width - margin, shape }
}

/** Finds where the bead of slide `no` of `total` is: the first at the left margin, the last at the right one. */
export function beadAt(no: number, total: number, { margin, right }: Stage): number {
  return margin + (total > 1 ? (no - 1) / (total - 1) : 0) * (right - margin)
}
