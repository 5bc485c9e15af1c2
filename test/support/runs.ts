import type { Pdf } from './pdf.ts'
import { readFile } from 'node:fs/promises'
import * as mupdf from 'mupdf'

export const MM = 72 / 25.4
const DPI = 300
/** Of 256 greys: a hairline is ink, and what is smoothed at its edges is not paper. */
const WHITE = 240

/** A run of text on a page: millimetres from the left and the top, size in points. */
export interface TextRun { text: string, x: number, y: number, width: number, size: number }

async function runsOf(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({ disableNormalization: true })
  return items.flatMap(item => 'str' in item && item.str.trim()
    ? [{ text: item.str, x: item.transform[4] / MM, y: (page.view[3]! - item.transform[5]) / MM, width: item.width / MM, size: item.height }]
    : [])
}

/** The runs of each page, in the order in which they are drawn. */
export async function runsOfAll(pdf: Pdf): Promise<TextRun[][]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => runsOf(pdf, index + 1)))
}

/** Their text without white space. */
export const textOf = (runs: TextRun[]): string => runs.map(({ text }) => text).join('').replace(/\s/g, '')

/** A page as an eye sees it: in millimetres, whether there is ink at a place, and the size of the page. */
export interface Picture { width: number, height: number, isInked: (x: number, y: number) => boolean }

export async function pictureOf(file: string | Uint8Array, page: number): Promise<Picture> {
  const document = mupdf.Document.openDocument(typeof file === 'string' ? await readFile(file) : file, 'application/pdf')
  const scale = DPI / 72
  const pixmap = document.loadPage(page - 1).toPixmap([scale, 0, 0, scale, 0, 0], mupdf.ColorSpace.DeviceGray)
  // Of its own memory a copy, as that is given to the next page.
  const [width, height, stride, pixels] = [pixmap.getWidth(), pixmap.getHeight(), pixmap.getStride(), pixmap.getPixels().slice()]
  const at = (mm: number, last: number): number => Math.min(last - 1, Math.floor(mm / 25.4 * DPI))
  return {
    width: width / DPI * 25.4,
    height: height / DPI * 25.4,
    isInked: (x, y) => pixels[at(y, height) * stride + at(x, width)]! < WHITE,
  }
}

/** The stretches of a range, in steps of a twentieth of a millimetre, in which something is so. */
export function stretchesOf(from: number, to: number, holds: (mm: number) => boolean): { from: number, to: number }[] {
  const stretches: { from: number, to: number }[] = []
  for (let mm = from; mm < to; mm += 0.05) {
    const last = stretches.at(-1)
    if (!holds(mm))
      continue
    if (last && mm - last.to < 0.07)
      last.to = mm
    else
      stretches.push({ from: mm, to: mm })
  }
  return stretches
}
