import type { Element } from '@xmldom/xmldom'
import type { Page } from 'playwright-chromium'
import type { Deck } from '../engine/check/deck.ts'
import type { Shape } from './support/pptx.ts'
import type { Shown } from './support/pptxSlides.ts'
import type { OpenSite } from './support/site.ts'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpeech } from '../engine/speech/index.ts'
import { readLines } from './support/layout.ts'
import { all, Package, shapesOf, textOf } from './support/pptx.ts'
import { openSlides } from './support/pptxSlides.ts'
import { CONFIG, OUT } from './support/site.ts'

/** Faces of Chinese Windows and WPS, and the theme's, which are among them. */
const FACES = ['宋体', '黑体', '楷体', '+mj-ea', '+mn-ea']
/** The stroke runs so far beyond the slide, in canvas pixels. */
const BLEED = 40
const WINE_LAYOUTS = ['cover', 'section', 'closing']

const speech = readSpeech(CONFIG)
const strip = (text: string): string => text.replace(/\s/g, '')
const middle = ({ top, bottom }: { top: number, bottom: number }): number => (top + bottom) / 2
const hexOf = (colour: Element): string => all(colour, '*')[0]!.getAttribute('val')!
const pptx = new Package(join(OUT, 'slides.pptx'))
let deck: Deck
let site: OpenSite
let slides: Page
let shown: Shown[]

/** The shapes of a slide that fill places of a kind. */
function inPlaces(name: string, type: string): Shape[] {
  return shapesOf(pptx.part(name)).filter(({ element }) => all(element, 'p:ph')[0]?.getAttribute('type') === type)
}

beforeAll(async () => {
  ({ deck, site, shown } = await openSlides())
  slides = await site.browser.newPage({ viewport: { width: 1280, height: 720 } })
  await slides.goto(`${site.url}#/slides.pdf`)
  await slides.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
})
afterAll(() => site?.[Symbol.asyncDispose]())

describe('the slides', () => {
  it('say what the browser shows, in its order', () => {
    expect(pptx.slides.map(name => textOf(pptx.part(name)))).toEqual(shown.map(({ steps }) => steps.at(-1)))
  })

  it('have every phrase whole, in one shape', () => {
    for (const { no, phrases } of deck.slides) {
      const texts = shapesOf(pptx.part(pptx.slides[no - 1]!)).map(({ text }) => text)
      for (const { text } of phrases)
        expect(texts, `slide ${no}`).toContainEqual(expect.stringContaining(strip(text)))
    }
  })

  it('have their heading as the title, once, with the label before it', () => {
    const titles = pptx.slides.map(name => inPlaces(name, 'title').map(({ text }) => text))
    expect(titles).toEqual(shown.map(({ title }) => [title]))
  })

  it('have all words in places that outline view and themes know, but for characters that are a picture', () => {
    for (const name of pptx.slides) {
      for (const { element, text } of shapesOf(pptx.part(name)).filter(({ kind, text }) => kind === 'p:sp' && text)) {
        const placed = all(element, 'p:ph').length === 1
        const decorative = all(element, 'adec:decorative').length === 1
        const linked = all(element, 'a:hlinkClick').length === 1
        expect([placed, placed || decorative || (linked && text.length === 1)], `${name}: ${text}`).toEqual([placed, true])
      }
      expect(inPlaces(name, 'body').length + inPlaces(name, 'title').length).toBeGreaterThan(0)
    }
  })

  it('have their number as a field', () => {
    for (const [index, name] of pptx.slides.entries()) {
      const fields = all(pptx.part(name), 'a:fld').map(field => [field.getAttribute('type'), textOf(field)])
      expect(fields).toEqual(WINE_LAYOUTS.includes(deck.slides[index]!.layout) ? [] : [['slidenum', String(index + 1)]])
    }
  })

  it('have the notes of the deck, whole', () => {
    const notes = pptx.slides.map(name => textOf(pptx.notes(name)))
    expect(notes).toEqual(deck.slides.map(({ note }) => note.text))
    expect(notes.join('')).toBe(strip(speech.spoken))
  })

  it('part the notes where the speech has paragraphs', () => {
    expect(all(pptx.notes(pptx.slides[0]!), 'a:p').map(textOf)).toEqual(['同志们：', deck.slides[0]!.note.text.slice('同志们：'.length)])
  })

  it('have the wine or the paper of the theme for their ground', () => {
    const grounds = pptx.slides.map(name => [name, pptx.relations(name).find(({ type }) => type === 'slideLayout')!.target].flatMap(part => all(pptx.part(part), 'p:bg'))[0]!)
    expect(grounds.map(ground => all(ground, 'a:schemeClr')[0]!.getAttribute('val'))).toEqual(deck.slides.map(({ layout }) => WINE_LAYOUTS.includes(layout) ? 'tx2' : 'bg1'))
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

  it('hide every redaction under its own ground', () => {
    const bars = pptx.slides.map(name => all(pptx.part(name), 'a:highlight').map((bar) => {
      const run = bar.parentNode!.parentNode as Element
      return [textOf(run), hexOf(all(run, 'a:solidFill')[0]!) === hexOf(bar)]
    }))
    expect(bars.map(list => list.length)).toEqual(shown.map(({ bars }) => bars))
    expect(bars.flat().length).toBeGreaterThan(5)
    for (const [text, hidden] of bars.flat())
      expect([String(text).replace(/X+/, ''), hidden]).toEqual(['', true])
  })

  it('mark what is decoration, and nothing else', () => {
    for (const name of pptx.slides) {
      for (const { element, kind } of shapesOf(pptx.part(name))) {
        const words = all(element, 'p:ph').length > 0 || kind === 'p:graphicFrame' || all(element, 'a:hlinkClick').length > 0
        expect(all(element, 'adec:decorative').length).toBe(words ? 0 : 1)
      }
    }
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
    const pages = await slides.locator('.page').all()
    for (const [index, page] of pages.entries()) {
      const shapes = shapesOf(pptx.part(pptx.slides[index]!)).filter(({ text }) => text)
      for (const line of await page.evaluate(readLines)) {
        // Of how many slides a number is, Office does not count.
        const words = strip(line.text).replace(/^(\d+)\/\d+$/, '$1')
        const around = shapes.filter(({ text, bounds: { left, top, right, bottom } }) =>
          text.includes(words) && left <= line.left + 1 && line.right <= right + 1 && top <= middle(line) && middle(line) <= bottom)
        expect(around.length, `slide ${index + 1}: ${words}`).toBeGreaterThan(0)
        for (const { bounds: { left, right } } of around)
          expect(right - left, `slide ${index + 1}: ${words}`).toBeGreaterThanOrEqual(Math.min(line.right - line.left + 0.9 * line.fontSize, 1280 - left))
      }
    }
  })

  it('has the size and the line breaks of the browser', async () => {
    const cover = shapesOf(pptx.part(pptx.slides[0]!))[0]!
    expect(all(cover.element, 'a:rPr').map(run => [run.getAttribute('sz'), run.getAttribute('b')])).toContainEqual(['5400', '1'])
    const lines = (await slides.locator('.page').first().evaluate(readLines)).filter(({ tag }) => tag === 'H1')
    expect(all(cover.element, 'a:br')).toHaveLength(lines.length - 1)
    expect(all(cover.element, 'a:t').map(({ textContent }) => textContent)).toEqual(lines.map(({ text }) => text))
  })
})
