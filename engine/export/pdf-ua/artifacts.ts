import type { PDFDocument } from 'pdf-lib'
import type { Drawing } from '../pdf/drawings.ts'
import type { Instruction } from '../pdf/instructions.ts'
import type { Mark } from '../pdf/marks.ts'
import type { Piece } from './marking.ts'
import type { MarkedStream } from './streams.ts'
import type { Element, Tree } from './tree.ts'
import { writeContent } from '../pdf/content.ts'
import { tagOf } from '../pdf/drawings.ts'
import { instruct, kindOf, writeInstructions } from '../pdf/instructions.ts'
import { readText } from './glyphs.ts'
import { mark } from './marking.ts'
import { isMarkedWithin, keyOf, markedForm } from './streams.ts'
import { ancestorsOf, descriptionOf, elementsOf, isContent, isElement, ownersOf, textIn } from './tree.ts'
import { BLOCKS } from './types.ts'

const ARTIFACT = instruct('BMC', '/Artifact')
/** Types that stand even when empty: a table without one of its cells is another table. */
const LASTING = new Set(['Document', 'Table', 'TR', 'TH', 'TD'])

/**
 * Real content (ISO 14289-1, 7.1) is text, the image of a figure, and whatever an element with
 * alternative text consists of. Grounds and rules of blocks are not, though Chromium tags them with their block.
 */
function isReal(stream: MarkedStream, drawing: Drawing, owner: Element): boolean {
  const within = ancestorsOf(owner)
  if (within.some(descriptionOf))
    return true
  if (drawing.kind === 'text')
    return within.some(({ type }) => BLOCKS.has(type)) || readText(drawing).text.trim() !== ''
  return drawing.kind === 'object' && owner.type === 'Figure' && !markedForm(stream, drawing)
}

/** The opening of the sequence that is to be around a drawing, if there is to be one. */
function openingOf(stream: MarkedStream, drawing: Drawing, real: Set<Mark>): Instruction | undefined {
  const tag = tagOf(drawing)
  if (tag && real.has(tag))
    return tag.opening
  return markedForm(stream, drawing) ? undefined : drawing.marks.find(({ artifact }) => artifact)?.opening ?? ARTIFACT
}

/** A stream without its marks; those within a text object belong to it. */
function piecesOf(stream: MarkedStream, real: Set<Mark>): Piece[] {
  const drawingsAt = new Map(stream.drawings.map(drawing => [drawing.operations[0]!.at, drawing]))
  const pieces: Piece[] = []
  for (let at = 0; at < stream.instructions.length; at++) {
    const instruction = stream.instructions[at]!
    const kind = kindOf(instruction)
    const drawing = drawingsAt.get(at)
    if (drawing) {
      const to = drawing.operations.at(-1)!.at
      pieces.push({ painted: stream.instructions.slice(at, to + 1), opening: openingOf(stream, drawing, real) })
      at = to
    }
    else if (kind !== 'mark' && kind !== 'unmark') {
      pieces.push({ between: instruction })
    }
  }
  return pieces
}

/** Takes elements that have become empty out of the tree, from the leaves up. */
function prune(element: Element): void {
  element.kids.filter(isElement).forEach(prune)
  element.kids = element.kids.filter(kid => !isElement(kid) || kid.kids.length || LASTING.has(kid.type) || descriptionOf(kid) || textIn(kid.dict, 'ID'))
}

/** The sequences of a stream that are real content. */
function realMarks(stream: MarkedStream, owners: Map<number, Element>): Set<Mark> {
  const real = new Set<Mark>()
  for (const drawing of stream.drawings) {
    const tag = tagOf(drawing)
    const owner = tag && owners.get(tag.mcid!)
    if (owner && isReal(stream, drawing, owner))
      real.add(tag)
  }
  return real
}

/** Takes from their elements the contents of a stream that have turned out to be none. */
function disown(key: string, owners: Map<number, Element>, real: Set<Mark>): void {
  const mcids = new Set(Array.from(real, ({ mcid }) => mcid))
  for (const [mcid, owner] of owners) {
    if (!mcids.has(mcid))
      owner.kids = owner.kids.filter(kid => !(isContent(kid) && kid.stream === key && kid.mcid === mcid))
  }
}

/**
 * Marks all that is not real content as artifact, and takes it out of the structure tree.
 * Neither may be left untagged or tagged as the other (ISO 14289-1, 7.1).
 */
export function markArtifacts(document: PDFDocument, { tops }: Tree, streams: Map<string, MarkedStream>): void {
  const elements = elementsOf(tops)
  const allOwners = ownersOf(elements)
  // Marks in a stream that no page draws, but a pattern or a mask, are no content.
  for (const element of elements)
    element.kids = element.kids.filter(kid => !isContent(kid) || streams.has(kid.stream))
  for (const stream of [...streams.values()].filter(isMarkedWithin)) {
    const key = keyOf(stream.ref)
    const owners = allOwners.get(key) ?? new Map<number, Element>()
    const real = realMarks(stream, owners)
    disown(key, owners, real)
    const marked = mark(piecesOf(stream, real))
    if (writeInstructions(marked) !== writeInstructions(stream.instructions))
      writeContent(document, stream.ref, marked)
  }
  tops.forEach(prune)
}
