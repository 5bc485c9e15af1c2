import type { SlideInfo, SlidevData } from '@slidev/types'
import type { DeckSource } from '../config.ts'
import type { Finding } from './finding.ts'
import type { Line } from './lines.ts'
import type { Note } from './note.ts'
import type { Phrase } from './phrases.ts'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { load } from '@slidev/parser/fs'
import { completeHeadmatter } from '../build/preparser.ts'
import { UserError } from '../command/run.ts'
import { asTyped } from '../frontmatter.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { blankFiller } from '../speech/index.ts'
import { encodingFindings, markdownFiles } from './encoding.ts'
import { FaultyFile } from './finding.ts'
import { settingLines } from './lines.ts'
import { markupFindings } from './markup.ts'
import { parseNote } from './note.ts'
import { phrasesOfFrontmatter, phrasesOfMarkdown } from './phrases.ts'
import { sourceFindings } from './sources.ts'

/** A slide as the checks see it. */
export interface Slide extends Line {
  no: number
  layout: string
  section?: string
  point?: string
  /** image of a section, and the figure that the line draws for it where that is another */
  symbol?: string
  motif?: string
  /** where each of its settings stands: on the slide itself, or where its file is named */
  settings: Record<string, Line>
  /** its own settings as they are written, with their values */
  own: Record<string, unknown>
  /** all of it as written */
  source: string
  /** settings, those of its importer among them */
  frontmatter: Record<string, unknown>
  /** the Markdown between front matter and note */
  content: string
  /** lines of `source` before the content */
  contentLine: number
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

function toSlide(root: string, { index, frontmatter, content, source, importChain = [] }: SlideInfo): Slide {
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
    // Those of the file that names another come first.
    settings: Object.assign({}, ...[source, ...importChain.toReversed()].map(info => settingLines(root, info))),
    own: source.frontmatter,
    source: source.raw,
    content,
    contentLine,
    phrases: [
      ...phrasesOfFrontmatter(Object.fromEntries(shown), source.raw),
      ...phrasesOfMarkdown(content).map(phrase => ({ ...phrase, line: phrase.line + contentLine })),
    ],
    note: parseNote(source.raw),
  }
}

/**
 * Reads the slides of a deck as Slidev does.
 * @param root folder of the deck
 * @param adapt what is done to each file first
 */
export async function loadSlides(root: string, adapt: (text: string) => string): Promise<SlidevData> {
  const read = async (file: string): Promise<string> => adapt((await readFile(file, 'utf8')).replaceAll('\r\n', '\n'))
  return await load({ userRoot: root, roots: [root], allowedRoots: [root] }, resolve(root, 'slides.md'), read) as SlidevData
}

/** Returns what keeps the texts of a deck from being read: the cause alone, not what comes of it. */
export function textFindings(root: string): Finding[] {
  const encoding = encodingFindings(root)
  return encoding.length ? encoding : markdownFiles(root).flatMap(({ file, text }) => markupFindings(file, text.replaceAll('\r\n', '\n')))
}

/**
 * Reads the deck without a browser.
 * @returns the deck, or what keeps it from being read: a file that is not UTF-8, a note without an end, bad front matter, a missing file
 * @throws UserError where there are no slides at all
 */
export async function readDeck(source: DeckSource): Promise<{ deck?: Deck, findings: Finding[] }> {
  const root = source.deck
  const entry = resolve(root, 'slides.md')
  if (!existsSync(entry))
    throw new UserError(`${root} 里没有 slides.md；请核对文件夹，或从备份取回`)
  if (!statSync(entry).isFile())
    throw new UserError('slides.md 是一个文件夹，应是文件；请把它移开，或从备份取回')
  const findings = textFindings(root)
  if (findings.length)
    return { findings }
  try {
    const fill = blankFiller(source)
    // With the blanks filled, and the words as they are typed.
    const data = await loadSlides(root, text => fill(asTyped(text)))
    const headmatterSource = data.slides[0]?.source.frontmatterRaw ?? ''
    const deck = { headmatter: completeHeadmatter(data.headmatter, root), headmatterSource, slides: data.slides.map(slide => toSlide(root, slide)) }
    return { deck, findings: sourceFindings(root, data) }
  }
  catch (error) {
    if (error instanceof FaultyFile)
      return { findings: error.findings }
    throw error
  }
}
