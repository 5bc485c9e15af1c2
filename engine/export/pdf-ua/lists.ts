import type { PDFDocument } from 'pdf-lib'
import type { MarkedStream } from './streams.ts'
import type { Element, Kid } from './tree.ts'
import { PDFArray, PDFName } from 'pdf-lib'
import { textOf } from './texts.ts'
import { isElement } from './tree.ts'
import { wrap } from './writeTree.ts'

/** The numbers by which a speech counts: 一要, 第一, （一）, 二是, 3. */
const ORDINAL = /^[第（(]?(?:[一二三四五六七八九十]+|\d+)[）)]?[要是、.．，]?$/
const isPart = (kid: Kid): boolean => isElement(kid) && (kid.type === 'Lbl' || kid.type === 'LBody')

/** The first piece of text of an element, with what it stands directly in; none where that has nothing else. */
function firstPiece(element: Element): Element | undefined {
  const [first] = element.kids
  if (!first || !isElement(first))
    return undefined
  return first.kids.some(isElement) ? firstPiece(first) : element.kids.filter(isElement).length > 1 ? first : undefined
}

/** Takes from its place the ordinal that each item of a list begins with; none where one begins otherwise. */
function takeOrdinals(items: Element[], streams: Map<string, MarkedStream>): Element[] {
  const pieces = items.map(firstPiece)
  const ordinals = pieces.filter(piece => piece !== undefined).map(piece => textOf(piece, streams))
  if (ordinals.length < items.length || new Set(ordinals).size < items.length || !ordinals.every(text => ORDINAL.test(text)))
    return []
  return pieces.map((piece) => {
    piece!.parent!.kids = piece!.parent!.kids.filter(kid => kid !== piece)
    return piece!
  })
}

/** Says that a list is numbered (ISO 32000-1, table 347, which knows no Chinese numerals). */
function number({ context }: PDFDocument, { dict }: Element): void {
  const written = dict.lookup(PDFName.of('A'))
  const attributes = written instanceof PDFArray ? written.asArray() : written ? [written] : []
  dict.set(PDFName.of('A'), context.obj([...attributes, context.obj({ O: 'List', ListNumbering: 'Decimal' })]))
}

/**
 * Has the items of a list consist of labels and bodies (ISO 32000-1, table 336). Chromium writes no bodies, and labels
 * only for the marks that it draws itself, not for ordinals that are words.
 */
export function mendList(document: PDFDocument, list: Element, streams: Map<string, MarkedStream>): void {
  const items = list.kids.filter(isElement).filter(({ type }) => type === 'LI')
  const ordinals = items.some(({ kids }) => kids.some(isPart)) ? [] : takeOrdinals(items, streams)
  if (ordinals.length)
    number(document, list)
  items.forEach((item, index) => {
    const ordinal = ordinals[index]
    const rest = item.kids.filter(kid => !isPart(kid))
    item.kids = [
      ...item.kids.filter(isPart),
      ...ordinal ? [wrap(document, 'Lbl', item, [ordinal])] : [],
      ...rest.length ? [wrap(document, 'LBody', item, rest)] : [],
    ]
  })
}
