import type { PDFDocument, PDFRef } from 'pdf-lib'
import { decodePDFRawStream, PDFName, PDFRawStream } from 'pdf-lib'

/**
 * Rewrites in place the instructions that draw the pages and the forms on them; tags, links and outline stay as they
 * are. Chromium writes an operator with its operands to a line and all text as hexadecimal strings, so that a rewrite
 * may go line by line.
 * @param document a PDF printed by Chromium
 * @param rewrite gets the instructions of one page or form and returns the new ones
 */
export function rewriteContent(document: PDFDocument, rewrite: (instructions: string) => string): void {
  const { context } = document
  const pages = new Set(document.getPages().map(page => page.node.get(PDFName.of('Contents')) as PDFRef))
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const form = object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    if (!(object instanceof PDFRawStream) || !(form || pages.has(ref)))
      continue
    const instructions = new TextDecoder('latin1').decode(decodePDFRawStream(object).decode())
    const stream = context.flateStream(rewrite(instructions))
    for (const [key, value] of object.dict.entries()) {
      if (key !== PDFName.of('Filter') && key !== PDFName.of('Length'))
        stream.dict.set(key, value)
    }
    context.assign(ref, stream)
  }
}
