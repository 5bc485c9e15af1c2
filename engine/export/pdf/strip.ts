import type { PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib'

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

/** True if something is drawn so that what lies below shines through. */
function isTransparent({ context }: PDFDocument): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => object instanceof PDFDict
    && [object.get(name('ca')), object.get(name('CA'))].some(opacity => opacity instanceof PDFNumber && opacity.asNumber() < 1))
}

/** Takes away the transparency groups that Chromium makes of pages and slides; without transparency they ask for flattening in vain. */
function ungroup(document: PDFDocument): void {
  const forms = document.context.enumerateIndirectObjects().flatMap(([, object]) => object instanceof PDFStream ? [object.dict] : [])
  for (const dict of [...document.getPages().map(({ node }) => node), ...isTransparent(document) ? [] : forms])
    dict.delete(name('Group'))
}

/**
 * Takes out what a press has no use for: links, which PDF/X does not allow within the bleed (ISO 15930-7, 6.17), while
 * their words stay; and transparency where there is none.
 */
export function stripForPress(document: PDFDocument): void {
  unlink(document)
  ungroup(document)
  for (const { node } of document.getPages())
    node.delete(name('Annots'))
}
