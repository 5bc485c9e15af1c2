import type { Removal, Source } from './source.ts'
import { decodeText } from './decode.ts'

const LINE = /\r\n|[\r\n\u2028\u2029]/

/** Reads plain text in any of the encodings that Chinese offices use. */
export function readText(bytes: Uint8Array, name: string): Source {
  const { text, encoding } = decodeText(bytes, name)
  return { format: `纯文本（${encoding}）`, lines: text.split(LINE).map((text, index) => ({ text, line: index + 1 })), removals: [], remarks: [], characters: text }
}

/** Signs of Markdown that a line begins with, or consists of; what numbers a heading stays. */
const SIGNS = /^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)+|^\s*(?:[-*_]\s*){3,}$|(?<=\S)\s+#+\s*$/g
/** Words that are set off; stars without others to match them stand for what is left out. */
const EMPHASIS = /(\*{1,3}|__)(?=[^\s*_])(.*?[^\s*_])\1/g
const HEADING = /^#{1,6} \S/
const FRONT_MATTER = '---'

/** True if a text has headings as Markdown has them, whatever its name. */
export const isMarkdown = ({ lines }: Source): boolean => lines.some(({ text }) => HEADING.test(text))

/** The words of a line, and the signs that were about them. */
function partedLine(text: string): { words: string, signs: string } {
  const bare = text.replace(SIGNS, '')
  const signs = [...text.match(SIGNS) ?? [], ...[...bare.matchAll(EMPHASIS)].map(([, sign = '']) => sign + sign)]
  return { words: bare.replace(EMPHASIS, '$2'), signs: signs.map(sign => sign.trim()).join(' ') }
}

/** Takes the signs of Markdown out of a text; each is listed. */
export function withoutSigns(source: Source): Source {
  const removals: Removal[] = []
  const end = source.lines[0]?.text.trim() === FRONT_MATTER ? source.lines.findIndex(({ text }, index) => index && text.trim() === FRONT_MATTER) : -1
  const lines = source.lines.map(({ text, line }, index) => {
    if (index <= end) {
      removals.push({ what: 'Markdown 文件头', words: text, line })
      return { text: '', line }
    }
    const { words, signs } = partedLine(text)
    if (signs)
      removals.push({ what: 'Markdown 记号', words: signs, line })
    return { text: words, line }
  })
  return { ...source, format: source.format.replace('纯文本', 'Markdown'), lines, removals: removals.filter(({ words }) => words.trim()) }
}
