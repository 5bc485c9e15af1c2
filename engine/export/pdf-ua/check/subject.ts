import type { PDFDocument, PDFObject } from 'pdf-lib'
import type { MarkedStream } from '../streams.ts'
import type { Element, Tree } from '../tree.ts'
import { PDFDict, PDFName } from 'pdf-lib'
import { readParentTree } from '../parentTree.ts'
import { readMarked } from '../streams.ts'
import { contentsOf, elementsOf, ownersOf, readTree } from '../tree.ts'
import { STANDARD } from '../types.ts'

/** A document as the conditions look at it. */
export interface Subject {
  document: PDFDocument
  streams: Map<string, MarkedStream>
  tree: Tree
  /** all elements in reading order */
  elements: Element[]
  /** the element of each content, by stream and MCID */
  owners: Map<string, Map<number, Element>>
  parentTree: Map<number, PDFObject>
  roles: PDFDict | undefined
}

/** One condition: what violates it, each beginning with its clause of ISO 14289-1. */
export type Condition = (subject: Subject) => string[]

/** Reads a document; one without a structure tree gives nothing. */
export function readSubject(document: PDFDocument): Subject | undefined {
  const tree = readTree(document)
  if (!tree)
    return undefined
  const elements = elementsOf(tree.tops)
  return {
    document,
    streams: readMarked(document),
    tree,
    elements,
    owners: ownersOf(elements),
    parentTree: readParentTree(tree),
    roles: tree.root.lookupMaybe(PDFName.of('RoleMap'), PDFDict),
  }
}

/** The standard type that an element is or stands for; undefined if there is none. */
export function roleOf({ roles }: Subject, { type }: Element): string | undefined {
  const seen = new Set<string>()
  let role: string | undefined = type
  while (role !== undefined && !STANDARD.has(role) && !seen.has(role)) {
    seen.add(role)
    role = roles?.lookupMaybe(PDFName.of(role), PDFName)?.decodeText()
  }
  return role !== undefined && STANDARD.has(role) ? role : undefined
}

/** The page that an element begins on, for the user to find it. */
export function placeOf({ streams }: Subject, element: Element): string {
  const page = contentsOf(element).map(({ stream }) => streams.get(stream)?.page).find(Boolean)
  return page ? `第 ${page} 页` : ''
}
