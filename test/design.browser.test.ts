import type { Deck } from '../engine/check/deck.ts'
import { describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { readDeck } from '../engine/check/deck.ts'
import { requireTypeset } from '../engine/typeset/index.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { useLaidOut } from './support/laidOut.ts'
import { layoutFaults, readLines } from './support/layout.ts'
import { writePlainDeck } from './support/plainDeck.ts'
import { copyDeck } from './support/project.ts'
import { CONFIG } from './support/site.ts'

/** The height of the line, its upper and its lower edge. */
const LINE = [541, 547]

const laidOut = useLaidOut()

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
    await using page = await laidOut.open(CONFIG)
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

/** The faults of all slides of a deck on a screen, and how many slides there are; `deck` is asked for what an export refuses. */
async function faultsOf(folder: string, aspect: string, width: number, deck?: Deck): Promise<{ total: number, faults: string[] }> {
  await using page = await laidOut.open({ ...CONFIG, deck: folder, aspect })
  const slides = await page.locator('.page').all()
  const faults: string[] = []
  for (const [index, slide] of slides.entries())
    faults.push(...layoutFaults(await slide.evaluate(readLines), width).map(fault => `slide ${index + 1}: ${fault}`))
  if (deck)
    await requireTypeset(page, deck)
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
  it.each(Object.entries(ASPECTS))('is laid out for %s with nothing outside, overlapping, cut off, faint, small or badly broken', async (aspect, width) => {
    const folder = deckFolder(name)
    const { deck } = await readDeck({ deck: folder, blanks: 'all' })
    expect(await faultsOf(folder, aspect, width, deck)).toEqual({ total: deck!.slides.length, faults: [] })
  })
})
