import type { Browser, Page } from 'playwright-chromium'
import type { DeckConfig } from '../engine/config.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { buildSite } from '../engine/build/site.ts'
import { readDeck } from '../engine/check/deck.ts'
import { openBrowser } from '../engine/export/browser.ts'
import { openEdition } from '../engine/export/print.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { layoutFaults, readLines } from './support/layout.ts'
import { writePlainDeck } from './support/plainDeck.ts'
import { copyDeck } from './support/project.ts'
import { CONFIG } from './support/site.ts'

/** The height of the line, its upper and its lower edge. */
const LINE = [541, 547]

let browser: Browser
beforeAll(async () => void ({ browser } = await openBrowser()))
afterAll(() => browser?.close())

/** All slides of a deck, laid out. */
async function openSlides(config: DeckConfig): Promise<Page & AsyncDisposable> {
  const server = await serveFolder((await buildSite(config, 'paper')).folder)
  const page = await openEdition(browser, `${server.url}#/slides.pdf`)
  return Object.assign(page, { [Symbol.asyncDispose]: async () => {
    await page.close()
    await server[Symbol.asyncDispose]()
  } })
}

/** Of a column of pixels of a picture, the rows that are not of its ground, first and last; in the page. */
async function bandOf({ png, x }: { png: string, x: number }): Promise<number[]> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(x, 480, 1, 80)
  const colours = Array.from({ length: 80 }, (_, row) => data.slice(4 * row, 4 * row + 3).join())
  const rows = colours.flatMap((colour, row) => colour === colours[0] ? [] : [row + 480])
  return [rows[0]!, rows.at(-1)! + 1]
}

describe('the line', () => {
  it('is at one height at the edge of every slide, as wide as ever but for the live wire', async () => {
    await using page = await openSlides(CONFIG)
    const sheets = page.locator('.sheet')
    const layouts = await page.locator('.page').evaluateAll(pages => pages.map(({ className }) => className))
    for (const [index, layout] of layouts.entries()) {
      const png = (await sheets.nth(index).screenshot()).toString('base64')
      const bands = await page.evaluate(bandOf, { png, x: 1 })
      // Below the line of a case another ground begins.
      if (!/\b(?:wire|case)\b/.test(layout))
        expect(bands, `slide ${index + 1}`).toEqual(LINE)
      else
        expect(bands[0], `slide ${index + 1}`).toBeLessThanOrEqual(LINE[0]!)
    }
  })
})

/** The faults of all slides of a deck on a screen, and how many slides there are. */
async function faultsOf(deck: string, aspect: string, width: number): Promise<{ total: number, faults: string[] }> {
  await using page = await openSlides({ ...CONFIG, deck, aspect })
  const slides = await page.locator('.page').all()
  const faults: string[] = []
  for (const [index, slide] of slides.entries())
    faults.push(...layoutFaults(await slide.evaluate(readLines), width).map(fault => `slide ${index + 1}: ${fault}`))
  return { total: slides.length, faults }
}

describe.each([1, 5, 9])('a speech without images of %i sections', (sections) => {
  it.each(Object.entries(ASPECTS))('is laid out for %s with nothing outside, overlapping, faint, small or badly broken', async (aspect, width) => {
    await using project = await copyDeck()
    const total = writePlainDeck(project.folder, sections)
    expect(await faultsOf(project.folder, aspect, width)).toEqual({ total, faults: [] })
  })
})

describe.each(DECKS)('the fixture deck “%s”', (name) => {
  it.each(Object.entries(ASPECTS))('is laid out for %s with nothing outside, overlapping, faint, small or badly broken', async (aspect, width) => {
    const deck = deckFolder(name)
    const total = (await readDeck({ deck, blanks: 'all' })).deck!.slides.length
    expect(await faultsOf(deck, aspect, width)).toEqual({ total, faults: [] })
  })
})
