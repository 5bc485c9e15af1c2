import type { PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'

const name = PDFName.of

/** Has link elements be pieces of text, without the annotations that they refer to (OBJR). */
function unlink({ context }: PDFDocument): void {
  const refers = (kid: PDFObject): boolean => {
    const dict = context.lookup(kid)
    return dict instanceof PDFDict && dict.has(name('Obj'))
  }
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict && element.get(name('S')) === name('Link')))
      continue
    const written = element.lookup(name('K'))
    const kids = written instanceof PDFArray ? written.asArray() : [element.get(name('K'))].filter(kid => kid !== undefined)
    element.set(name('S'), name('Span'))
    element.set(name('K'), context.obj(kids.filter(kid => !refers(kid))))
  }
}

/**
 * Takes out what a press has no use for: links, which PDF/X does not allow within the bleed (ISO 15930-7, 6.17), while
 * their words stay; and the transparency group that Chromium makes of every page, which asks for flattening.
 */
export function stripForPress(document: PDFDocument): void {
  unlink(document)
  for (const { node } of document.getPages()) {
    node.delete(name('Annots'))
    node.delete(name('Group'))
  }
}
