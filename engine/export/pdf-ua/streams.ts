import type { PDFDocument } from 'pdf-lib'
import type { Drawing, Instructions } from './drawings.ts'
import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'
import { readInstructions } from './drawings.ts'

/** The instructions of a page or of a form drawn on one. */
export interface ContentStream extends Instructions {
  ref: PDFRef
  isPage: boolean
  /** the page or form itself, which has the key of its content in the parent tree */
  holder: PDFDict
  resources: PDFDict | undefined
  /** number of the page it is drawn on; of several the first */
  page: number
  /** the forms it draws, by the names in its resources */
  forms: Map<string, ContentStream>
}

export const keyOf = (ref: PDFRef): string => ref.toString()

/** Whether the content of a page or form is marked within, each piece by itself; other forms are marked as a whole where they are drawn. */
export function isMarkedWithin({ isPage, drawings, forms }: ContentStream): boolean {
  return isPage || drawings.some(({ marks }) => marks.length) || [...forms.values()].some(isMarkedWithin)
}

/** The form that a drawing places, if it is marked within. */
export function markedForm({ forms }: ContentStream, { name }: Drawing): ContentStream | undefined {
  const form = name === undefined ? undefined : forms.get(name)
  return form && isMarkedWithin(form) ? form : undefined
}

/**
 * All streams that pages draw, the pages in order, each followed by its forms; by reference.
 * @throws Error at a page that is not one stream, as Chromium writes it
 */
export function contentStreams(document: PDFDocument): Map<string, ContentStream> {
  const { context } = document
  const streams = new Map<string, ContentStream>()
  const read = (ref: PDFRef, page: number, node?: PDFDict): ContentStream | undefined => {
    const known = streams.get(keyOf(ref))
    const object = context.lookup(ref)
    if (known || !(object instanceof PDFRawStream) || (!node && object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')))
      return known
    const holder = node ?? object.dict
    const resources = holder.lookupMaybe(PDFName.of('Resources'), PDFDict)
    const instructions = readInstructions(new TextDecoder('latin1').decode(decodePDFRawStream(object).decode()))
    const stream: ContentStream = { ...instructions, ref, isPage: !!node, holder, resources, page, forms: new Map() }
    streams.set(keyOf(ref), stream)
    const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)
    for (const { name } of instructions.drawings) {
      const target = name === undefined ? undefined : objects?.get(PDFName.of(name))
      const form = target instanceof PDFRef ? read(target, page) : undefined
      if (form)
        stream.forms.set(name!, form)
    }
    return stream
  }
  for (const [index, { node }] of document.getPages().entries()) {
    const contents = node.get(PDFName.of('Contents'))
    if (!(contents instanceof PDFRef && read(contents, index + 1, node)))
      throw new Error(`Page ${index + 1} is not one stream`)
  }
  return streams
}

/** Puts new instructions in the place of a stream's own. */
export function writeInstructions(document: PDFDocument, ref: PDFRef, lines: string[]): void {
  const { context } = document
  const written = context.flateStream(lines.join('\n'))
  for (const [key, value] of context.lookup(ref, PDFStream).dict.entries()) {
    if (key !== PDFName.of('Filter') && key !== PDFName.of('Length'))
      written.dict.set(key, value)
  }
  context.assign(ref, written)
}
