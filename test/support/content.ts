import type { PDFDocument } from 'pdf-lib'
import { decodePDFRawStream, PDFName, PDFRawStream } from 'pdf-lib'

/** What pages and forms draw, read without the code under test; with `edit` given, written back as that returns it. */
export function contentOf(document: PDFDocument, edit?: (instructions: string) => string): string {
  const { context } = document
  const pages = new Set(document.getPages().map(({ node }) => node.get(PDFName.of('Contents'))))
  const contents: string[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !(pages.has(ref) || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')))
      continue
    const instructions = new TextDecoder('latin1').decode(decodePDFRawStream(object).decode())
    contents.push(instructions)
    if (edit) {
      const entries = Object.fromEntries(object.dict.entries().map(([key, value]) => [key.decodeText(), value]).filter(([key]) => key !== 'Filter' && key !== 'Length'))
      context.assign(ref, context.flateStream(edit(instructions), entries))
    }
  }
  return contents.join('\n')
}
