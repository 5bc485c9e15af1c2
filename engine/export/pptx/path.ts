import svgpath from 'svgpath'

export type Point = [x: number, y: number]

/** A segment of a path: where it starts and the points that it leads through, one (a line) or three (a cubic curve). */
export interface Segment { from: Point, to: [Point] | [Point, Point, Point] }

/** A stroke that leaves the slide runs straight on to the bleed of the press (`FALL` in `components/linePath.ts`); here it ends sooner. */
const LOWEST = 720 + 40

/**
 * Lines and cubic curves of a path, one after the other; where one does not begin where the last has ended, the pen
 * was lifted.
 * @param d SVG path data; it must not be closed by a command of its own: the strokes of a deck never are
 * @param x where its origin lies
 * @param y where its origin lies
 */
export function segmentsOf(d: string, x: number, y: number): Segment[] {
  const segments: Segment[] = []
  svgpath(d).abs().translate(x, y).unshort().unarc().iterate((segment, _, ...from) => {
    const [command, ...numbers] = segment as [string, ...number[]]
    if (command === 'M')
      return
    if (!(command === 'L' || command === 'C'))
      throw new TypeError(`A path of the deck has no “${command}”`)
    const to = Array.from({ length: numbers.length / 2 }, (_, index): Point => [numbers[2 * index]!, Math.min(numbers[2 * index + 1]!, LOWEST)])
    segments.push({ from, to: to as Segment['to'] })
  })
  return segments
}
