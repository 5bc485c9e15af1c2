import type { Removal, Source } from './source.ts'
import { decodeText } from './decode.ts'

const LINE = /\r\n|[\r\n\u2028\u2029]/

/** Reads plain text in any of the encodings that Chinese offices use. */
export function readText(bytes: Uint8Array, name: string): Source {
  const { text, encoding } = decodeText(bytes, name)
  return { format: `纯文本（${encoding}）`, lines: text.split(LINE).map((text, index) => ({ text, line: index + 1 })), removals: [], remarks: [], characters: text }
}

/** Signs of Markdown that are no words; what numbers a heading stays. */
const SIGNS = /^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)+|^\s*(?:[-*_]\s*){3,}$|\*\*|__|(?<=\S)\s+#+\s*$/g
const FRONT_MATTER = '---'

/** Reads Markdown: its words without its signs, each of which is listed. */
export function readMarkdown(bytes: Uint8Array, name: string): Source {
  const source = readText(bytes, name)
  const removals: Removal[] = []
  const end = source.lines[0]?.text.trim() === FRONT_MATTER ? source.lines.findIndex(({ text }, index) => index && text.trim() === FRONT_MATTER) : -1
  const lines = source.lines.map(({ text, line }, index) => {
    if (index <= end) {
      removals.push({ what: 'Markdown 文件头', words: text, line })
      return { text: '', line }
    }
    const signs = text.match(SIGNS)?.join('').trim()
    if (signs)
      removals.push({ what: 'Markdown 记号', words: signs, line })
    return { text: text.replace(SIGNS, ''), line }
  })
  return { ...source, format: source.format.replace('纯文本', 'Markdown'), lines, removals: removals.filter(({ words }) => words.trim()) }
}
