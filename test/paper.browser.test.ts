import type { Pdf } from './support/pdf.ts'
import type { OpenSite } from './support/site.ts'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as mupdf from 'mupdf'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../engine/build/site.ts'
import { readDeck } from '../engine/check/deck.ts'
import { deckPlan } from '../engine/check/timing.ts'
import { checkAccessibility } from '../engine/export/pdf-ua/index.ts'
import { printEdition } from '../engine/export/print.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { clockTime } from '../engine/speech/pace.ts'
import { contentOf } from './support/content.ts'
import { fontsOf, openPdf, outlineOf, textOf as textOfPage } from './support/pdf.ts'
import { findProgram } from './support/programs.ts'
import { copyDeck, scratch, start } from './support/project.ts'
import { CONFIG, openSite, OUT, ROOT } from './support/site.ts'

const MM = 72 / 25.4
const speech = readSpeech(CONFIG)
const spoken = speech.spoken.replace(/\s/g, '')
const SLIDES = (await readDeck(CONFIG)).deck!.slides.length
const OLD = 'the PDF of an earlier export'

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=500k', 'tmpfs', folder], { stdio: 'ignore' })
}

const unmount = (folder: string): void => void execFileSync('umount', [folder])

/** Whether we may mount a small disk: as root, outside most containers. */
async function mayMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'))
  try {
    mount(folder)
    unmount(folder)
    return true
  }
  catch {
    return false
  }
  finally {
    await rmdir(folder)
  }
}
const mountable = await mayMount()

const pdftotext = await findProgram(['pdftotext'], 'poppler-utils')

/** A run of text on a page: millimetres from the left and the top, size in points. */
interface TextRun { text: string, x: number, y: number, width: number, size: number }

async function runsOf(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({ disableNormalization: true })
  return items.flatMap(item => 'str' in item && item.str.trim()
    ? [{ text: item.str, x: item.transform[4] / MM, y: (page.view[3]! - item.transform[5]) / MM, width: item.width / MM, size: item.height }]
    : [])
}

async function runsOfAll(pdf: Pdf): Promise<TextRun[][]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => runsOf(pdf, index + 1)))
}

const textOf = (runs: TextRun[]): string => runs.map(({ text }) => text).join('').replace(/\s/g, '')

describe('out/script.pdf', () => {
  const LINE = 225 / 22
  /** of a Chinese character above its baseline, in its sizes */
  const MIDDLE = 0.38
  let pages: TextRun[][]
  /** the type area: without page numbers and the marks in the margin */
  let lines: TextRun[][]

  beforeAll(async () => {
    pages = await runsOfAll(await openPdf(join(OUT, 'script.pdf')))
    lines = pages.map(runs => runs.filter(({ y, x }) => y < 37 + 225 && x > 27))
  })

  it('is the speech, word for word, in order, once', () => {
    expect(textOf(lines.flat())).toBe(speech.title.replace('\n', '') + spoken)
  })

  it('has 22 lines to the page on the grid of GB/T 9704-2012', () => {
    for (const [index, runs] of lines.entries()) {
      const rows = [...new Set(runs.map(({ y }) => Math.round((y - 37) / LINE - 0.7)))].sort((a, b) => a - b)
      if (index < lines.length - 1)
        expect(rows.at(-1), `last row of page ${index + 1}`).toBe(21)
      // The middle of a character stands in the middle of its line, whatever face it is in.
      for (const { y, size } of runs.filter(({ size }) => Math.abs(size - 156 / 28 * MM) < 0.2)) {
        const row = (y - size / MM * MIDDLE - 37) / LINE
        expect(Math.abs(row - Math.floor(row) - 0.5) * LINE).toBeLessThan(1)
      }
    }
  })

  it('has 28 characters to the line between 28 mm from the left and 26 mm from the right', () => {
    const full = lines.flat().filter(({ text }) => text.length === 28)
    expect(full.length).toBeGreaterThan(40)
    for (const { x, width } of full) {
      expect(Math.abs(x - 28)).toBeLessThan(1)
      expect(Math.abs(width - 156)).toBeLessThan(1)
    }
    for (const { x, width } of lines.flat())
      expect(x + width).toBeLessThan(210 - 26 + 1)
  })

  it('sets the title in 22 pt, centred, on whole words', () => {
    const title = lines[0]!.filter(({ size }) => Math.abs(size - 22) < 0.1)
    expect(title.map(({ text }) => text)).toEqual(speech.title.split('\n'))
    for (const { x, width } of title)
      expect(Math.abs(x + width / 2 - (28 + 156 / 2))).toBeLessThan(1)
  })

  it('numbers the pages in 14 pt between dashes, odd ones right, even ones left, one character in', () => {
    for (const [index, runs] of pages.entries()) {
      const number = runs.filter(({ y }) => y > 37 + 225)
      expect(textOf(number)).toBe(`—${index + 1}—`)
      expect(number[0]!.size).toBeCloseTo(14, 1)
      const left = Math.min(...number.map(({ x }) => x))
      const right = Math.max(...number.map(({ x, width }) => x + width))
      const inset = 14 / MM
      expect(index % 2 ? left - 28 : 210 - 26 - right).toBeCloseTo(inset, 0)
    }
  })

  it('marks every change of slide with its number and time', async () => {
    const marks = pages.flat().filter(({ x, y }) => x < 27 && y < 37 + 225).sort((a, b) => a.size - b.size)
    // Each beside a line, not between two.
    for (const { y, size, text } of marks) {
      const row = (y - size / MM * MIDDLE - 37) / LINE
      expect(Math.abs(row - Math.floor(row) - 0.5) * LINE, text).toBeLessThan(1)
    }
    const numbers = marks.filter(({ size }) => size > 8.5).map(({ text }) => Number(text)).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: SLIDES }, (_, index) => index + 1))
    // As the presenter view and `npm run check -- --timing` have them.
    const { deck } = await readDeck(CONFIG)
    const due = deckPlan(deck!).steps.filter(({ click }) => !click).map(step => clockTime(step.due))
    expect(marks.filter(({ size }) => size < 8.5).map(({ text }) => text).sort()).toEqual(due.sort())
  })

  it('has an outline of title and sections', async () => {
    const [title] = await outlineOf(await openPdf(join(OUT, 'script.pdf')))
    expect(title!.title.replace(/\s/g, '')).toBe(speech.title.replace('\n', ''))
    expect(title!.items.map(({ title }) => title)).toEqual(speech.sections.map(({ heading }) => heading.line))
  })
})

describe('out/script-large.pdf', () => {
  it('is set in at least 22 pt and breaks its pages only between sentences', async () => {
    const pages = await runsOfAll(await openPdf(join(OUT, 'script-large.pdf')))
    const body = pages.map(runs => runs.filter(({ x, y }) => x > 27 && y < 37 + 225))
    expect(textOf(body.flat())).toBe(speech.title.replace('\n', '') + spoken)
    expect(Math.min(...body.flat().map(({ size }) => size))).toBeGreaterThan(21.9)
    for (const runs of body.slice(0, -1))
      expect(textOf(runs)).toMatch(/[。！？][”’]?$|“[舵田线]”$/)
    // A heading stands with what it heads, and its line is as high as any.
    const headings = speech.headings.map(({ line }) => line)
    for (const runs of body.slice(0, -1))
      expect(headings.filter(heading => textOf(runs).endsWith(heading))).toEqual([])
    for (const runs of body) {
      const rows = [...new Set(runs.filter(({ text }) => !speech.title.includes(text)).map(({ y }) => y))].sort((a, b) => a - b)
      expect(Math.min(...rows.slice(1).map((y, index) => (y - rows[index]!) * MM))).toBeGreaterThan(35)
    }
  })
})

describe('out/handout.pdf', () => {
  let site: OpenSite

  beforeAll(async () => {
    site = await openSite('paper')
  })
  afterAll(() => site?.[Symbol.asyncDispose]())

  it('holds the speech beside its slides, three to a page, in order, once', async () => {
    const pages = await runsOfAll(await openPdf(join(OUT, 'handout.pdf')))
    expect(pages.length).toBe(Math.ceil(SLIDES / 3))
    const words = pages.flat().filter(({ x, y, text }) => x > 110 && y > 20 && y < 280 && !/^\d+$/.test(text))
    expect(textOf(words)).toBe(spoken)
    for (const [index, runs] of pages.entries()) {
      const top = runs.filter(({ y }) => y < 20)
      expect(textOf(top)).toBe(`${speech.title.replace('\n', '')}讲义`)
      expect(textOf(runs.filter(({ y }) => y > 280))).toBe(`—${index + 1}—`)
      const numbers = runs.filter(({ x, text, size }) => x > 110 && size > 10.8 && /^\d+$/.test(text)).map(({ text }) => Number(text))
      expect(numbers).toEqual([1, 2, 3].map(place => index * 3 + place).filter(no => no <= SLIDES))
    }
  })

  it.each([
    ['per-page=1', SLIDES, true],
    ['per-page=2', Math.ceil(SLIDES / 2), true],
    ['per-page=6', Math.ceil(SLIDES / 6), false],
    ['per-page=3&lines', Math.ceil(SLIDES / 3), false],
    ['per-page=6&lines', Math.ceil(SLIDES / 6), false],
  ])('with %s has %i pages', async (query, count, words) => {
    await using project = await copyDeck()
    const file = join(project.folder, 'handout.pdf')
    await writeFile(file, await printEdition(site.browser, `${site.url}#/handout.pdf?${query}`))
    const pdf = await openPdf(file)
    expect(pdf.numPages).toBe(count)
    const text = textOf((await runsOfAll(pdf)).flat())
    expect(text.includes('讲得很好、很全面')).toBe(words)
    expect(text).toContain('把纪律和规矩挺在前面')
  })

  it('goes on without the slide, and says so, where the words would not fit on one page', async () => {
    await using project = await copyDeck()
    const sentence = '讲得很好、很全面。'
    for (const file of ['slides.md', 'speech/speech.txt']) {
      const path = join(project.folder, file)
      await writeFile(path, (await readFile(path, 'utf8')).replace(sentence, sentence.repeat(150)))
    }
    await using server = await serveFolder((await buildSite({ ...CONFIG, deck: project.folder }, 'paper')).folder)
    const file = join(project.folder, 'handout.pdf')
    for (const perPage of [1, 2, 3]) {
      await writeFile(file, await printEdition(site.browser, `${server.url}#/handout.pdf?per-page=${perPage}`))
      const pages = await runsOfAll(await openPdf(file))
      const text = textOf(pages.flatMap(runs => runs.filter(({ y }) => y > 20 && y < 280)))
      expect(text.match(/1（续）/g)?.length, `${perPage} a page`).toBe(3)
      expect(text.split(sentence).length - 1).toBe(150)
      // On every page all lines stand above its lower margin.
      expect(Math.max(...pages.flatMap(runs => runs.filter(({ y }) => y < 285).map(({ y }) => y)))).toBeLessThan(277)
    }
  })
})

/** The instructions that draw a PDF. */
async function instructionsOf(file: string): Promise<string> {
  return contentOf(await PDFDocument.load(await readFile(join(OUT, file))))
}

describe('inks', () => {
  it.each(['slides-grey.pdf', 'handout-grey.pdf'])('%s is drawn in greys alone', async (file) => {
    const instructions = await instructionsOf(file)
    expect(/\b0 g\b/.test(instructions)).toBe(true)
    expect(/ (?:rg|k)\b/i.exec(instructions)).toBeNull()
  })

  it('out/slides-press.pdf is drawn in inks alone, at most 300 % of them, its text in black', async () => {
    const instructions = await instructionsOf('slides-press.pdf')
    const inks = [...instructions.matchAll(/(\S+) (\S+) (\S+) (\S+) k\b/gi)].map(match => match.slice(1, 5).map(Number))
    expect(inks.length).toBeGreaterThan(100)
    expect(Math.max(...inks.map(parts => parts.reduce((sum, part) => sum + part)))).toBeLessThanOrEqual(3)
    expect(inks).toContainEqual([0, 0, 0, 1])
    expect(/ (?:rg|g)\b/i.exec(instructions)).toBeNull()
  })

  it('out/slides-press.pdf is A4 within 3 mm of bleed, on every page', async () => {
    const document = await PDFDocument.load(await readFile(join(OUT, 'slides-press.pdf')))
    expect(document.getPageCount()).toBe(SLIDES)
    for (const page of document.getPages()) {
      const trim = page.getTrimBox()
      expect(page.getBleedBox()).toEqual(page.getMediaBox())
      expect(trim.x / MM).toBeCloseTo(3, 1)
      expect(trim.y / MM).toBeCloseTo(3, 1)
      expect(Math.abs(trim.width / MM - 297)).toBeLessThan(0.2)
      expect(Math.abs(trim.height / MM - 210)).toBeLessThan(0.2)
    }
  })
})

const EDITIONS = ['slides', 'handout', 'script', 'script-large', 'slides-grey', 'handout-grey', 'slides-press']

describe('any edition', () => {
  it.each(EDITIONS)('%s.pdf claims PDF/UA-1, and our checks of it find nothing', async (name) => {
    const bytes = await readFile(join(OUT, `${name}.pdf`))
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(checkAccessibility(await PDFDocument.load(bytes, { updateMetadata: false }))).toEqual([])
  })

  it.each(EDITIONS)('%s.pdf gives MuPDF the same text as PDF.js', async (name) => {
    const file = join(OUT, `${name}.pdf`)
    const pdf = await openPdf(file)
    const document = mupdf.Document.openDocument(await readFile(file), 'application/pdf')
    const pages = Array.from({ length: pdf.numPages }, (_, index) => index)
    const read = pages.map(index => document.loadPage(index).toStructuredText('').asText().replace(/\s/g, ''))
    expect(read).toEqual(await Promise.all(pages.map(index => textOfPage(pdf, index + 1))))
    expect(read.join('')).not.toMatch(/[\u2E80-\u2FDF]/)
  })

  it.runIf(pdftotext).each(EDITIONS)('%s.pdf gives Poppler the same text as PDF.js', async (name) => {
    const file = join(OUT, `${name}.pdf`)
    const pdf = await openPdf(file)
    const read = execFileSync(pdftotext!, ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(page => page.replace(/\s/g, ''))
    expect(read).toEqual(await Promise.all(read.map((_, index) => textOfPage(pdf, index + 1))))
    expect(read.length).toBe(pdf.numPages)
  })

  it.each(EDITIONS)('%s.pdf has no Type 3 font, and embeds all of them', async (name) => {
    const fonts = await fontsOf(join(OUT, `${name}.pdf`))
    expect(new Set(fonts.map(({ subtype }) => subtype))).toEqual(new Set(['CIDFontType2', 'Type0']))
    expect(fonts.filter(({ subtype, embedded }) => subtype === 'CIDFontType2' && !embedded)).toEqual([])
  })

  it('is the same, byte for byte, from two exports at once', async () => {
    // With caches of their own, or one would take what the other has made.
    await using one = await copyDeck()
    await using other = await copyDeck()
    await using caches = await scratch()
    const outcomes = await Promise.all([one, other].map(({ folder }, index) =>
      start('export', [folder, 'slides', 'handout', 'script'], { SOURCE_DATE_EPOCH: '1587945600', DECK_CACHE: join(caches.folder, String(index)) }).outcome))
    expect(outcomes.map(({ code, stderr }) => code || stderr.includes('错误'))).toEqual([false, false])
    for (const file of ['slides', 'handout', 'script']) {
      const [a, b] = await Promise.all([one, other].map(({ folder }) => readFile(join(folder, 'out', `${file}.pdf`))))
      expect(a!.equals(b!), file).toBe(true)
      expect(a!.toString('latin1')).not.toContain(String(new Date().getFullYear()))
    }
  })

  it('takes its date from the last commit', async () => {
    const commit = new Date(Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT })) * 1000)
    const { info } = await (await openPdf(join(OUT, 'slides.pdf'))).getMetadata()
    expect(info).toMatchObject({ CreationDate: `D:${commit.toISOString().replace(/\D/g, '').slice(0, 14)}Z` })
  })

  it('that cannot be written says so', async () => {
    await using project = await copyDeck()
    await mkdir(join(project.folder, 'out/slides.pdf'), { recursive: true })
    const { code, stderr } = await start('export', [project.folder, 'slides']).outcome
    expect(stderr).toMatch(/错误：“out\/slides\.pdf”写不进去（E\w+）/)
    expect(code).toBe(1)
  })

  it('takes an earlier print only for the same deck, edition and date', async () => {
    await using project = await copyDeck()
    await using cache = await scratch()
    const pdf = join(project.folder, 'out/slides.pdf')
    const prints = async (): Promise<number> => (await readdir(cache.folder)).filter(name => name.startsWith('edition-')).length
    const exportAt = (epoch: string) => start('export', [project.folder, 'slides'], { SOURCE_DATE_EPOCH: epoch, DECK_CACHE: cache.folder }).outcome
    await exportAt('1587945600')
    const first = await readFile(pdf)
    await writeFile(pdf, 'spoilt')
    await exportAt('1587945600')
    expect((await readFile(pdf)).equals(first)).toBe(true)
    expect(await prints()).toBe(1)
    await exportAt('1587945601')
    expect(await prints()).toBe(2)
    for (const file of ['slides.md', 'speech/speech.txt'])
      await writeFile(join(project.folder, file), (await readFile(join(project.folder, file), 'utf8')).replaceAll('关键的一年', '紧要的一年'))
    expect(await exportAt('1587945600')).toMatchObject({ code: 0 })
    expect(await prints()).toBe(3)
    expect((await readFile(pdf)).equals(first)).toBe(false)
  })
})

describe.runIf(mountable)('on a full disk', () => {
  it('an export fails, says so and leaves every earlier file', async () => {
    await using project = await copyDeck()
    const out = join(project.folder, 'out')
    await mkdir(out)
    mount(out)
    try {
      const files = ['slides.pdf', 'handout.pdf', 'script.pdf']
      for (const file of files)
        await writeFile(join(out, file), OLD)
      const { code, stderr } = await start('export', [project.folder]).outcome
      expect(stderr).toMatch(/错误：“out\/\w+\.pdf”写不进去（ENOSPC），原来的文件都没有动/)
      expect(code).toBe(1)
      expect((await readdir(out)).sort()).toEqual(files.sort())
      for (const file of files)
        expect(await readFile(join(out, file), 'utf8')).toBe(OLD)
    }
    finally {
      unmount(out)
    }
  })
})
