import svgpath from 'svgpath'

export type Point = [x: number, y: number]

/** A segment of a path: where it starts and the points that it leads through, one (a line) or three (a cubic curve). */
export interface Segment { from: Point, to: [Point] | [Point, Point, Point] }

const between = (a: Point, b: Point, at: number): Point => [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
const end = ({ to }: Segment): Point => to.at(-1)!

/** Lines and cubic curves of SVG path data, which must not be closed: the strokes of this deck never are. */
function allSegments(d: string, x: number, y: number): Segment[] {
  const segments: Segment[] = []
  svgpath(d).abs().translate(x, y).unshort().unarc().iterate((segment, _, ...from) => {
    const [command, ...numbers] = segment as [string, ...number[]]
    if (command === 'M')
      return
    if (!(command === 'L' || command === 'C'))
      throw new TypeError(`A path of the deck has no “${command}”`)
    const to = Array.from({ length: numbers.length / 2 }, (_, index): Point => [numbers[2 * index]!, numbers[2 * index + 1]!])
    segments.push({ from, to: to as Segment['to'] })
  })
  return segments
}

/** The first part of a segment, up to `at` of 1 (de Casteljau). */
function head({ from, to: [first, second, third] }: Segment, at: number): Segment {
  if (!second || !third)
    return { from, to: [between(from, first, at)] }
  const a = between(from, first, at)
  const b = between(first, second, at)
  const c = between(a, b, at)
  return { from, to: [a, c, between(c, between(b, between(second, third, at), at), at)] }
}

/** Cuts a segment that goes from left to right where it crosses `limit`. */
function cut(segment: Segment, limit: number): Segment {
  let [low, high] = [0, 1]
  for (let step = 0; step < 30; step++) {
    const at = (low + high) / 2
    if (end(head(segment, at))[0] < limit)
      low = at
    else
      high = at
  }
  return head(segment, low)
}

/**
 * Reads a path that is drawn from left to right.
 * @param d SVG path data
 * @param x where its origin lies
 * @param y where its origin lies
 * @param until where it is cut off: the segment that first crosses this is the last one
 */
export function segmentsOf(d: string, x: number, y: number, until = Infinity): Segment[] {
  const segments = allSegments(d, x, y)
  const last = segments.findIndex(segment => end(segment)[0] > until)
  return last < 0 ? segments : [...segments.slice(0, last), cut(segments[last]!, until)]
}
