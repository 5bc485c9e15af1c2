import type { PDFObject } from 'pdf-lib'
import type { Tree } from './tree.ts'
import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib'

const name = PDFName.of

/** The parent tree by its keys: the element of an annotation, or those of the contents of a stream. */
export function readParentTree({ root }: Tree): Map<number, PDFObject> {
  const entries = new Map<number, PDFObject>()
  const read = (node: PDFDict | undefined): void => {
    const numbers = node?.lookupMaybe(name('Nums'), PDFArray)
    for (let at = 0; at < (numbers?.size() ?? 0); at += 2)
      entries.set(numbers!.lookup(at, PDFNumber).asNumber(), numbers!.lookup(at + 1)!)
    const kids = node?.lookupMaybe(name('Kids'), PDFArray)
    for (let at = 0; at < (kids?.size() ?? 0); at++)
      read(kids!.lookup(at, PDFDict))
  }
  read(root.lookupMaybe(name('ParentTree'), PDFDict))
  return entries
}

/** Key of a page, form or annotation in the parent tree. */
export function parentKey(holder: PDFDict, key: 'StructParent' | 'StructParents'): number | undefined {
  return holder.lookupMaybe(name(key), PDFNumber)?.asNumber()
}
