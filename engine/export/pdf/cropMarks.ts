import type { PDFDocument } from 'pdf-lib'
import type { Box } from './boxes.ts'
import { PDFDict, PDFName } from 'pdf-lib'
import { POINTS_PER_MM, trimOf } from './boxes.ts'
import { readPages, writeContent } from './content.ts'
import { instruct, readInstructions } from './instructions.ts'

/** From the trim, in millimetres: outside the bleed of three. */
const FROM = 4
const TO = 9
/** In points. */
const WIDTH = 0.25
const COLOUR_SPACES = PDFName.of('ColorSpace')

const line = (...points: [x: number, y: number][]): string => points.map(([x, y], index) => `${x.toFixed(3)} ${y.toFixed(3)} ${index ? 'l' : 'm'}`).join(' ')

/** Two lines at each corner, each in the direction of a side. */
function linesAt({ x, y, width, height }: Box): string[] {
  const [from, to] = [FROM * POINTS_PER_MM, TO * POINTS_PER_MM]
  const sides = [{ at: x, out: -1 }, { at: x + width, out: 1 }]
  const ends = [{ at: y, out: -1 }, { at: y + height, out: 1 }]
  return sides.flatMap(side => ends.flatMap(end => [
    line([side.at + side.out * from, end.at], [side.at + side.out * to, end.at]),
    line([side.at, end.at + end.out * from], [side.at, end.at + end.out * to]),
  ]))
}

/** Draws crop marks on every page, on all plates (ISO 32000-1, 8.6.6.4: the colorant All). */
export function drawCropMarks(document: PDFDocument): void {
  const { context } = document
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 }
  const all = context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]))
  const pages = readPages(document)
  document.getPages().forEach((page, index) => {
    const { ref, instructions } = pages[index]!
    const resources = page.node.Resources()!
    const spaces = resources.lookupMaybe(COLOUR_SPACES, PDFDict) ?? context.obj({})
    spaces.set(PDFName.of('All'), all)
    resources.set(COLOUR_SPACES, spaces)
    const marks = `/Artifact BMC\n/All CS 1 SCN ${WIDTH} w\n${linesAt(trimOf(page)).join('\n')}\nS\nEMC\n`
    // Over the white ground of the page, and in its own space, which Skia's first instruction changes.
    writeContent(document, ref, [instruct('q'), ...instructions, instruct('Q'), ...readInstructions(marks)])
  })
}
