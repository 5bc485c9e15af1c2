import type { PDFDocument } from 'pdf-lib'

const POINTS_PER_MM = 72 / 25.4

/**
 * Tells the printer where to cut: TrimBox is the sheet less the bleed, BleedBox the whole sheet (ISO 32000-1, 14.11.2).
 * @param document a PDF whose sheets were laid out with the bleed
 * @param bleed on all four sides, in millimetres
 */
export function setPressBoxes(document: PDFDocument, bleed: number): void {
  const inset = bleed * POINTS_PER_MM
  const round = (points: number): number => Math.round(points * 100) / 100
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getMediaBox()
    page.setBleedBox(x, y, width, height)
    page.setTrimBox(round(x + inset), round(y + inset), round(width - 2 * inset), round(height - 2 * inset))
  }
}
