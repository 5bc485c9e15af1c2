import type { PDFDocument } from 'pdf-lib'
import type { Drawing } from './drawings.ts'
import type { Operation } from './interpret.ts'
import type { Point } from './matrix.ts'
import { UserError } from '../../command/run.ts'
import { readPages } from './content.ts'
import { drawingsOf, pointsOf } from './drawings.ts'
import { interpretAll } from './interpret.ts'
import { scalesOf } from './matrix.ts'

/** In points. Thinner lines break up on the plate, most of all those that are screened or made of several inks. */
const LEAST_RULE = 0.25
const OPENING = new Set(['m', 're'])

function subpathsOf(operations: Operation[]): Point[][] {
  const subpaths: Point[][] = []
  for (const { instruction } of operations) {
    if (OPENING.has(instruction.operator))
      subpaths.push([])
    subpaths.at(-1)?.push(...pointsOf(instruction))
  }
  return subpaths
}

/** The lesser of width and height of some points, their axes scaled. */
function thickness(points: Point[], scales: Point): number {
  return Math.min(...scales.map((scale, axis) => {
    const along = points.map(point => point[axis]!)
    return (Math.max(...along) - Math.min(...along)) * scale
  }))
}

/** The widths in points of the parts of a drawing: of its subpaths where it is filled, of its line where it is stroked. */
function widthsOf({ operations }: Drawing): number[] {
  const { kind, matrix, lineWidth } = operations.at(-1)!
  const scales = scalesOf(matrix)
  const filled = kind === 'fill' || kind === 'fill and stroke'
  const stroked = kind === 'stroke' || kind === 'fill and stroke'
  return [
    ...filled ? subpathsOf(operations).filter(points => points.length > 1).map(points => thickness(points, scales)) : [],
    ...stroked ? [lineWidth * Math.min(...scales)] : [],
  ]
}

/**
 * Makes sure that no rule, stroked or filled, is thinner than a quarter point. It mends nothing: Chromium rounds CSS
 * borders up to a pixel, 0.66 pt on the press sheet, so that a thinner one can only come from a drawing scaled down.
 * It does not see thin rings between two subpaths, as Chromium strokes its frames, nor what a clip leaves of a shape.
 * @throws UserError that names pages and widths
 */
export function checkRules(document: PDFDocument): void {
  const thin = readPages(document).flatMap((stream) => {
    const thinnest = Math.min(...drawingsOf(interpretAll(stream)).flatMap(widthsOf)).toFixed(3)
    return Number(thinnest) < LEAST_RULE ? [`第 ${stream.page} 页有 ${thinnest} 磅的`] : []
  })
  if (thin.length)
    throw new UserError(`印刷版的线至少要 ${LEAST_RULE} 磅，这些太细：${thin.join('，')}；请把它画粗`)
}
