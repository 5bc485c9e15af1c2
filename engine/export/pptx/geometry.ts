import type { Box } from './nodes.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/**
 * The place of a shape, and its size (ECMA-376 part 1, 20.1.7.6).
 * @param tag `a:xfrm`, or `p:xfrm` for a table
 */
export function frame(tag: 'a:xfrm' | 'p:xfrm', { x, y, width, height }: Box): string {
  return element(tag, {}, element('a:off', { x: emu(x), y: emu(y) }), element('a:ext', { cx: emu(width), cy: emu(height) }))
}

/** One of the shapes that Office knows by name (20.1.9.18). */
export function preset(name: 'rect' | 'ellipse' | 'line'): string {
  return element('a:prstGeom', { prst: name }, '<a:avLst/>')
}
