import type { Box, ElementNode, Look, SlideNode } from './nodes.ts'

/** Characters of one look. */
export interface TextRun extends Pick<Look, 'colour' | 'family' | 'size' | 'bold'> {
  text: string
  /** added after each character, in canvas pixels */
  spacing: number
  /** set as a superscript, in the middle of the bar that hides it, whichever face it is */
  raised?: true
}

/** Lines of one block, broken as the browser broke them. */
export interface Paragraph {
  lines: TextRun[][]
  /** from line to line, in canvas pixels */
  lineHeight: number
  top: number
  /** of the longest line, all punctuation as wide as a character */
  width: number
  /** how far its first line stands out to the left: by the half of an opening mark that the browser trimmed */
  hang: number
}

/** A redaction: the run below it keeps its text. */
export interface Bar { box: Box, colour: string, label: string }

interface Character { text: string, box: Box, element: ElementNode, block: ElementNode }

/** Of a drawing, which stands in no line whatever CSS says of it. */
const DRAWN = /^(?:g|path)$/

/** True of a node that stands within a line of text. */
export function isInline(node: SlideNode): boolean {
  return 'characters' in node ? node.characters.length > 0 : node.look.display.startsWith('inline') && !DRAWN.test(node.tag)
}

function charactersOf(element: ElementNode, block: ElementNode): Character[] {
  return element.children.flatMap((child) => {
    if ('characters' in child)
      return child.characters.map(character => ({ ...character, element, block }))
    return charactersOf(child, isInline(child) ? block : child)
  })
}

/** Parts a list where `differs` says so of two neighbours. */
function partition<T>(list: T[], differs: (before: T, after: T) => boolean): T[][] {
  const parts: T[][] = []
  for (const [index, item] of list.entries()) {
    if (index && !differs(list[index - 1]!, item))
      parts.at(-1)!.push(item)
    else
      parts.push([item])
  }
  return parts
}

/** Punctuation and symbols of Chinese fill a square, trimmed or not. */
const WIDE = /[\u2014-\u2026\u3000-\u303F\uFF00-\uFF60]/
/** Gaps between runs of so many ems are kept, as a half or a full-width space: a margin of CSS means nothing to PowerPoint. */
const GAPS = [{ least: 0.75, space: '\u3000' }, { least: 0.3, space: '\u2002' }]
/** A superscript is this much smaller: two thirds in Office, less elsewhere. */
const RAISED_SIZE = 0.62

const middle = ({ y, height }: Box): number => y + height / 2
const right = ({ x, width }: Box): number => x + width

/** By how much the browser made a character narrower (`text-spacing-trim`), which PowerPoint will not. */
const trimmed = ({ text, box, element }: Character): number => WIDE.test(text) ? element.look.size - box.width : 0

function runOf(characters: Character[], next: Character | undefined): TextRun {
  const { label, box, look: { colour, family, size, bold } } = characters[0]!.element
  const text = characters.map(({ text }) => text).join('')
  if (!label) {
    const gap = next ? next.box.x - right(characters.at(-1)!.box) : 0
    return { text: text + (GAPS.find(({ least }) => gap > least * size)?.space ?? ''), colour, family, size, bold, spacing: 0 }
  }
  // Spread, so that what follows stands where it stood.
  const width = (next?.box.x ?? right(box)) - box.x
  const natural = characters.reduce((sum, { box }) => sum + box.width, 0) * RAISED_SIZE
  return { text, colour, family, size, bold, spacing: (width - natural) / characters.length, raised: true }
}

function paragraphOf(characters: Character[]): Paragraph {
  // A line is no lower than the largest words in it, whatever its block says.
  const lineHeight = Math.max(characters[0]!.block.look.lineHeight, ...characters.map(({ element }) => element.look.size))
  const lines = partition(characters, (a, b) => middle(b.box) - middle(a.box) > b.element.look.size / 2)
  const first = characters[0]!
  return {
    lines: lines.map((line) => {
      const runs = partition(line, (a, b) => a.element !== b.element)
      return runs.map((run, index) => runOf(run, runs[index + 1]?.[0]))
    }),
    lineHeight,
    top: middle(first.box) - lineHeight / 2,
    width: Math.max(...lines.map(line => right(line.at(-1)!.box) - line[0]!.box.x + line.reduce((sum, character) => sum + trimmed(character), 0))),
    hang: trimmed(first),
  }
}

/** The text of an element, a paragraph for each block in it. */
export function paragraphsOf(element: ElementNode): Paragraph[] {
  return partition(charactersOf(element, element), (a, b) => a.block !== b.block).map(paragraphOf)
}

/** The redactions within an element. */
export function barsOf({ children }: ElementNode): Bar[] {
  return children.flatMap(child => 'characters' in child
    ? []
    : child.label ? [{ box: child.box, colour: child.look.ground, label: child.label }] : barsOf(child))
}
