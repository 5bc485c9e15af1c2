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
/** Looked up for each of thousands of elements; making a name takes longer than finding it. */
const [K, S, PG, OBJ, MCID, STM, CONTENTS] = [name('K'), name('S'), name('Pg'), name('Obj'), name('MCID'), name('Stm'), name('Contents')]

export const isElement = (kid: Kid): kid is Element => 'kids' in kid
export const isContent = (kid: Kid): kid is Content => 'mcid' in kid
export const isReference = (kid: Kid): kid is Reference => 'annotation' in kid

/** Some elements and those below them, in reading order. */
export function elementsOf(tops: Element[]): Element[] {
  const elements: Element[] = []
  const add = (kid: Kid): void => {
    if (!isElement(kid))
      return
    elements.push(kid)
    kid.kids.forEach(add)
  }
  tops.forEach(add)
  return elements
}

/** The contents of an element and of those below it. */
export function contentsOf(element: Element): Content[] {
  return elementsOf([element]).flatMap(({ kids }) => kids.filter(isContent))
}

/** The element of each content, by stream and MCID. */
export function ownersOf(elements: Element[]): Map<string, Map<number, Element>> {
  const owners = new Map<string, Map<number, Element>>()
  for (const element of elements) {
    for (const { stream, mcid } of element.kids.filter(isContent)) {
      if (!owners.has(stream))
        owners.set(stream, new Map())
      owners.get(stream)!.set(mcid, element)
    }
  }
  return owners
}

/** An element and those that it stands in, from inside out. */
export function ancestorsOf(element: Element): Element[] {
  return [element, ...(element.parent ? ancestorsOf(element.parent) : [])]
}

/** A text string of a dictionary; empty if there is none. */
export function textIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(name(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}

/** The text that an element has in place of its content (ISO 32000-1, 14.9.3 and 14.9.4). */
export const descriptionOf = ({ dict }: Element): string => textIn(dict, 'Alt') || textIn(dict, 'ActualText')

/** The name of its type without the slash. */
const typeOf = (dict: PDFDict): string => dict.lookup(S, PDFName).decodeText()

/** The kids of an element or the root, one kid being written without an array. */
function kidsIn(dict: PDFDict): PDFObject[] {
  const written = dict.lookup(K)
  return written instanceof PDFArray ? written.asArray() : written ? [dict.get(K)!] : []
}

/** Reads the structure tree; a document without one gives none. */
export function readTree(document: PDFDocument): Tree | undefined {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root)
    return undefined
  const pageContents = (dict: PDFDict): PDFRef => dict.lookup(PG, PDFDict).get(CONTENTS) as PDFRef
  const readKid = (written: PDFObject, parent: Element | undefined): Kid => {
    if (written instanceof PDFNumber)
      return { written, stream: keyOf(pageContents(parent!.dict)), mcid: written.asNumber() }
    const dict = document.context.lookup(written, PDFDict)
    if (dict.has(OBJ))
      return { written, annotation: dict.get(OBJ) as PDFRef }
    if (dict.has(MCID)) {
      const stream = dict.get(STM) ?? pageContents(dict.has(PG) ? dict : parent!.dict)
      return { written, stream: keyOf(stream as PDFRef), mcid: dict.lookup(MCID, PDFNumber).asNumber() }
    }
    const element: Element = { ref: written as PDFRef, dict, type: typeOf(dict), parent, kids: [] }
    element.kids = kidsIn(dict).map(kid => readKid(kid, element))
    return element
  }
  return { root, tops: kidsIn(root).map(kid => readKid(kid, undefined)).filter(isElement) }
}
