import type { Deck } from '../engine/check/deck.ts'
import type { OpenSite } from './support/site.ts'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { resolveConfig } from '../engine/config.ts'
import { makePptx } from '../engine/export/pptx/index.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { colourOf } from '../engine/tokens.ts'
import { readLines } from './support/layout.ts'
import { all, Package, shapesOf, textOf } from './support/pptx.ts'
import { start } from './support/project.ts'
import { CONFIG, DECK, openSite, OUT } from './support/site.ts'

const FILE = join(OUT, 'slides.pptx')
/** Faces of Chinese Windows and WPS, and the theme's, which are among them. */
const FACES = ['宋体', '黑体', '楷体', '+mj-ea', '+mn-ea']
/** How far the stroke runs beyond the slide, in canvas pixels. */
const BLEED = 40
const [WINE, PAPER] = [colourOf('--wine'), colourOf('--paper')].map(hex => hex.slice(1).toUpperCase())

/** What the browser shows of a slide. */
interface Shown { text: string, title: string, paths: number, bars: { x: number, y: number, right: number }[], links: number[] }

const speech = readSpeech(CONFIG)
const strip = (text: string): string => text.replace(/\s/g, '')
let deck: Deck
let site: OpenSite
let pptx: Package
let shown: Shown[]

beforeAll(async () => {
  [{ deck }, site] = await Promise.all([readDeck(CONFIG) as Promise<{ deck: Deck }>, openSite('paper')])
  pptx = new Package(FILE)
  await site.page.goto(`${site.url}#/slides.pdf`)
  await site.page.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
  shown = await site.page.locator('.page').evaluateAll(pages => pages.map((page) => {
    const origin = page.getBoundingClientRect()
    return {
      text: page.textContent!.replace(/\s/g, ''),
      title: page.querySelector('h1, h2, h3:not(:has(small)), h3 small')!.textContent!.replace(/\s/g, ''),
      paths: [...page.querySelectorAll('path')].filter(path => getComputedStyle(path).visibility === 'visible').length,
      bars: [...page.querySelectorAll('[role=img]')].map(bar => bar.getBoundingClientRect()).map(({ x, y, right }) => ({ x: x - origin.x, y: y - origin.y, right: right - origin.x })),
      links: [...page.querySelectorAll('a')].map(({ hash }) => Number(hash.slice(2))),
    }
  }))
})
afterAll(() => site?.[Symbol.asyncDispose]())

describe('the package', () => {
  it('declares the type of every part', () => {
    const types = pptx.part('[Content_Types].xml')
    const overrides = all(types, 'Override').map(override => override.getAttribute('PartName')!.slice(1))
    expect(overrides.sort()).toEqual([...pptx.parts.keys()].filter(name => name !== '[Content_Types].xml' && !name.endsWith('.rels')).sort())
    expect(all(types, 'Default').map(type => type.getAttribute('Extension'))).toEqual(['rels', 'xml'])
    for (const override of all(types, 'Override'))
      expect(override.getAttribute('ContentType')).toMatch(/^application\/vnd\.openxmlformats-[\w.-]+\+xml$/)
  })

  it('has all parts that are related to, relates to all parts, and names no relation that is not there', () => {
    const names = [...pptx.parts.keys()].filter(name => !name.endsWith('.rels') && name !== '[Content_Types].xml')
    const targets = new Set(['', ...names].flatMap(name => pptx.relations(name)).map(({ target }) => target))
    expect([...targets].sort()).toEqual(names.sort())
    for (const name of names) {
      const ids = pptx.relations(name).map(({ id }) => id)
      const named = all(pptx.part(name), '*').flatMap(element => element.getAttribute('r:id') ?? [])
      expect(ids).toEqual(expect.arrayContaining(named))
    }
  })

  it('is the same, byte for byte, when made again', async () => {
    const { title, info: subject, lang: language } = deck.headmatter as Record<'title' | 'info' | 'lang', string>
    const { bytes } = await makePptx(site.browser, `${site.url}#/slides.pdf`, CONFIG, { title, subject, language, date: (await resolveConfig(CONFIG, 'all')).date })
    expect(bytes.equals(await readFile(FILE))).toBe(true)
  })

  it('knows title, subject, language and the date of the export, and no author', async () => {
    const core = pptx.part('docProps/core.xml')
    const properties = Object.fromEntries([...core.documentElement!.childNodes].map(({ nodeName, textContent }) => [nodeName, textContent]))
    const date = (await resolveConfig(CONFIG, 'all')).date.toISOString().replace('.000', '')
    expect(properties).toEqual({ 'dc:title': strip(speech.title), 'dc:subject': deck.headmatter.info, 'dc:language': 'zh-CN', 'dcterms:created': date, 'dcterms:modified': date })
  })

  it('is reported with file, slides, bytes and seconds', async () => {
    const { stdout } = await start('export', [DECK, 'pptx']).outcome
    expect(stdout).toMatch(new RegExp(`^out/slides\\.pptx {2}${deck.slides.length} 页 {2}${(await stat(FILE)).size} 字节 {2}\\d+\\.\\d 秒\n$`))
  })
})

describe('the slides', () => {
  it('are as many as in the deck, 16:9', () => {
    expect(pptx.slides).toHaveLength(deck.slides.length)
    const size = all(pptx.part('ppt/presentation.xml'), 'p:sldSz')[0]!
    expect([size.getAttribute('cx'), size.getAttribute('cy')]).toEqual(['12192000', '6858000'])
  })

  it('say what the browser shows, in its order', () => {
    expect(pptx.slides.map(name => textOf(pptx.part(name)))).toEqual(shown.map(({ text }) => text))
  })

  it('have every phrase whole, in one shape', () => {
    for (const { no, phrases } of deck.slides) {
      const texts = shapesOf(pptx.part(pptx.slides[no - 1]!)).map(({ text }) => text)
      for (const { text } of phrases)
        expect(texts, `slide ${no}`).toContainEqual(expect.stringContaining(strip(text)))
    }
  })

  it('have their heading as the title, once', () => {
    const titles = pptx.slides.map(name => shapesOf(pptx.part(name)).filter(({ element }) => all(element, 'p:ph').length).map(({ element, text }) => [all(element, 'p:ph')[0]!.getAttribute('type'), text]))
    expect(titles).toEqual(shown.map(({ title }) => [['title', title]]))
  })

  it('have the notes of the deck, whole', () => {
    const notes = pptx.slides.map(name => textOf(pptx.notes(name)))
    expect(notes).toEqual(deck.slides.map(({ note }) => note.text))
    expect(notes.join('')).toBe(strip(speech.spoken))
  })

  it('part the notes where the speech has paragraphs', () => {
    expect(all(pptx.notes(pptx.slides[0]!), 'a:p').map(textOf)).toEqual(['同志们：', deck.slides[0]!.note.text.slice('同志们：'.length)])
  })

  it('have wine or paper for their ground', () => {
    const grounds = pptx.slides.map(name => all(all(pptx.part(name), 'p:bg')[0]!, 'a:srgbClr')[0]!.getAttribute('val'))
    expect(grounds).toEqual(deck.slides.map(({ layout }) => ['cover', 'section', 'closing'].includes(layout) ? WINE : PAPER))
  })

  it('have no picture', () => {
    expect([...pptx.parts.keys()].filter(name => !/\.(?:xml|rels)$/.test(name))).toEqual([])
    for (const part of pptx.parts.values())
      expect(all(part, 'p:pic').length + all(part, 'a:blip').length).toBe(0)
  })

  it('draw the line and every stroke of a figure as a freeform', () => {
    expect(pptx.slides.map(name => all(pptx.part(name), 'a:custGeom').length)).toEqual(shown.map(({ paths }) => paths))
    expect(shown.reduce((sum, { paths }) => sum + paths, 0)).toBeGreaterThan(deck.slides.length)
  })

  it('put a bar over every redaction, read aloud as 某', () => {
    const bars = pptx.slides.map(name => shapesOf(pptx.part(name)).filter(({ element }) => all(element, 'p:cNvPr')[0]!.getAttribute('descr') === '某'))
    expect(bars.map(list => list.map(({ bounds: { left, top, right } }) => [left, top, right].map(Math.round)))).toEqual(
      shown.map(({ bars }) => bars.map(({ x, y, right }) => [x, y, right].map(Math.round))),
    )
    expect(bars.flat().length).toBeGreaterThan(5)
  })

  it('link the agenda to the sections', () => {
    for (const [index, name] of pptx.slides.entries()) {
      const relations = pptx.relations(name)
      const links = all(pptx.part(name), 'a:hlinkClick').map(link => relations.find(({ id }) => id === link.getAttribute('r:id'))!.target)
      expect([...new Set(links)]).toEqual(shown[index]!.links.map(no => pptx.slides[no - 1]))
    }
  })

  it('keep all shapes within the slide, the stroke within its bleed, and number them uniquely', () => {
    for (const name of pptx.slides) {
      const shapes = shapesOf(pptx.part(name))
      for (const { element, bounds: { left, top, right, bottom } } of shapes) {
        const bleed = all(element, 'a:custGeom').length ? BLEED : 0
        expect([left >= -bleed, top >= 0, right <= 1280 + bleed, bottom <= 720 + bleed], `${name}: ${element.toString().slice(0, 500)}`).toEqual([true, true, true, true])
      }
      const ids = all(pptx.part(name), 'p:cNvPr').map(shape => shape.getAttribute('id'))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('the text', () => {
  it('is in faces that Windows and WPS have, the Latin one the same as the Chinese', () => {
    for (const [name, part] of pptx.parts) {
      for (const element of all(part, '*')) {
        const face = element.getAttribute('typeface')
        if (face !== null)
          expect(FACES, name).toContain(face)
      }
      for (const run of [...all(part, 'a:rPr'), ...all(part, 'a:defRPr')]) {
        expect(run.getAttribute('lang')).toBe('zh-CN')
        if (name.startsWith('ppt/slides/'))
          expect(all(run, 'a:latin')[0]!.getAttribute('typeface')).toBe(all(run, 'a:ea')[0]!.getAttribute('typeface'))
      }
    }
  })

  it('stands where the browser sets it, line by line, with room for a wider face', async () => {
    const pages = await site.page.locator('.page').all()
    for (const [index, page] of pages.entries()) {
      const shapes = shapesOf(pptx.part(pptx.slides[index]!)).filter(({ text }) => text)
      for (const line of await page.evaluate(readLines)) {
        const words = strip(line.text)
        // `readLines` leaves the redactions out.
        const around = shapes.filter(({ text, bounds: { left, top, right, bottom } }) =>
          text.replaceAll('X', '').includes(words) && left <= line.left + 1 && line.right <= right + 1 && top <= line.top + 1 && line.bottom <= bottom + 1)
        expect(around.length, `slide ${index + 1}: ${words}`).toBeGreaterThan(0)
        for (const { bounds: { left, right } } of around)
          expect(right - left, `slide ${index + 1}: ${words}`).toBeGreaterThanOrEqual(Math.min(line.right - line.left + 0.9 * line.fontSize, 1280 - left))
      }
    }
  })

  it('has the size and the line breaks of the browser', async () => {
    const cover = shapesOf(pptx.part(pptx.slides[0]!))[0]!
    expect(all(cover.element, 'a:rPr').map(run => [run.getAttribute('sz'), run.getAttribute('b')])).toContainEqual(['5400', '1'])
    const lines = (await site.page.locator('.page').first().evaluate(readLines)).filter(({ tag }) => tag === 'H1')
    expect(all(cover.element, 'a:br')).toHaveLength(lines.length - 1)
    expect(all(cover.element, 'a:t').map(({ textContent }) => textContent)).toEqual(lines.map(({ text }) => text))
  })
})
