import type { DeckSource } from '../../config.ts'
import type { SpeechBlock } from '../../speech/passages.ts'
import { Buffer } from 'node:buffer'
import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { readSpeech } from '../../speech/index.ts'
import { blocksOf, sentencesOfBlock } from '../../speech/passages.ts'
import { coreProperties, ZIP_DATE } from '../pptx/package.ts'
import { DEFAULTS, headingStyle, levelFace, NUMBER_INDENT, NUMBER_RUN, PARAGRAPH_STYLES, SECTION, TITLE } from './format.ts'

const CORE = 'docProps/core.xml'
/** Headings that Word has styles for. */
const LEVELS = [1, 2, 3, 4, 5, 6] as const
const HEADINGS = LEVELS.map(level => HeadingLevel[`HEADING_${level}`])

const textOf = ({ passages }: Pick<SpeechBlock, 'passages'>): string => passages.map(({ text }) => text).join('')

/** A paragraph of the speech; a heading that runs in is set apart by its face. */
function paragraphOf(block: SpeechBlock): Paragraph {
  const { kind, level = 0 } = block
  if (kind === 'heading')
    return new Paragraph({ heading: HEADINGS[level - 1] ?? HEADINGS.at(-1)!, children: [new TextRun(textOf(block))] })
  if (kind !== 'run-in')
    return new Paragraph({ style: kind === 'salutation' ? 'Salutation' : 'Speech', children: [new TextRun(textOf(block))] })
  const [first = [], ...rest] = sentencesOfBlock(block)
  return new Paragraph({
    style: 'Speech',
    children: [
      new TextRun({ ...levelFace(level), text: textOf({ passages: first }) }),
      ...rest.length ? [new TextRun(textOf({ passages: rest.flat() }))] : [],
    ],
  })
}

/** The number of the page at its outer side. */
function numberAt(side: 'left' | 'right'): Footer {
  const alignment = side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT
  const children = [new TextRun({ ...NUMBER_RUN, children: ['— ', PageNumber.CURRENT, ' —'] })]
  return new Footer({ children: [new Paragraph({ alignment, indent: { [side]: NUMBER_INDENT }, children })] })
}

/** The same file from the same speech: what the library writes of the present day and of itself is taken out. */
function withoutTime(file: Uint8Array, core: string): Buffer {
  const parts = { ...unzipSync(file), [CORE]: strToU8(core) }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).sort(([a], [b]) => a < b ? -1 : 1)), { level: 9, mtime: ZIP_DATE }))
}

/**
 * Makes the script as a Word file after GB/T 9704-2012, for the office to work on.
 * @param source the deck
 * @param headmatter of its `slides.md`
 * @param date of the file
 */
export async function makeDocx(source: DeckSource, headmatter: Record<string, unknown>, date: Date): Promise<Buffer> {
  const speech = readSpeech(source)
  const title = speech.title.split('\n')
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: DEFAULTS, title: TITLE, ...Object.fromEntries(LEVELS.map(level => [`heading${level}`, headingStyle(level)])) },
      paragraphStyles: PARAGRAPH_STYLES,
    },
    sections: [{
      properties: SECTION,
      footers: { default: numberAt('right'), even: numberAt('left') },
      children: [
        new Paragraph({ heading: HeadingLevel.TITLE, children: title.map((line, index) => new TextRun({ text: line, ...index && { break: 1 } })) }),
        ...blocksOf(speech, ['']).map(paragraphOf),
      ],
    }],
  })
  const { title: name, info: subject, lang: language } = headmatter as Record<'title' | 'info' | 'lang', string>
  return withoutTime(await Packer.toBuffer(document), coreProperties({ title: name, subject, language, date }))
}
