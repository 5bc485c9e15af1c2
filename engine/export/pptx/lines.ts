import type { Box, ElementNode, Look, SlideNode } from './nodes.ts'

/** Characters of one look. */
export interface TextRun extends Pick<Look, 'colour' | 'family' | 'size' | 'bold'> {
  text: string
  /** added after each character, in canvas pixels */
  spacing: number
  /** colour of the ink bar that hides it: the run's own ground, which is where its words are in whatever face they are */
  bar?: string
}

/** Lines of one block, broken as the browser broke them. */
export interface Paragraph {
  lines: TextRun[][]
  /** from line to line, in canvas pixels */
  lineHeight: number
  top: number
  /** of the longest line, all punctuation as wide as a character */
  width: number
  /** how far its first line stands out to the left: by the half of an opening mark that the browser trimmed, or by a label */
  hang: number
  /** the click at which it comes in */
  since: number
}

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
export function partition<T>(list: T[], differs: (before: T, after: T) => boolean): T[][] {
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
/** Width of an X in ems: between that of a Chinese face of Office, a half, and of what may stand in for one. */
const CROSS = 0.6
/** Of one line, in ems: about what a face of Office takes by itself. More would be above the words, not around them. */
const LINE = 1.2

const middle = ({ y, height }: Box): number => y + height / 2
const right = ({ x, width }: Box): number => x + width

/** By how much the browser made a character narrower (`text-spacing-trim`), which PowerPoint will not. */
const trimmed = ({ text, box, element }: Character): number => WIDE.test(text) ? element.look.size - box.width : 0

function runOf(characters: Character[], next: Character | undefined): TextRun {
  const { redacted, box, look: { colour, ground, family, size, bold } } = characters[0]!.element
  const text = characters.map(({ text }) => text).join('')
  if (!redacted) {
    // An ink bar is wider than what it hides, and needs no gap.
    const gap = next && !next.element.redacted ? next.box.x - right(characters.at(-1)!.box) : 0
    return { text: text + (GAPS.find(({ least }) => gap > least * size)?.space ?? ''), colour, family, size, bold, spacing: 0 }
  }
  // Spread as wide as the bar.
  return { text, colour, family, size, bold, spacing: Math.max(0, box.width / characters.length - CROSS * size), bar: ground }
}

function paragraphOf(characters: Character[], since: number): Paragraph {
  const lines = partition(characters, (a, b) => middle(b.box) - middle(a.box) > b.element.look.size / 2)
  const first = characters[0]!
  // A line is no lower than the largest words in it, whatever its block says.
  const largest = Math.max(...characters.map(({ element }) => element.look.size))
  const lineHeight = lines.length === 1 ? LINE * largest : Math.max(first.block.look.lineHeight, largest)
  return {
    lines: lines.map((line) => {
      const runs = partition(line, (a, b) => a.element !== b.element)
      return runs.map((run, index) => runOf(run, runs[index + 1]?.[0]))
    }),
    lineHeight,
    top: middle(first.box) - lineHeight / 2,
    width: Math.max(...lines.map(line => right(line.at(-1)!.box) - line[0]!.box.x + line.reduce((sum, character) => sum + trimmed(character), 0))),
    hang: Math.max(0, trimmed(first)),
    since,
  }
}

/** The text of an element, a paragraph for each block in it. */
export function paragraphsOf(element: ElementNode): Paragraph[] {
  return partition(charactersOf(element, element), (a, b) => a.block !== b.block).map(characters => paragraphOf(characters, element.since))
}
