import type { PDFDocument } from 'pdf-lib'
import type { MarkedStream } from './streams.ts'
import type { Content, Kid, Tree } from './tree.ts'
import { PDFDict, PDFHexString, PDFName, PDFRef } from 'pdf-lib'
import { readText } from './glyphs.ts'
import { descriptionOf, elementsOf, isContent, isElement, isReference } from './tree.ts'

const SPACES = /\s+/g
const HEADING = /^H[1-6]$/
/** A heading that runs in is a sentence; a bookmark is none. */
const FULL_STOP = /。$/

/** The text of one marked-content sequence. */
function textOfContent({ stream, mcid }: Content, streams: Map<string, MarkedStream>): string {
  const texts = streams.get(stream)!.drawings.filter(({ kind, marks }) => kind === 'text' && marks.some(mark => mark.mcid === mcid))
  return texts.map(drawing => readText(drawing).text).join('')
}

/** The words of an element as they are read aloud, pieces in boxes of their own parted by a space. */
function spokenText(kid: Kid, streams: Map<string, MarkedStream>): string {
  if (isReference(kid))
    return ''
  if (isContent(kid))
    return textOfContent(kid, streams)
  const text = descriptionOf(kid) || kid.kids.map(each => spokenText(each, streams)).join('')
  return kid.type === 'NonStruct' && kid.kids.some(isElement) ? ` ${text} ` : text
}

/** The same on one line. */
export function textOf(kid: Kid, streams: Map<string, MarkedStream>): string {
  return spokenText(kid, streams).replace(SPACES, ' ').trim()
}

/** Describes each link that is not described yet by its text (ISO 14289-1, 7.18.5). */
export function describeLinks({ context }: PDFDocument, { tops }: Tree, streams: Map<string, MarkedStream>): void {
  for (const link of elementsOf(tops).filter(({ type }) => type === 'Link')) {
    const text = textOf(link, streams)
    const annotations = link.kids.filter(isReference).map(({ annotation }) => context.lookup(annotation, PDFDict))
    for (const annotation of annotations.filter(each => text && !each.has(PDFName.of('Contents'))))
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text))
  }
}

/** The entries of the outline in order, each before those below it (ISO 32000-1, 12.3.3). */
function bookmarksOf({ context, catalog }: PDFDocument): PDFDict[] {
  const bookmarks: PDFDict[] = []
  const read = (ref: unknown): void => {
    const entry = ref instanceof PDFRef ? context.lookup(ref, PDFDict) : undefined
    if (!entry)
      return
    bookmarks.push(entry)
    read(entry.get(PDFName.of('First')))
    read(entry.get(PDFName.of('Next')))
  }
  read(catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)?.get(PDFName.of('First')))
  return bookmarks
}

/**
 * Has each bookmark say what its heading says aloud. Chromium gives every heading a bookmark, and writes what is drawn
 * beside what stands for it: “某XX市” of an ink bar. Were there another number of them, they would stay as they are.
 */
export function nameBookmarks(document: PDFDocument, { tops }: Tree, streams: Map<string, MarkedStream>): void {
  const bookmarks = bookmarksOf(document)
  const texts = elementsOf(tops).filter(({ type }) => HEADING.test(type)).map(heading => textOf(heading, streams)).filter(Boolean)
  if (bookmarks.length === texts.length)
    bookmarks.forEach((bookmark, index) => bookmark.set(PDFName.of('Title'), PDFHexString.fromText(texts[index]!.replace(FULL_STOP, ''))))
}
