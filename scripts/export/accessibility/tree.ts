import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { keyOf } from './streams.ts'

/** Content of an element: a marked-content sequence of a page or a form. */
export interface Content { written: PDFObject, stream: string, mcid: number }
/** An annotation of an element (OBJR). */
export interface Reference { written: PDFObject, annotation: PDFRef }
export interface Element {
  ref: PDFRef
  dict: PDFDict
  /** as it is written, before the role map */
  type: string
  parent: Element | undefined
  kids: Kid[]
}
export type Kid = Element | Content | Reference

/** The structure tree of a document (ISO 32000-1, 14.7). */
export interface Tree {
  root: PDFDict
  /** the elements at the root */
  tops: Element[]
}

const name = PDFName.of

export const isElement = (kid: Kid): kid is Element => 'kids' in kid
export const isContent = (kid: Kid): kid is Content => 'mcid' in kid
export const isReference = (kid: Kid): kid is Reference => 'annotation' in kid
/** What a content is known by: no two of a document have the same. */
export const contentKey = (stream: string, mcid: number): string => `${stream} ${mcid}`

/** The elements below some, with them, in reading order. */
export function* elementsOf(tops: Element[]): Generator<Element> {
  for (const element of tops) {
    yield element
    yield* elementsOf(element.kids.filter(isElement))
  }
}

/** An element and those that it stands in, from inside out. */
export function* ancestorsOf(element: Element | undefined): Generator<Element> {
  for (let each = element; each; each = each.parent)
    yield each
}

/** A text string of a dictionary; empty if there is none. */
export function textIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(name(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}

/** What an element says in place of its content (ISO 32000-1, 14.9.3 and 14.9.4). */
export const descriptionOf = ({ dict }: Element): string => textIn(dict, 'Alt') || textIn(dict, 'ActualText')

/** The name of its type without the slash. */
const typeOf = (dict: PDFDict): string => dict.lookup(name('S'), PDFName).decodeText()

/** What an element or the root consists of, one kid being written without an array. */
function kidsIn(dict: PDFDict): PDFObject[] {
  const written = dict.lookup(name('K'))
  return written instanceof PDFArray ? written.asArray() : written ? [dict.get(name('K'))!] : []
}

/** Reads the structure tree; a document without one gives none. */
export function readTree(document: PDFDocument): Tree | undefined {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root)
    return undefined
  const pageContents = (dict: PDFDict): PDFRef => dict.lookup(name('Pg'), PDFDict).get(name('Contents')) as PDFRef
  const readKid = (written: PDFObject, parent: Element | undefined): Kid => {
    if (written instanceof PDFNumber)
      return { written, stream: keyOf(pageContents(parent!.dict)), mcid: written.asNumber() }
    const dict = document.context.lookup(written, PDFDict)
    if (dict.has(name('Obj')))
      return { written, annotation: dict.get(name('Obj')) as PDFRef }
    if (dict.has(name('MCID'))) {
      const stream = dict.get(name('Stm')) ?? pageContents(dict.has(name('Pg')) ? dict : parent!.dict)
      return { written, stream: keyOf(stream as PDFRef), mcid: dict.lookup(name('MCID'), PDFNumber).asNumber() }
    }
    const element: Element = { ref: written as PDFRef, dict, type: typeOf(dict), parent, kids: [] }
    element.kids = kidsIn(dict).map(kid => readKid(kid, element))
    return element
  }
  return { root, tops: kidsIn(root).map(kid => readKid(kid, undefined)).filter(isElement) }
}

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
