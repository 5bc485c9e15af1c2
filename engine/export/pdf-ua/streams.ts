import type { PDFDocument, PDFRef } from 'pdf-lib'
import type { ContentStream } from '../pdf/content.ts'
import type { Drawing } from '../pdf/drawings.ts'
import type { Operation } from '../pdf/interpret.ts'
import { nameIn, readPages } from '../pdf/content.ts'
import { drawingsOf } from '../pdf/drawings.ts'
import { interpret } from '../pdf/interpret.ts'

/** A page or a form with what it paints. */
export interface MarkedStream extends ContentStream {
  drawings: Drawing[]
  forms: Map<string, MarkedStream>
}

export const keyOf = (ref: PDFRef): string => ref.toString()

/** The content of a page or form is marked within, each piece by itself; other forms are marked as a whole where they are drawn. */
export function isMarkedWithin({ isPage, drawings, forms }: MarkedStream): boolean {
  return isPage || drawings.some(({ marks }) => marks.length) || [...forms.values()].some(isMarkedWithin)
}

/** The form that a drawing places, if it is marked within. */
export function markedForm({ forms }: MarkedStream, { kind, operations }: Drawing): MarkedStream | undefined {
  const form = kind === 'object' ? forms.get(nameIn(operations[0]!.instruction.operands[0])) : undefined
  return form && isMarkedWithin(form) ? form : undefined
}

/** Skia marks text objects from outside; sequences within only say how a ligature reads. */
function refuseOthers(operations: Operation[], drawings: Drawing[]): void {
  const inText = new Set(drawings.filter(({ kind }) => kind === 'text').flatMap(drawing => drawing.operations))
  for (const operation of operations.filter(({ kind }) => kind === 'mark')) {
    const { opening: { text }, artifact, mcid } = operation.marks.at(-1)!
    if (inText.has(operation) ? mcid !== undefined : mcid === undefined && !artifact)
      throw new Error(`Not a marked-content sequence of Skia: ${text}`)
  }
}

/**
 * All streams that pages draw, the pages in order, each followed by its forms; by reference.
 * @throws Error at what Chromium does not write
 */
export function readMarked(document: PDFDocument): Map<string, MarkedStream> {
  const streams = new Map<string, MarkedStream>()
  const read = (stream: ContentStream): MarkedStream => {
    const known = streams.get(keyOf(stream.ref))
    if (known)
      return known
    const operations = [...interpret(stream)]
    const marked: MarkedStream = { ...stream, drawings: drawingsOf(operations), forms: new Map() }
    refuseOthers(operations, marked.drawings)
    streams.set(keyOf(stream.ref), marked)
    stream.forms.forEach((form, name) => marked.forms.set(name, read(form)))
    return marked
  }
  readPages(document).forEach(read)
  return streams
}
