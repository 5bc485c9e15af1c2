import type { Element } from '@xmldom/xmldom'
import type { ListPlace } from './numbering.ts'
import type { Removal, Source, SourceLine } from './source.ts'
import { strFromU8, unzipSync } from 'fflate'
import { UserError } from '../../command/run.ts'
import { numberer } from './numbering.ts'
import { childOf, childrenOf, parseXml, valueOf } from './xml.ts'

/** Elements of which nothing is read: their words are no text of the paragraph, or are there twice. */
const SKIPPED = new Set(['pPr', 'rPr', 'instrText', 'delInstrText', 'Fallback', 'rt', 'del', 'moveFrom', 'commentReference', 'footnoteReference', 'endnoteReference'])
/** Elements that are left out, and what the report calls them. */
const LEFT_OUT: Record<string, string> = { tbl: '表格', txbxContent: '文本框' }
/** Parts of a document that are only counted. */
const COUNTED: Record<string, string> = { drawing: '图片或图形', pict: '图片或图形', object: '嵌入的对象', oMath: '公式' }
const OTHER_PARTS: [RegExp, string][] = [[/^word\/header\d*\.xml$/, '页眉'], [/^word\/footer\d*\.xml$/, '页脚'], [/^word\/footnotes\.xml$/, '脚注'], [/^word\/endnotes\.xml$/, '尾注'], [/^word\/comments\.xml$/, '批注']]

/** The yield of a document that is not its text. */
interface Reading { removals: Removal[], counts: Map<string, number> }

const count = ({ counts }: Reading, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)

/** All words of an element, whatever they are. */
function allText(element: Element): string {
  return element.localName === 't' || element.localName === 'delText'
    ? element.textContent ?? ''
    : childrenOf(element).map(child => `${allText(child)}${child.localName === 'p' ? '\n' : ''}`).join('')
}

const isOn = (parent: Element | undefined, name: string): boolean => childOf(parent, name) !== undefined && !['0', 'false', 'off'].includes(valueOf(parent, name) ?? '')

/** The words of a paragraph, its line breaks as line feeds; what is left out is listed. */
function textOf(element: Element, reading: Reading, line: number): string {
  return childrenOf(element).map((child): string => {
    const name = child.localName ?? ''
    const leaveOut = (what: string): string => {
      reading.removals.push({ what, words: allText(child).trim(), line })
      return ''
    }
    if (name === 't')
      return child.textContent ?? ''
    if (name === 'br' || name === 'cr')
      return '\n'
    if (name === 'tab')
      return '\t'
    if (name === 'noBreakHyphen')
      return '-'
    if (name === 'r' && isOn(childOf(child, 'rPr'), 'vanish'))
      return leaveOut('隐藏文字')
    if (name === 'del' || name === 'moveFrom')
      return leaveOut('修订中删去的文字')
    if (name in LEFT_OUT)
      return leaveOut(LEFT_OUT[name]!)
    if (name in COUNTED)
      count(reading, COUNTED[name]!)
    if (name === 'ins' || name === 'moveTo')
      count(reading, '修订中插入的文字（已采用）')
    return SKIPPED.has(name) ? '' : textOf(child, reading, line)
  }).join('')
}

/** The list that a style has its paragraphs in, by the id of the style; styles are based on others. */
function listsOfStyles(root: Element | undefined): (style: string | undefined) => Partial<ListPlace> {
  const styles = new Map((root ? childrenOf(root, 'style') : []).map(style => [style.getAttribute('w:styleId') ?? '', style]))
  const find = (id: string | undefined, depth = 0): Partial<ListPlace> => {
    const style = styles.get(id ?? '')
    if (!style || depth > styles.size)
      return {}
    return { ...find(valueOf(style, 'basedOn'), depth + 1), ...placeIn(childOf(style, 'pPr')) }
  }
  return id => find(id)
}

function placeIn(properties: Element | undefined): Partial<ListPlace> {
  const numbering = childOf(properties, 'numPr')
  const list = valueOf(numbering, 'numId')
  const level = valueOf(numbering, 'ilvl')
  return { ...list !== undefined && { list }, ...level !== undefined && { level: Number(level) } }
}

/** The paragraphs of the body, those of content controls among them; a table of contents is left out. */
function blocksOf(parent: Element, reading: Reading): Element[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.localName === 'p' || child.localName === 'tbl')
      return child
    const gallery = valueOf(childOf(childOf(child, 'sdtPr'), 'docPartObj'), 'docPartGallery')
    if (gallery?.includes('Contents')) {
      reading.removals.push({ what: '自动目录', words: allText(child).trim() })
      return []
    }
    return ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.localName ?? '') ? blocksOf(child, reading) : []
  })
}

/** The lines of the body, numbered as Word numbers them. */
function linesOf(document: Element, part: (name: string) => Element | undefined, reading: Reading): SourceLine[] {
  const numberOf = numberer(part('word/numbering.xml'))
  const listOf = listsOfStyles(part('word/styles.xml'))
  return blocksOf(childOf(document, 'body') ?? document, reading).flatMap((block, index): SourceLine[] => {
    const line = index + 1
    if (block.localName === 'tbl') {
      reading.removals.push({ what: '表格', words: allText(block).trim(), line })
      return []
    }
    const properties = childOf(block, 'pPr')
    const { list, level = 0 } = { ...listOf(valueOf(properties, 'pStyle')), ...placeIn(properties) }
    const text = textOf(block, reading, line)
    const number = text.trim() && list !== undefined && list !== '0' ? numberOf({ list, level }) : ''
    return `${number}${text}`.split('\n').map(text => ({ text, line }))
  })
}

/** A speech of three hours is a few megabytes of XML: what unpacks to more is none. */
const MOST_BYTES = 64e6

/** The parts of a .docx that have words. */
function unzip(bytes: Uint8Array, name: string): Record<string, Uint8Array> {
  let size = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        const wanted = /^word\/[^/]+\.xml$/.test(path)
        size += wanted ? originalSize : 0
        if (size > MOST_BYTES)
          throw new UserError(`${name} 解开来有 ${Math.round(size / 1e6)} 兆字节，不像讲话稿；请用 Word 或 WPS 打开看看，另存为 .docx 再试`)
        return wanted
      },
    })
  }
  catch (error) {
    throw error instanceof UserError ? error : new UserError(`${name} 打不开，可能没有存完或加了密码；请用 Word 或 WPS 打开，另存为 .docx 再试`)
  }
}

function parsePart(bytes: Uint8Array, path: string, name: string): Element {
  try {
    return parseXml(strFromU8(bytes))
  }
  catch {
    throw new UserError(`${name} 里的 ${path} 坏了，读不出来；请用 Word 或 WPS 打开，另存为 .docx 再试`)
  }
}

/**
 * Reads a .docx: the paragraphs of its body with their automatic numbering, tracked changes taken as accepted.
 * @param bytes of the file
 * @param name of the file, for the error
 * @throws UserError when it is no such file
 */
export function readDocx(bytes: Uint8Array, name: string): Source {
  const parts = unzip(bytes, name)
  const part = (path: string): Element | undefined => parts[path] && parsePart(parts[path], path, name)
  const document = part('word/document.xml')
  if (!document)
    throw new UserError(`${name} 里没有正文，不是 Word 文档；请用 Word 或 WPS 另存为 .docx 再试`)
  const reading: Reading = { removals: [], counts: new Map() }
  const lines = linesOf(document, part, reading)
  for (const path of Object.keys(parts).sort()) {
    const what = OTHER_PARTS.find(([pattern]) => pattern.test(path))?.[1]
    const words = what ? allText(part(path)!).trim() : ''
    if (what && words)
      reading.removals.push({ what, words })
  }
  const removals = reading.removals.filter(({ words }) => words)
  return {
    format: 'Word 文档',
    lines,
    removals,
    remarks: [...reading.counts].map(([what, times]) => `${what} ${times} 处`),
    characters: [...lines.map(({ text }) => text), ...removals.map(({ words }) => words)].join('\n'),
  }
}
