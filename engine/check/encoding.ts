import type { Decoded } from '../encoding.ts'
import type { Finding } from './finding.ts'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { decode, ENCODINGS } from '../encoding.ts'

const ENTRY = 'slides.md'
const SPEECH = ['speech.txt', 'errata.yml', 'blanks.yml'].map(name => `speech/${name}`)
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
    if (found.has(file) || !isFile(join(deck, file)))
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

const FIX = '在记事本或 WPS 里打开，选“另存为”，编码选“UTF-8”；或者运行 npm run check -- --fix-encoding，由它改好，原来的文件另存一份'

/** Files that are not UTF-8: one finding each, as all that is read of them is noise. */
export function encodingFindings(deck: string): Finding[] {
  return textFiles(deck).flatMap(({ file, text, encoding, brokenAt }): Finding[] => {
    const words = (text.split('\n').find(line => line.trim() && !line.startsWith('---')) ?? '').trim().slice(0, 20)
    if (encoding === 'utf-8-bom')
      return [{ file, line: 1, what: '文件开头有看不见的标记（BOM）', words, advice: `请另存为“UTF-8”，不要选“带有 BOM 的 UTF-8”；${FIX.slice(FIX.indexOf('或者'))}` }]
    if (encoding)
      return [{ file, line: 1, what: `这个文件不是 UTF-8，像是 ${ENCODINGS[encoding]}`, words, advice: FIX }]
    return brokenAt === undefined
      ? []
      : [{ file, line: brokenAt, what: text ? '这一行有存盘时丢了的字' : '这里的字读不出来，既不是 UTF-8，也不是 GBK', words: text.split('\n')[brokenAt - 1]?.trim() ?? '', advice: '文件可能坏了，请从原稿重抄这一行，或用备份' }]
  })
}
