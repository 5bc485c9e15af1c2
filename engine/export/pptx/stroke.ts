import type { Segment } from './path.ts'
import type { Edge } from './shapes.ts'
import { solidFill } from './colour.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/** Draws a line, as `a:ln` or a border of a cell (ECMA-376 part 1, 20.1.2.2.24); none if its width is 0. */
export function stroke(name: string, { width, colour }: Edge, attributes: Record<string, string> = {}): string {
  return width
    ? element(name, { w: emu(width), ...attributes }, solidFill(colour), '<a:round/>')
    : element(name, { w: 0 }, '<a:noFill/>')
}

/** A freeform in a box of its own; a taut line gets a box of one EMU's height. */
export function freeform(segments: Segment[], edge: Edge, cap: string): string {
  const points = segments.flatMap(({ from, to }) => [from, ...to])
  const [left, top] = [0, 1].map(axis => Math.min(...points.map(point => emu(point[axis]!)))) as [number, number]
  const [right, bottom] = [0, 1].map(axis => Math.max(...points.map(point => emu(point[axis]!)))) as [number, number]
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)]
  const point = ([x, y]: Segment['from']): string => element('a:pt', { x: emu(x) - left, y: emu(y) - top })
  const lifted = ({ from }: Segment, before: Segment | undefined): boolean => before?.to.at(-1)?.join() !== from.join()
  const drawn = segments.flatMap((segment, index) => [
    ...lifted(segment, segments[index - 1]) ? [element('a:moveTo', {}, point(segment.from))] : [],
    element(segment.to.length === 1 ? 'a:lnTo' : 'a:cubicBezTo', {}, ...segment.to.map(point)),
  ])
  const path = element('a:path', { w: width, h: height, fill: 'none' }, ...drawn)
  return [
    element('a:xfrm', {}, element('a:off', { x: left, y: top }), element('a:ext', { cx: width, cy: height })),
    element('a:custGeom', {}, '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>', element('a:pathLst', {}, path)),
    '<a:noFill/>',
    stroke('a:ln', edge, { cap }),
  ].join('')
}
