import type { PDFDocument, PDFPage } from 'pdf-lib'
import { PDFName } from 'pdf-lib'

export const POINTS_PER_MM = 72 / 25.4
/**
 * In millimetres: the trimmed sheet, A4 landscape; the bleed on all four sides; and what Chromium lays out, the trim in
 * its middle, as `app/paper/Press.vue` has it.
 */
const TRIM = { width: 297, height: 210 }
const BLEED = 3
const LAID_OUT = { width: 323, height: 236 }

export interface Box { x: number, y: number, width: number, height: number }

/** The trimmed sheet. Chromium's own is a little too large or small at its right and lower edges. */
export function trimOf(page: PDFPage): Box {
  const { x, y, height } = page.getMediaBox()
  const left = (LAID_OUT.width - TRIM.width) / 2
  const bottom = (LAID_OUT.height + TRIM.height) / 2
  return { x: x + left * POINTS_PER_MM, y: y + height - bottom * POINTS_PER_MM, width: TRIM.width * POINTS_PER_MM, height: TRIM.height * POINTS_PER_MM }
}

/** Writes a box to a thousandth of a point; pdf-lib's own setters write all digits that a number has. */
function setBox({ node, doc: { context } }: PDFPage, name: string, { x, y, width, height }: Box, by = 0): void {
  const edges = [x - by, y - by, x + width + by, y + height + by]
  node.set(PDFName.of(name), context.obj(edges.map(points => Number(points.toFixed(3)))))
}

/**
 * Tells the printer where to cut: TrimBox is the sheet, BleedBox the sheet with its bleed (ISO 32000-1, 14.11.2). The
 * page ends with the bleed, or has what else was laid out where there are crop marks.
 */
export function setPressBoxes(document: PDFDocument, marks: boolean): void {
  for (const page of document.getPages()) {
    const trim = trimOf(page)
    const bleed = BLEED * POINTS_PER_MM
    const room = (LAID_OUT.height - TRIM.height) / 2 * POINTS_PER_MM
    setBox(page, 'TrimBox', trim)
    setBox(page, 'BleedBox', trim, bleed)
    setBox(page, 'MediaBox', trim, marks ? room : bleed)
    page.node.delete(PDFName.of('CropBox'))
  }
}
