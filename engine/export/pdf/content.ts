import type { PDFContext, PDFDocument } from 'pdf-lib'
import type { Instruction } from './instructions.ts'
import type { Matrix } from './matrix.ts'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'
import { kindOf, readInstructions, writeInstructions } from './instructions.ts'
import { IDENTITY } from './matrix.ts'

/** The instructions of a page, or of a form drawn on one. */
export interface ContentStream {
  ref: PDFRef
  isPage: boolean
  /** the page or form itself, which has the key of its content in the parent tree */
  holder: PDFDict
  resources: PDFDict | undefined
  /** number of the page it is drawn on; of several the first */
  page: number
  instructions: Instruction[]
  /** from its own space to that of what draws it */
  matrix: Matrix
  /** the forms it draws, by the names in its resources */
  forms: Map<string, ContentStream>
}

const name = PDFName.of

/** Text of a stream whose bytes are characters. */
export function decode(stream: PDFRawStream): string {
  return new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())
}

/** The name that an operand is, without its slash. */
export const nameIn = (operand: string | undefined): string => operand?.slice(1) ?? ''

function readForm(context: PDFContext, ref: unknown, drawnBy: ContentStream, known: Map<PDFRef, ContentStream>): ContentStream | undefined {
  const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined
  if (!(ref instanceof PDFRef && stream instanceof PDFRawStream && stream.dict.get(name('Subtype')) === name('Form')))
    return undefined
  const { dict: holder } = stream
  const form: ContentStream = known.get(ref) ?? {
    ref,
    isPage: false,
    holder,
    resources: holder.lookupMaybe(name('Resources'), PDFDict) ?? drawnBy.resources,
    page: drawnBy.page,
    instructions: readInstructions(decode(stream)),
    matrix: (holder.lookupMaybe(name('Matrix'), PDFArray)?.asArray().map(Number) ?? IDENTITY) as Matrix,
    forms: new Map(),
  }
  if (!known.has(ref))
    addForms(context, form, known)
  return form
}

function addForms(context: PDFContext, stream: ContentStream, known: Map<PDFRef, ContentStream>): void {
  known.set(stream.ref, stream)
  const objects = stream.resources?.lookupMaybe(name('XObject'), PDFDict)
  for (const { operands } of stream.instructions.filter(instruction => kindOf(instruction) === 'object')) {
    const form = readForm(context, objects?.get(name(nameIn(operands[0]))), stream, known)
    if (form)
      stream.forms.set(nameIn(operands[0]), form)
  }
}

/**
 * Reads what pages draw, with the forms on them; a form that is drawn in several places is read once.
 * @throws Error at a page that is not one stream, and at instructions, as Chromium does not write them
 */
export function readPages(document: PDFDocument): ContentStream[] {
  const known = new Map<PDFRef, ContentStream>()
  return document.getPages().map(({ node }, index) => {
    const ref = node.get(name('Contents'))
    const stream = ref && document.context.lookup(ref)
    if (!(ref instanceof PDFRef && stream instanceof PDFRawStream))
      throw new Error(`Page ${index + 1} is not one stream`)
    const page: ContentStream = {
      ref,
      isPage: true,
      holder: node,
      resources: node.Resources(),
      page: index + 1,
      instructions: readInstructions(decode(stream)),
      matrix: IDENTITY,
      forms: new Map(),
    }
    addForms(document.context, page, known)
    return page
  })
}

/** Pages and forms, each once. */
export function streamsOf(streams: Iterable<ContentStream>, found = new Set<ContentStream>()): Set<ContentStream> {
  for (const stream of streams) {
    if (!found.has(stream))
      streamsOf(stream.forms.values(), found.add(stream))
  }
  return found
}

/** Puts new instructions in the place of a stream's own; tags, links and outline stay as they are. */
export function writeContent({ context }: PDFDocument, ref: PDFRef, instructions: Instruction[]): void {
  const written = context.flateStream(writeInstructions(instructions))
  for (const [key, value] of context.lookup(ref, PDFStream).dict.entries()) {
    if (key !== name('Filter') && key !== name('Length'))
      written.dict.set(key, value)
  }
  context.assign(ref, written)
}
