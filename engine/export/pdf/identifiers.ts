import type { PDFContext, PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRef, PDFString } from 'pdf-lib'

/** Chromium numbers the table headers by its accessibility nodes, which no two runs number alike. */
const IDENTIFIER = /^node\d+$/

const name = (text: string): PDFName => PDFName.of(text)

function deleteTree(context: PDFContext, tree: PDFObject | undefined): void {
  const kids = context.lookupMaybe(tree, PDFDict)?.lookupMaybe(name('Kids'), PDFArray)
  kids?.asArray().forEach(kid => deleteTree(context, kid))
  if (tree instanceof PDFRef)
    context.delete(tree)
}

/**
 * Numbers the elements that other elements refer to (table headers) afresh, in the order of the file, so that two
 * prints of the same page are the same. ISO 32000-1, 14.7.2: `ID`, `IDTree`; table 349: `Headers`.
 */
export function renumberIdentifiers({ context, catalog }: PDFDocument): void {
  const dicts = context.enumerateIndirectObjects().flatMap(([ref, object]) => object instanceof PDFDict ? [{ ref, dict: object }] : [])
  const fresh = new Map<string, PDFString>()
  const names = PDFArray.withContext(context)
  for (const { ref, dict } of dicts) {
    const id = dict.get(name('ID'))
    if (!(id instanceof PDFString && dict.has(name('S')) && IDENTIFIER.test(id.asString())))
      continue
    const next = PDFString.of(`header${String(fresh.size).padStart(8, '0')}`)
    fresh.set(id.asString(), next)
    dict.set(name('ID'), next)
    names.push(next)
    names.push(ref)
  }
  for (const { dict } of dicts) {
    const attributes = [dict.lookup(name('A'))].flatMap(value => value instanceof PDFArray ? value.asArray() : [value])
    for (const attribute of attributes) {
      const headers = attribute instanceof PDFDict ? attribute.lookup(name('Headers')) : undefined
      if (headers instanceof PDFArray)
        headers.asArray().forEach((id, index) => headers.set(index, (id instanceof PDFString && fresh.get(id.asString())) || id))
    }
  }
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (root?.has(name('IDTree'))) {
    deleteTree(context, root.get(name('IDTree')))
    root.set(name('IDTree'), context.obj({ Names: names }))
  }
}
