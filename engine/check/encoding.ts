import type { Decoded } from '../encoding.ts'
import type { Finding } from './finding.ts'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { decode, ENCODINGS } from '../encoding.ts'
import { hiddenIn } from '../hidden.ts'

const ENTRY = 'slides.md'
const SPEECH = ['speech.txt', 'errata.yml', 'blanks.yml'].map(name => `speech/${name}`)
const MARKDOWN = /\.md$/i
const COMPONENT = /\.(?:vue|ts|css)$/
/** A slide names another file for its slides so; front matter that cannot be read yet is read for this, too. */
const SOURCE = /^src:[ \t]*["']?([^"'#\r\n]+)/gm

/** A text of the deck. */
export interface TextFile extends Decoded {
  /** path in the deck, with slashes */
  file: string
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile()

/** The Markdown that a deck consists of, in the order in which its files are named; what is not there is left out. */
export function markdownFiles(deck: string): TextFile[] {
  const found = new Map<string, TextFile>()
  const read = (file: string): void => {
    if (found.has(file) || !MARKDOWN.test(file) || !isFile(join(deck, file)))
      return
    const decoded = decode(readFileSync(join(deck, file)))
    found.set(file, { file, ...decoded })
    for (const [, path] of decoded.text.matchAll(SOURCE))
      read(path!.startsWith('/') ? path!.slice(1).trim() : posix.join(posix.dirname(file), path!.trim()))
  }
  read(ENTRY)
  return [...found.values()]
}

/** All texts that a deck is made of: its Markdown, its speech, its own components. */
export function textFiles(deck: string): TextFile[] {
  const components = join(deck, 'components')
  const own = existsSync(components)
    ? readdirSync(components, { recursive: true, encoding: 'utf8' }).filter(file => COMPONENT.test(file)).map(file => posix.join('components', file))
    : []
  const others = [...SPEECH, ...own].filter(file => isFile(join(deck, file)))
  return [...markdownFiles(deck), ...others.map(file => ({ file, ...decode(readFileSync(join(deck, file))) }))]
}

const RUN = '或者运行 npm run check -- --fix-encoding，由它改好，原来的文件另存一份'
const SAVE = `在记事本或 WPS 里打开，选“另存为”，编码选“UTF-8”；${RUN}`
/** UTF-8 that was read as GBK or Latin-1 and saved so: what became of ，、。 and their like, and these themselves. */
const GARBLED = /锛|銆|ï¼|ã[\u0080€]/g
const MARKS = /[，。、：]/g
/** A line is quoted with so many characters. */
const MOST_WORDS = 40

const timesIn = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function garbledFault({ file, text }: TextFile): Finding | undefined {
  return timesIn(text, GARBLED) > timesIn(text, MARKS)
    ? { file, line: 1, what: '这个文件的字成了乱码：UTF-8 的文件被当成别的编码存过', words: text.trim().split('\n')[0]!.slice(0, MOST_WORDS), advice: '请用备份，或从原稿重抄' }
    : undefined
}

function hiddenFault({ file, text }: TextFile): Finding | undefined {
  const hidden = COMPONENT.test(file) ? undefined : hiddenIn(text)
  if (!hidden)
    return undefined
  const { line, words, char, meant, times } = hidden
  const all = times > 1 ? `，全文共 ${times} 处` : ''
  const at = Math.max(0, words.indexOf(meant === undefined ? '〔U+' : String.fromCodePoint(Number.parseInt(char.slice(2), 16))) - MOST_WORDS / 2)
  return meant === undefined
    ? { file, line, what: `这一行有看不见的字（${char}）${all}`, words: words.slice(at, at + MOST_WORDS), advice: `请把前后的字删去重打；${RUN}` }
    : { file, line, what: `这一行有字形相同的另一个字（${char}）${all}`, words: words.slice(at, at + MOST_WORDS), advice: `请重打成“${meant}”；${RUN}` }
}

/** Returns what is wrong with the bytes of a file, or with what they say. */
function fileFault(read: TextFile): Finding | undefined {
  const { file, text, encoding, brokenAt } = read
  const words = (text.split('\n').find(line => line.trim() && !line.startsWith('---')) ?? '').trim().slice(0, 20)
  if (encoding === 'utf-8-bom')
    return { file, line: 1, what: '文件开头有看不见的标记（BOM）', words, advice: `请另存为“UTF-8”，不要选“带有 BOM 的 UTF-8”；${RUN}` }
  if (encoding === 'cr')
    return { file, line: 1, what: `这个文件里有${ENCODINGS.cr}，别的程序当作没有换行`, words, advice: `请在编辑器里把换行改成 LF 或 CRLF；${RUN}` }
  if (encoding)
    return { file, line: 1, what: `这个文件不是 UTF-8，像是 ${ENCODINGS[encoding]}`, words, advice: SAVE }
  const garbled = garbledFault(read)
  if (garbled)
    return garbled
  return brokenAt === undefined
    ? hiddenFault(read)
    : { file, line: brokenAt, what: text ? '这一行有存盘时丢了的字' : '这里的字读不出来，既不是 UTF-8，也不是 GBK', words: text.split('\n')[brokenAt - 1]?.trim() ?? '', advice: '文件可能坏了，请从原稿重抄这一行，或用备份' }
}

/** Files that are not UTF-8, or hold what nobody sees: one finding each, as all that is read of them is noise. */
export const encodingFindings = (deck: string): Finding[] => textFiles(deck).flatMap(file => fileFault(file) ?? [])
