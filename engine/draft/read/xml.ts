import type { Element } from '@xmldom/xmldom'
import { DOMParser } from '@xmldom/xmldom'

const ELEMENT = 1

/** The root of a part of a document. */
export const parseXml = (xml: string): Element => new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml').documentElement!

/** The elements within one, of one name (without its prefix) or of all. */
export function childrenOf(parent: Element, name?: string): Element[] {
  return Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === ELEMENT)
    .filter(({ localName }) => name === undefined || localName === name)
}

export const childOf = (parent: Element | undefined, name: string): Element | undefined => parent && childrenOf(parent, name)[0]

/** `w:val` of an element within one. */
export function valueOf(parent: Element | undefined, name: string): string | undefined {
  return childOf(parent, name)?.getAttribute('w:val') ?? undefined
}
