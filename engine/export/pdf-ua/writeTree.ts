import type { PDFDocument, PDFObject } from 'pdf-lib'
import type { MarkedStream } from './streams.ts'
import type { Element, Kid, Tree } from './tree.ts'
import { PDFArray, PDFDict, PDFName, PDFNull, PDFRef } from 'pdf-lib'
import { parentKey } from './parentTree.ts'
import { elementsOf, isContent, isElement, isReference, readTree } from './tree.ts'

const K = PDFName.of('K')
const S = PDFName.of('S')
const P = PDFName.of('P')
const PG = PDFName.of('Pg')
const ROOT = PDFName.of('StructTreeRoot')
const PARENT_TREE = PDFName.of('ParentTree')

/** Makes an element around some kids of another, which is to be told of it. */
export function wrap({ context }: PDFDocument, type: string, parent: Element, kids: Kid[]): Element {
  const dict = context.obj({ Type: 'StructElem' })
  // A bare MCID is one on the page of its element.
  const page = parent.dict.get(PG)
  if (page && kids.some(isContent))
    dict.set(PG, page)
  const element: Element = { ref: context.register(dict), dict, type, parent, kids }
  for (const kid of kids.filter(isElement))
    kid.parent = element
  return element
}

/** The entries of the parent tree: the element of each annotation, and those of the contents of each stream. */
function parentEntries({ context }: PDFDocument, { tops }: Tree, streams: Map<string, MarkedStream>): [number, PDFObject][] {
  const entries = new Map<number, PDFObject>()
  const owners = new Map<string, PDFRef[]>(Array.from(streams.keys(), key => [key, []]))
  for (const { ref, kids } of elementsOf(tops)) {
    for (const { stream, mcid } of kids.filter(isContent))
      owners.get(stream)![mcid] = ref
    for (const { annotation } of kids.filter(isReference)) {
      const key = parentKey(context.lookup(annotation, PDFDict), 'StructParent')
      if (key !== undefined)
        entries.set(key, ref)
    }
  }
  for (const { holder, ref } of streams.values()) {
    const key = parentKey(holder, 'StructParents')
    if (key !== undefined)
      entries.set(key, context.obj(Array.from(owners.get(ref.toString())!, owner => owner ?? PDFNull)))
  }
  return [...entries].sort(([one], [other]) => one - other)
}

/** Deletes what hangs below the root of a parent tree, except the elements. */
function clearParentTree({ context }: PDFDocument, ref: PDFObject | undefined): void {
  const node = context.lookupMaybe(ref, PDFDict)
  for (const kid of node?.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? []) {
    clearParentTree({ context } as PDFDocument, kid)
    context.delete(kid as PDFRef)
  }
  for (const value of node?.lookupMaybe(PDFName.of('Nums'), PDFArray)?.asArray() ?? []) {
    if (value instanceof PDFRef && context.lookup(value) instanceof PDFArray)
      context.delete(value)
  }
}

/** Writes the structure tree and the parent tree that follows from it; elements that are no longer in it are deleted. */
export function writeTree(document: PDFDocument, tree: Tree, streams: Map<string, MarkedStream>): void {
  const { context, catalog } = document
  const before = elementsOf(readTree(document)!.tops).map(({ ref }) => ref)
  const after = new Set<PDFRef>()
  for (const { ref, dict, type, parent, kids } of elementsOf(tree.tops)) {
    after.add(ref)
    const written = kids.map(kid => isElement(kid) ? kid.ref : kid.written)
    dict.set(S, PDFName.of(type))
    dict.set(P, parent?.ref ?? catalog.get(ROOT)!)
    if (written.length)
      dict.set(K, written.length === 1 ? written[0]! : context.obj(written))
    else
      dict.delete(K)
  }
  before.filter(ref => !after.has(ref)).forEach(ref => context.delete(ref))

  const parentTree = tree.root.get(PARENT_TREE)
  clearParentTree(document, parentTree)
  const written = context.obj({ Type: 'ParentTree', Nums: context.obj(parentEntries(document, tree, streams).flat()) })
  if (parentTree instanceof PDFRef)
    context.assign(parentTree, written)
  else
    tree.root.set(PARENT_TREE, written)
}
