import type { Deck } from '../engine/check/deck.ts'
import type { Pdf } from './support/pdf.ts'
import type { OpenSite } from './support/site.ts'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { fontsOf, linksOf, openPdf, outlineOf, rolesOf, textOf } from './support/pdf.ts'
import { start } from './support/project.ts'
import { CONFIG, DECK, openSite, OUT } from './support/site.ts'

const FILE = join(OUT, 'slides.pdf')
const speech = readSpeech(CONFIG)
let pdf: Pdf
let deck: Deck
let site: OpenSite

beforeAll(async () => {
  [pdf, { deck }, site] = await Promise.all([openPdf(FILE), readDeck(CONFIG) as Promise<{ deck: Deck }>, openSite('paper')])
})
afterAll(() => site?.[Symbol.asyncDispose]())

describe('out/slides.pdf', () => {
  it('is reported with file, pages, bytes and seconds', async () => {
    const { stdout } = await start('export', [DECK, 'slides']).outcome
    const { size } = await stat(FILE)
    expect(stdout).toMatch(new RegExp(`out/slides\\.pdf {2}${deck.slides.length} 页 {2}${size} 字节 {2}\\d+\\.\\d 秒\n$`))
  })

  it('has one 16:9 page a slide and at most 500 KB', async () => {
    const document = await PDFDocument.load(await readFile(FILE))
    expect(document.getPages().map(page => page.getSize())).toEqual(deck.slides.map(() => ({ width: 960, height: 540 })))
    expect((await stat(FILE)).size).toBeLessThanOrEqual(500_000)
  })

  it('says what the slides say, in their order, page by page', async () => {
    await site.page.goto(`${site.url}#/slides.pdf`)
    await site.page.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
    const shown = await site.page.locator('.sheet').evaluateAll(sheets => sheets.map(sheet => sheet.textContent!.replace(/\s/g, '')))
    const printed = await Promise.all(deck.slides.map(({ no }) => textOf(pdf, no)))
    expect(printed).toEqual(shown)
    expect(printed.join('')).not.toMatch(/[\u2E80-\u2FDF]/)
    for (const { no, phrases } of deck.slides) {
      for (const { text } of phrases)
        expect(printed[no - 1]).toContain(text.replace(/\s/g, ''))
    }
  })

  it('knows its title, subject and language, and is tagged', async () => {
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: speech.title.replace('\n', ''), Language: 'zh-CN', Subject: deck.headmatter.info })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    expect(await rolesOf(pdf, 7)).toEqual(expect.arrayContaining(['H2', 'L', 'LI', 'P']))
    expect((await pdf.getViewerPreferences() as Record<string, unknown>).DisplayDocTitle).toBe(true)
  })

  it('has an outline of section, point and slide', async () => {
    const outline = await outlineOf(pdf)
    expect(outline.map(({ title }) => title)).toEqual([
      speech.title.replace('\n', ''),
      ...speech.sections.map(({ heading }) => heading.text),
      '全面从严治党永远在路上',
    ])
    for (const [index, { children }] of speech.sections.entries()) {
      const headings = outline[index + 1]!.items.map(({ title }) => title)
      expect(headings.filter(title => children.some(({ heading }) => heading.text === title))).toEqual(children.map(({ heading }) => heading.text))
    }
    const pages = (entries: typeof outline): number[] => entries.flatMap(({ page, items }) => [page, ...pages(items)])
    expect(pages(outline)).toEqual(deck.slides.map(({ no }) => no))
  })

  it('links the agenda to its sections', async () => {
    const agenda = deck.slides.find(({ layout }) => layout === 'agenda')!
    const sections = deck.slides.filter(({ layout }) => layout === 'section')
    expect(await linksOf(pdf, agenda.no)).toEqual(sections.map(({ no }) => no))
  })

  it('embeds subsets of the three faces as TrueType, none as Type 3', async () => {
    const fonts = await fontsOf(FILE)
    expect([...new Set(fonts.map(({ subtype }) => subtype))].sort()).toEqual(['CIDFontType2', 'Type0'])
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual(
      ['LXGWWenKai-Regular', 'NotoSansSC-Bold', 'NotoSansSC-Regular', 'NotoSerifSC-Black'].flatMap(name => [name, name]),
    )
    expect(fonts.filter(({ subtype, name, embedded }) => subtype === 'CIDFontType2' && !(embedded && /^[A-Z]{6}\+/.test(name)))).toEqual([])
  })
})
