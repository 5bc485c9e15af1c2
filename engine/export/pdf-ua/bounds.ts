import type { PDFDocument } from 'pdf-lib'
import type { Drawing } from '../pdf/drawings.ts'
import type { Point } from '../pdf/matrix.ts'
import type { MarkedStream } from './streams.ts'
import type { Element, Tree } from './tree.ts'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { pointsOf, tagOf } from '../pdf/drawings.ts'
import { transform } from '../pdf/matrix.ts'
import { contentsOf, elementsOf } from './tree.ts'

/** In the space of the page. */
type Box = readonly [left: number, bottom: number, right: number, top: number]

/** An image fills this, which the matrix makes as large as the image is drawn (ISO 32000-1, 8.9.3). */
const UNIT_SQUARE: Point[] = [[0, 0], [0, 1], [1, 0], [1, 1]]

/** The smallest box around both. */
function join(one: Box, other: Box): Box {
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])]
}

/** The points of a path or an image in the space of the page; of text there are none. */
function pointsIn({ kind, operations }: Drawing): Point[] {
  return operations.flatMap(({ instruction, matrix }) =>
    (kind === 'object' ? UNIT_SQUARE : pointsOf(instruction)).map(point => transform(point, matrix)))
}

/**
 * Finds the box around the paths and images of each marked-content sequence of a page, by MCID. Control points count as
 * points, clips and line widths not at all: a box may be a little off, as it does for a reader that zooms to it.
 */
function boxesOf({ drawings }: MarkedStream): Map<number, Box> {
  const boxes = new Map<number, Box>()
  for (const drawing of drawings) {
    const mcid = tagOf(drawing)?.mcid
    if (mcid === undefined)
      continue
    for (const [x, y] of pointsIn(drawing)) {
      const point: Box = [x, y, x, y]
      boxes.set(mcid, join(boxes.get(mcid) ?? point, point))
    }
  }
  return boxes
}

/** Gives a figure its bounding box, which a reader shows or skips (ISO 32000-1, table 344). */
function setBox({ context }: PDFDocument, { dict }: Element, box: Box): void {
  const written = dict.lookup(PDFName.of('A'))
  const attributes = written instanceof PDFArray ? written.asArray() : written ? [written] : []
  const others = attributes.filter(each => !context.lookupMaybe(each, PDFDict)?.has(PDFName.of('BBox')))
  const layout = context.obj({ O: 'Layout', BBox: box.map(value => Math.round(value * 100) / 100) })
  dict.set(PDFName.of('A'), context.obj([...others, layout]))
}

/** Gives every figure that is on one page its bounding box. */
export function setBoxes(document: PDFDocument, { tops }: Tree, streams: Map<string, MarkedStream>): void {
  const boxes = new Map<string, Map<number, Box>>()
  for (const figure of elementsOf(tops).filter(({ type }) => type === 'Figure')) {
    const contents = contentsOf(figure)
    const [key = '', ...others] = new Set(contents.map(({ stream }) => stream))
    const stream = streams.get(key)
    // On several pages a figure has no box; in a form it is not worth the reckoning.
    if (!stream?.isPage || others.length)
      continue
    if (!boxes.has(key))
      boxes.set(key, boxesOf(stream))
    const parts = contents.map(({ mcid }) => boxes.get(key)!.get(mcid)).filter(box => box !== undefined)
    if (parts.length)
      setBox(document, figure, parts.reduce(join))
  }
}
