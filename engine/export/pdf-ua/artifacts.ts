import type { PDFDocument } from 'pdf-lib'
import type { Drawing, Mark } from './drawings.ts'
import type { ContentStream } from './streams.ts'
import type { Element, Tree } from './tree.ts'
import { isMark } from './drawings.ts'
import { readText } from './glyphs.ts'
import { isMarkedWithin, keyOf, markedForm, writeInstructions } from './streams.ts'
import { ancestorsOf, descriptionOf, elementsOf, isContent, isElement, ownersOf, textIn } from './tree.ts'
import { BLOCKS } from './types.ts'

const ARTIFACT = '/Artifact BMC'
/** Types that stand even when empty: a table without one of its cells is another table. */
const LASTING = new Set(['Document', 'Table', 'TR', 'TH', 'TD'])

/** The sequence by which the structure tree knows a drawing. */
const tagOf = ({ marks }: Drawing): Mark | undefined => marks.findLast(({ mcid }) => mcid !== undefined)

/**
 * Whether a drawing is real content (ISO 14289-1, 7.1): text, the image of a figure, and whatever an element with
 * alternative text consists of. Grounds and rules of blocks are not, though Chromium tags them with their block.
 */
function isReal(stream: ContentStream, drawing: Drawing, owner: Element): boolean {
  const within = ancestorsOf(owner)
  if (within.some(descriptionOf))
    return true
  if (drawing.kind === 'text')
    return within.some(({ type }) => BLOCKS.has(type)) || readText(stream, drawing).text.trim() !== ''
  return drawing.kind === 'object' && owner.type === 'Figure' && !markedForm(stream, drawing)
}

/** How the sequence around a drawing is opened, if there is to be one around it. */
function openingOf(stream: ContentStream, drawing: Drawing, real: Set<Mark>): string | undefined {
  const tag = tagOf(drawing)
  if (tag && real.has(tag))
    return tag.opening
  return markedForm(stream, drawing) ? undefined : drawing.marks.find(({ artifact }) => artifact)?.opening ?? ARTIFACT
}

/** The lines of a stream with sequences drawn close around real content, and around all else as artifacts. */
function retag(stream: ContentStream, real: Set<Mark>): string[] {
  const lines: string[] = []
  let open: { opening: string, end: number, artifact: boolean } | undefined
  // A sequence ends with the last thing in it, which is known only when the next one comes.
  const close = (): void => {
    if (open)
      lines.splice(open.end, 0, 'EMC')
    open = undefined
  }
  let at = 0
  const copy = (end: number): void => {
    for (; at < end; at++) {
      const line = stream.lines[at]!
      if (isMark(line))
        continue
      // Artifacts keep to their level of the graphics state; what Chromium tags may go on over several.
      if ((line === 'q' || line === 'Q') && open?.artifact)
        close()
      lines.push(line)
    }
  }
  for (const drawing of stream.drawings) {
    copy(drawing.from)
    const opening = openingOf(stream, drawing, real)
    if (opening !== open?.opening)
      close()
    if (opening !== undefined && !open) {
      lines.push(opening)
      open = { opening, end: 0, artifact: opening.startsWith('/Artifact') }
    }
    lines.push(...stream.lines.slice(drawing.from, drawing.to + 1))
    at = drawing.to + 1
    if (open)
      open.end = lines.length
  }
  copy(stream.lines.length)
  close()
  return lines
}

/** Takes elements that have become empty out of the tree, from the leaves up. */
function prune(element: Element): void {
  element.kids.filter(isElement).forEach(prune)
  element.kids = element.kids.filter(kid => !isElement(kid) || kid.kids.length || LASTING.has(kid.type) || descriptionOf(kid) || textIn(kid.dict, 'ID'))
}

/**
 * Marks all that is not real content as artifact, and takes it out of the structure tree.
 * Neither may be left untagged or tagged as the other (ISO 14289-1, 7.1).
 */
export function markArtifacts(document: PDFDocument, { tops }: Tree, streams: Map<string, ContentStream>): void {
  const elements = elementsOf(tops)
  const owners = ownersOf(elements)
  // What is in a stream that no page draws, but a pattern or a mask, is not content.
  for (const element of elements)
    element.kids = element.kids.filter(kid => !isContent(kid) || streams.has(kid.stream))
  for (const stream of [...streams.values()].filter(isMarkedWithin)) {
    const real = new Set<Mark>()
    for (const drawing of stream.drawings) {
      const tag = tagOf(drawing)
      const owner = tag && owners.get(keyOf(stream.ref))?.get(tag.mcid!)
      if (owner && isReal(stream, drawing, owner))
        real.add(tag)
    }
    const mcids = new Set(Array.from(real, ({ mcid }) => mcid))
    for (const [mcid, owner] of owners.get(keyOf(stream.ref)) ?? []) {
      if (!mcids.has(mcid))
        owner.kids = owner.kids.filter(kid => !(isContent(kid) && kid.stream === keyOf(stream.ref) && kid.mcid === mcid))
    }
    const lines = retag(stream, real)
    if (lines.join('\n') !== stream.lines.join('\n'))
      writeInstructions(document, stream.ref, lines)
  }
  tops.forEach(prune)
}
