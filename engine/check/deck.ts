import type { SlideInfo } from '@slidev/types'
import type { DeckSource } from '../config.ts'
import type { Finding } from './finding.ts'
import type { Note } from './note.ts'
import type { Phrase } from './phrases.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseSync } from '@slidev/parser'
import { load } from '@slidev/parser/fs'
import { isMap, parseDocument } from 'yaml'
import { completeHeadmatter } from '../build/preparser.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { blankFiller } from '../speech/index.ts'
import { parseNote } from './note.ts'
import { phrasesOfFrontmatter, phrasesOfMarkdown } from './phrases.ts'

/** A slide as the checks see it. */
export interface Slide {
  no: number
  file: string
  /** line on which it begins, from 1 */
  line: number
  layout: string
  section?: string
  point?: string
  /** image of a section, and the figure that the line draws for it where that is another */
  symbol?: string
  motif?: string
  /** settings, those of its importer among them */
  frontmatter: Record<string, unknown>
  /** the Markdown between front matter and note */
  content: string
  /** line of the source on which that begins, from 0 */
  contentLine: number
  /** the slide as written, its blanks filled */
  source: string
  images: string[]
  /** what stands on it, lines counted from 0 at `line` */
  phrases: Phrase[]
  note: Note
}

export interface Deck {
  headmatter: Record<string, unknown>
  /** the same as written in `slides.md` */
  headmatterSource: string
  slides: Slide[]
}

const BYTE_ORDER_MARK = '\uFEFF'
function toSlide(root: string, { index, frontmatter, content, source }: SlideInfo): Slide {
  const { layout, section, point, symbol, motif } = frontmatter
  const name = layout ?? (index ? 'default' : 'cover')
  // The first front matter of a deck is its headmatter: settings of the whole.
  const shown = index ? Object.entries(frontmatter).filter(([key]) => LAYOUTS[name]?.settings[key]?.shown) : []
  const contentLine = source.raw.slice(0, source.raw.indexOf(content)).split('\n').length - 1
  return {
    no: index + 1,
    file: relative(root, source.filepath),
    line: source.start + 1,
    layout: name,
    ...(section && { section: String(section) }),
    ...(point && { point: String(point) }),
    ...(symbol && { symbol: String(symbol) }),
    ...(motif && { motif: String(motif) }),
    frontmatter,
    content,
    contentLine,
    source: source.raw,
    images: source.images ?? [],
    phrases: [
      ...phrasesOfFrontmatter(Object.fromEntries(shown), source.raw),
      ...phrasesOfMarkdown(content).map(phrase => ({ ...phrase, line: phrase.line + contentLine })),
    ],
    note: parseNote(source.raw),
  }
}

/** Where the front matter of a file is no YAML: Slidev's own parser stops there without saying where. */
function frontmatterFindings(root: string, file: string): Finding[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  if (text.startsWith(BYTE_ORDER_MARK))
    return [{ file, line: 1, what: '文件开头有看不见的标记（BOM）', words: text.slice(1).split('\n')[0]!, advice: '请另存为“UTF-8”，不要选“带有 BOM 的 UTF-8”' }]
  const { slides } = parseSync(text, file, { noParseYAML: true })
  return slides.flatMap(({ frontmatterRaw, start }) => {
    const { errors, contents } = parseDocument(frontmatterRaw ?? '')
    // A scalar is a line without a half-width colon.
    const faults = errors.length || !contents || isMap(contents) ? errors : [{ linePos: undefined, code: 'NO_COLON' }]
    return faults.map(({ linePos, code }) => {
      // What is not closed is found on the line after it.
      const lines = frontmatterRaw!.split('\n').slice(0, linePos?.[0].line)
      const line = lines.findLastIndex(text => text.trim())
      return {
        file,
        line: start + 2 + line,
        what: `两条“---”之间的设置写错了（${code}）`,
        words: lines[line]?.trim() ?? '',
        advice: '应写成“名: 值”，冒号是半角，后面空一格；内容里有冒号或引号时，两头加半角引号',
      }
    })
  })
}

/**
 * Reads the deck without a browser.
 * @returns the deck, or what keeps it from being read: bad front matter, a missing file
 */
export async function readDeck(deckSource: DeckSource): Promise<{ deck?: Deck, findings: Finding[] }> {
  const root = deckSource.deck
  const pages = existsSync(resolve(root, 'pages')) ? readdirSync(resolve(root, 'pages')) : []
  const files = ['slides.md', ...pages.filter(file => file.endsWith('.md')).sort().map(file => join('pages', file))]
  const findings = files.flatMap(file => frontmatterFindings(root, file))
  if (findings.length)
    return { findings }
  const fill = blankFiller(deckSource)
  const source = async (file: string): Promise<string> => fill(await readFile(file, 'utf8'))
  const data = await load({ userRoot: root, roots: [root], allowedRoots: [root] }, resolve(root, 'slides.md'), source)
  const missing = Object.entries(data.markdownFiles).flatMap(([file, { errors = [], raw }]) =>
    errors.map(({ row, message }) => ({
      file: relative(root, file),
      line: row + 1,
      what: `引用的文件读不到（${message.replaceAll(`${root}/`, '')}）`,
      words: raw.split('\n').slice(row).find(line => line.startsWith('src:')) ?? '',
      advice: '请核对 src: 后的文件名',
    })))
  const headmatterSource = data.slides[0]?.source.frontmatterRaw ?? ''
  return { deck: { headmatter: completeHeadmatter(data.headmatter, root), headmatterSource, slides: data.slides.map(slide => toSlide(root, slide)) }, findings: missing }
}
