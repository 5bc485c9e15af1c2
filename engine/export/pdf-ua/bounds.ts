import type { PDFDocument } from 'pdf-lib'
import type { ContentStream } from './streams.ts'
import type { Element, Tree } from './tree.ts'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { contentsOf, elementsOf } from './tree.ts'

/** left, bottom, right, top in the space of the page. */
type Box = [left: number, bottom: number, right: number, top: number]
type Matrix = [number, number, number, number, number, number]

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g
const LINE = /^([-\d. ]*)\b(cm|re|[mlcvy])$/

/** The smallest box around both. */
function join(one: Box | undefined, [left, bottom, right, top]: Box): Box {
  return one ? [Math.min(one[0], left), Math.min(one[1], bottom), Math.max(one[2], right), Math.max(one[3], top)] : [left, bottom, right, top]
}

/** `inner` within `outer`: what `cm` does (ISO 32000-1, 8.3.4). */
function compose([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/**
 * How far the paths and images of each marked-content sequence of a page reach, by MCID. Control points count as
 * points, clips and line widths not at all: a box may be a little off, as it does for a reader that zooms to it.
 */
function boxesOf({ lines, drawings }: ContentStream): Map<number, Box> {
  const boxes = new Map<number, Box>()
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let next = 0
  for (const [at, line] of lines.entries()) {
    while (drawings[next] && drawings[next]!.to < at)
      next++
    const drawing = drawings[next]
    const mcid = drawing && drawing.from <= at ? drawing.marks.find(mark => mark.mcid !== undefined)?.mcid : undefined
    const [, written, operator] = LINE.exec(line) ?? []
    const numbers = (written?.match(NUMBER) ?? []).map(Number)
    const [x = 0, y = 0, width = 0, height = 0] = numbers
    let points: number[] = []
    if (line === 'q')
      saved.push(matrix)
    else if (line === 'Q')
      matrix = saved.pop() ?? matrix
    else if (operator === 'cm')
      matrix = compose(numbers as Matrix, matrix)
    else if (drawing?.kind === 'object' && drawing.to === at)
      points = [0, 0, 0, 1, 1, 0, 1, 1]
    else if (drawing?.kind === 'path')
      points = operator === 're' ? [x, y, x + width, y, x, y + height, x + width, y + height] : numbers
    const [a, b, c, d, e, f] = matrix
    if (mcid === undefined)
      continue
    for (let index = 0; index + 1 < points.length; index += 2) {
      const [px, py] = [points[index]!, points[index + 1]!]
      const [X, Y] = [a * px + c * py + e, b * px + d * py + f]
      boxes.set(mcid, join(boxes.get(mcid), [X, Y, X, Y]))
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
export function setBoxes(document: PDFDocument, { tops }: Tree, streams: Map<string, ContentStream>): void {
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
