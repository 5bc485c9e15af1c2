import type { Deck } from '../engine/check/deck.ts'
import type { OutlineEntry } from './support/pdf.ts'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jsqr from 'jsqr'
import * as mupdf from 'mupdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { LABELS } from '../engine/labels.ts'
import { deckFolder } from './support/decks.ts'
import { objectionsTo } from './support/openXml.ts'
import { descriptionsOf, openPdf, outlineOf, textOf } from './support/pdf.ts'
import { all, Package } from './support/pptx.ts'
import { copyDeck, start } from './support/project.ts'
import { MM } from './support/runs.ts'

const SITE = 'https://deck.example.gov.cn/2026/safety/'
let copy: Awaited<ReturnType<typeof copyDeck>>
let deck: Deck
let stdout: string
const out = (name: string): string => join(copy.folder, 'out', name)

beforeAll(async () => {
  copy = await copyDeck(deckFolder('two'))
  const slides = join(copy.folder, 'slides.md')
  await writeFile(slides, (await readFile(slides, 'utf8')).replace('---\n', `---\nsite: ${SITE}\n`))
  deck = (await readDeck({ deck: copy.folder, blanks: 'all' })).deck!
  const made = await start('export', [copy.folder, 'slides', 'handout', 'pptx', 'png', 'long', 'docx']).outcome
  expect(made).toMatchObject({ code: 0, stderr: expect.not.stringContaining('PDF/UA-1') })
  stdout = made.stdout
})
afterAll(() => copy?.[Symbol.asyncDispose]())

/** Width and height of a PNG, from its header. */
async function sizeOf(file: string): Promise<[number, number]> {
  const bytes = await readFile(file)
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

/** Reads the last page of a PDF as a telephone does, from so many millimetres below its head. */
async function scanned(file: string, from = 0): Promise<string | undefined> {
  const document = mupdf.Document.openDocument(await readFile(file), 'application/pdf')
  const pixmap = document.loadPage(document.countPages() - 1).toPixmap(mupdf.Matrix.scale(3, 3), mupdf.ColorSpace.DeviceRGB, true)
  const [width, height, above] = [pixmap.getWidth(), pixmap.getHeight(), Math.round(from * 3 * MM)]
  return jsqr(new Uint8ClampedArray(pixmap.getPixels()).slice(4 * width * above), width, height - above)?.data
}

describe('a deck that says where its site is', () => {
  it.each(['slides.pdf', 'handout.pdf'])('shows it as a code on the last page of %s', async (file) => {
    expect(await scanned(out(file))).toBe(SITE)
  })

  it('shows it below the last of six slides a page, which has one of its own, too', async () => {
    expect(await start('export', [copy.folder, 'handout', '--per-page', '6']).outcome).toMatchObject({ code: 0 })
    // The last of 13 slides stands alone on its page, in the first place, 47 mm high.
    expect(await scanned(out('handout-6.pdf'), 21 + 48)).toBe(SITE)
    expect(await descriptionsOf(out('handout-6.pdf'))).toEqual([LABELS.site(SITE), LABELS.site(SITE)])
  })

  it('has a code that PowerPoint takes, and reads aloud', async () => {
    expect(await objectionsTo(out('slides.pptx'))).toEqual([])
    const pptx = new Package(out('slides.pptx'))
    const described = all(pptx.part(pptx.slides.at(-1)!), 'p:cNvPr').filter(name => name.hasAttribute('descr'))
    expect(described.map(name => name.getAttribute('descr'))).toEqual([LABELS.site(SITE)])
    expect(all(described[0]!, 'adec:decorative')).toEqual([])
  })
})

describe('the target png', () => {
  it('makes a picture of each slide, 1920 by 1080, and is told in one line', async () => {
    const names = await readdir(out('slides-png'))
    expect(names.sort()).toEqual(deck.slides.map(({ no }) => `${String(no).padStart(2, '0')}.png`))
    for (const name of names)
      expect(await sizeOf(out(`slides-png/${name}`))).toEqual([1920, 1080])
    expect(stdout).toMatch(new RegExp(`out/slides-png/ {2}${deck.slides.length} 张 {2}\\d+ 字节`))
  })
})

describe('the target long', () => {
  it('makes pictures 1080 pixels wide that WeChat takes', async () => {
    const names = (await readdir(out(''))).filter(name => name.startsWith('long'))
    expect(names.length).toBeGreaterThan(0)
    let height = 0
    for (const name of names) {
      const [width, part] = await sizeOf(out(name))
      expect(width).toBe(1080)
      expect(part).toBeLessThanOrEqual(16_000)
      expect((await stat(out(name))).size).toBeLessThan(5_000_000)
      height += part
    }
    // Each slide in full, and words below it.
    expect(height).toBeGreaterThan(deck.slides.length * 1080 * 9 / 16)
  })
})

describe('some slides, click by click', () => {
  it('are printed in the order of the clicks, under a name of their own', async () => {
    const made = await start('export', [copy.folder, 'slides', '--range', '1-3', '--with-clicks']).outcome
    expect(made).toMatchObject({ code: 0, stderr: expect.not.stringContaining('PDF/UA-1') })
    const chosen = deck.slides.slice(0, 3)
    const pdf = await openPdf(out('slides-clicks-1-3.pdf'))
    expect(pdf.numPages).toBe(chosen.reduce((sum, { note }) => sum + note.segments.length, 0))
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))
    let page = 0
    for (const { phrases, note } of chosen) {
      const last = pages[page + note.segments.length - 1]!
      for (const { text } of phrases)
        expect(last).toContain(text.replace(/\s/g, ''))
      for (let click = 1; click < note.segments.length; click++)
        expect(pages[page + click]!.length).toBeGreaterThan(pages[page + click - 1]!.length)
      page += note.segments.length
    }
    // A bookmark a slide, the same as of slides that are whole, each at its first click.
    const [whole, stepped] = await Promise.all([outlineOf(await openPdf(out('slides.pdf'))), outlineOf(pdf)])
    const titles = (items: OutlineEntry[]): string[] => items.flatMap(({ title, items }) => [title, ...titles(items)])
    expect(titles(stepped)).toEqual(titles(whole).slice(0, chosen.length))
  })

  it('are refused where there are none, as wrong use', async () => {
    const { code, stderr } = await start('export', [copy.folder, 'slides', '--range', '99']).outcome
    expect([code, stderr]).toEqual([2, expect.stringContaining(`--range 里的第 99 页没有，一共 ${deck.slides.length} 页`)])
  })
})
