import type { Token } from 'markdown-exit'
import { slideMarkdown } from '../build/markdown.ts'

export type Kind = 'heading' | 'paragraph' | 'bullets' | 'numbers' | 'quotation' | 'picture' | 'component' | 'code' | 'table' | 'rule' | 'html'

/** A block of a slide's Markdown, or one that stands within it where none may. */
export interface Block {
  kind: Kind
  /** from 0 at the start of the Markdown */
  line: number
  words: string
  /** of a heading, 1–6 */
  level?: number
  /** words of each item of a list, whether some of them are in bold, and whether the last ones are */
  items?: { line: number, words: string, bold: boolean, boldLast: boolean }[]
  /** some words are in bold */
  bold: boolean
  /** blocks that would have to stand alone: a list in a list, a picture amid words */
  within: Block[]
}

/** A part of a slide: what comes before the first `::name::`, or after one. */
export interface Part {
  /** none: the body */
  name?: string
  line: number
  blocks: Block[]
}

/** As Slidev reads it: also right below a paragraph, without an empty line. */
const SLOT = /^ {0,3}::\s*([\w.\-:]+)\s*::\s*$/
const FENCE = /^ {0,3}(?:```|~~~)/
const TAG = /<[^>]+>/g
const COMPONENT = /^<(?:[A-Z/]|\w+-\w|!--|(?:w?br|span)\b)/

const KINDS: Record<string, Kind> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  bullet_list_open: 'bullets',
  ordered_list_open: 'numbers',
  blockquote_open: 'quotation',
  table_open: 'table',
  fence: 'code',
  code_block: 'code',
  hr: 'rule',
  html_block: 'html',
}
/** Kinds that may stand within those; pictures are found among the words. */
const INNER = new Set<Kind>(['paragraph', 'component', 'picture'])
const CONTAINERS = new Set<Kind>(['bullets', 'numbers', 'quotation', 'table'])

/** Words of some inline tokens, without tags. */
function wordsOf(tokens: Token[]): string {
  return tokens.map(({ children, content }) =>
    (children ?? []).map(({ type, content }) => type.endsWith('break') ? ' ' : content).join('') || content).join(' ').replace(TAG, '').trim()
}

const hasBold = (tokens: Token[]): boolean => tokens.some(({ children }) => children?.some(({ type }) => type === 'strong_open'))

/** True if nothing follows the last words in bold. */
const endsBold = (tokens: Token[]): boolean => tokens.at(-1)?.children?.findLast(({ type, content }) => type !== 'text' || content.trim())?.type === 'strong_close'

/** The file of an image. */
const sourceOf = (image: Token): string => String(image.attrGet('src') ?? '')

/** Finds what stands within a line of words and cannot be shown there. */
function inlineBlocks(tokens: Token[], line: number): Block[] {
  return tokens.flatMap(token => (token.children ?? []).flatMap((child): Block[] => {
    const kind = child.type === 'image' ? 'picture' : child.type === 'code_inline' ? 'code' : undefined
    return kind ? [{ kind, line: token.map?.[0] ?? line, words: child.content || sourceOf(child), bold: false, within: [] }] : []
  }))
}

/** Reads the block that begins with the first of some tokens and ends with the last. */
function toBlock(tokens: Token[]): Block {
  const [first] = tokens as [Token]
  const line = first.map?.[0] ?? 0
  const inline = tokens.filter(({ type }) => type === 'inline')
  const words = wordsOf(inline) || first.content.trim() || first.markup
  const block: Block = { kind: KINDS[first.type]!, line, words, bold: hasBold(inline), within: inlineBlocks(inline, line) }
  const children = inline[0]?.children?.filter(({ type, content }) => type !== 'text' || content.trim()) ?? []
  if (block.kind === 'paragraph' && children.length === 1 && children[0]!.type === 'image')
    return { ...block, kind: 'picture', words: words || sourceOf(children[0]!), within: [] }
  if ((block.kind === 'html' || block.kind === 'paragraph') && words === first.content.trim() && COMPONENT.test(words))
    return { ...block, kind: 'component' }
  if (first.type === 'heading_open')
    block.level = Number(first.tag.slice(1))
  if (CONTAINERS.has(block.kind)) {
    block.within.push(...blocksOf(tokens.slice(1, -1)).filter(({ kind }) => !INNER.has(kind)))
    block.items = partsBetween(tokens, 'list_item_open', 'list_item_close', first.level + 1)
      .map((item) => {
        const inline = item.filter(({ type }) => type === 'inline')
        return { line: item[0]!.map?.[0] ?? line, words: wordsOf(inline), bold: hasBold(inline), boldLast: endsBold(inline) }
      })
  }
  return block
}

/** Runs of tokens from one of a type to the next of another, at one level. */
function partsBetween(tokens: Token[], open: string, close: string, level: number): Token[][] {
  const starts = tokens.flatMap((token, index) => token.type === open && token.level === level ? [index] : [])
  return starts.map(start => tokens.slice(start, tokens.findIndex((token, index) => index > start && token.type === close && token.level === level) + 1))
}

/** All blocks that begin among some tokens, outermost only. */
function blocksOf(tokens: Token[]): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (!(token.type in KINDS))
      continue
    const close = token.type.replace('_open', '_close')
    const end = close === token.type ? index : tokens.findIndex((other, at) => at > index && other.type === close && other.level === token.level)
    blocks.push(toBlock(tokens.slice(index, end + 1)))
    index = end
  }
  return blocks
}

/** Blocks further down by some lines. */
function moved(blocks: Block[], by: number): Block[] {
  return blocks.map(block => ({
    ...block,
    line: block.line + by,
    within: moved(block.within, by),
    ...block.items && { items: block.items.map(item => ({ ...item, line: item.line + by })) },
  }))
}

/** Reads the Markdown of a slide, without its note, part by part. */
export function partsOf(content: string): Part[] {
  const parts: { name?: string, line: number, lines: string[] }[] = [{ line: 0, lines: [] }]
  let fenced = false
  for (const [line, text] of content.split('\n').entries()) {
    fenced = FENCE.test(text) ? !fenced : fenced
    const name = fenced ? undefined : SLOT.exec(text)?.[1]
    if (name)
      parts.push({ name, line, lines: [''] })
    else
      parts.at(-1)!.lines.push(text)
  }
  return parts.map(({ name, line, lines }) => ({ ...(name && { name }), line, blocks: moved(blocksOf(slideMarkdown.parse(lines.join('\n'), {})), line) }))
}
