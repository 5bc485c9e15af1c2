import type { PDFDocument } from 'pdf-lib'
import type { Box } from './boxes.ts'
import { PDFName } from 'pdf-lib'
import { POINTS_PER_MM, trimOf } from './boxes.ts'
import { readPages, writeContent } from './content.ts'
import { instruct, readInstructions } from './instructions.ts'

/** From the trim, in millimetres: outside the bleed of three. */
const FROM = 4
const TO = 9
/** In points. */
const WIDTH = 0.25

/** Two lines at each corner, each in the direction of a side. */
function linesAt({ x, y, width, height }: Box): string[] {
  const [from, to] = [FROM * POINTS_PER_MM, TO * POINTS_PER_MM]
  const line = (...points: number[]): string => '{0} {1} m {2} {3} l'.replace(/\{(\d)\}/g, (_, index: string) => points[Number(index)]!.toFixed(3))
  return [[x, -1], [x + width, 1]].flatMap(([across, right]) => [[y, -1], [y + height, 1]].flatMap(([up, top]) => [
    line(across! + right! * from, up!, across! + right! * to, up!),
    line(across!, up! + top! * from, across!, up! + top! * to),
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
    page.node.Resources()!.set(PDFName.of('ColorSpace'), context.obj({ All: all }))
    const marks = `/Artifact BMC\n/All CS 1 SCN ${WIDTH} w\n${linesAt(trimOf(page)).join('\n')}\nS\nEMC\n`
    // Over the white ground of the page, and in its own space, which Skia's first instruction changes.
    writeContent(document, ref, [instruct('q'), ...instructions, instruct('Q'), ...readInstructions(marks)])
  })
}
