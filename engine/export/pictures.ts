import type { Browser, Page } from 'playwright-chromium'
import type { Deck } from '../check/deck.ts'
import type { FinishedFile } from './finish.ts'
import { UserError } from '../command/run.ts'
import { openEdition } from './print.ts'

/** A picture, and what its name ends with. */
export interface Picture extends FinishedFile { name: string }

const SHEET = '.sheet'
/** Of a canvas, in CSS pixels, and of its picture at a scale of 1. */
const CANVAS = 720
const HEIGHT = 1080
/** `app/paper/Long.vue` is half as wide, in CSS pixels, as what WeChat shows without shrinking it. */
const LONG_SCALE = 2
/** Of a long picture: what Chromium paints in one go, in its own pixels, and what WeChat takes, in bytes. */
const MOST_HEIGHT = 16_000 / LONG_SCALE
const MOST_BYTES = 5_000_000

/** An edition in a window of its own, since the pixels of a window are as large as one asks when it is opened. */
async function opened<Result>(browser: Browser, scale: number, url: string, deck: Deck, use: (page: Page) => Promise<Result>): Promise<Result> {
  await using window = await browser.newContext({ deviceScaleFactor: scale })
  await using page = await openEdition(window, url, deck)
  return await use(page)
}

/**
 * A picture of each slide, or of each of its clicks, named by its number.
 * @param browser that draws
 * @param url where the slides are laid out for paper
 * @param deck whose they are
 * @param scale at 1 a picture is 1080 pixels high
 * @throws UserError if a slide does not come up, or is not seen whole
 */
export async function makePngs(browser: Browser, url: string, deck: Deck, scale: number): Promise<Picture[]> {
  return await opened(browser, scale * HEIGHT / CANVAS, url, deck, async (page) => {
    const width = String(deck.slides.length).length
    const pictures: Picture[] = []
    const clicks = new Map<string, number>()
    for (const sheet of await page.locator(SHEET).all()) {
      const no = (await sheet.getAttribute('id'))!.slice(1)
      const click = (clicks.get(no) ?? -1) + 1
      clicks.set(no, click)
      pictures.push({ name: `${no.padStart(width, '0')}${click ? `-${click}` : ''}.png`, bytes: await sheet.screenshot(), pages: 1, violations: [] })
    }
    return pictures
  })
}

interface Strip { top: number, height: number }

/** Strips of the page as long as may be, each of whole sections. */
function stripsOf(sections: Strip[]): Strip[][] {
  const strips: Strip[][] = []
  for (const section of sections) {
    const strip = strips.at(-1)
    if (strip && section.top + section.height - strip[0]!.top <= MOST_HEIGHT)
      strip.push(section)
    else
      strips.push([section])
  }
  return strips
}

/** A strip as a picture, or in halves where that would be too large. */
async function shoot(page: Page, strip: Strip[]): Promise<FinishedFile[]> {
  const [first, last] = [strip[0]!, strip.at(-1)!]
  const clip = { x: 0, y: first.top, width: page.viewportSize()!.width, height: last.top + last.height - first.top }
  const bytes = await page.screenshot({ fullPage: true, clip })
  if (bytes.length <= MOST_BYTES)
    return [{ bytes, pages: strip.length, violations: [] }]
  if (strip.length === 1)
    throw new UserError('长图里有一页超过 5 MB，发不到微信；请把这一页的图片换小一些')
  const half = Math.ceil(strip.length / 2)
  return [...await shoot(page, strip.slice(0, half)), ...await shoot(page, strip.slice(half))]
}

/**
 * Slides and words below one another, 1080 pixels wide: one picture, or several, parted between slides.
 * @param browser that draws
 * @param url where they are laid out
 * @param deck whose they are
 * @throws UserError if a slide does not come up or is not seen whole, or if one alone is too large
 */
export async function makeLong(browser: Browser, url: string, deck: Deck): Promise<Picture[]> {
  return await opened(browser, LONG_SCALE, url, deck, async (page) => {
    const sections = await page.locator('.long > section').evaluateAll(sections => sections.map((section) => {
      const { top, height } = section.getBoundingClientRect()
      return { top: top + scrollY, height }
    }))
    const width = await page.locator('.long').evaluate(({ clientWidth }) => clientWidth)
    await page.setViewportSize({ width, height: CANVAS })
    const pictures: FinishedFile[] = []
    for (const strip of stripsOf(sections))
      pictures.push(...await shoot(page, strip))
    return pictures.map((picture, index) => ({ ...picture, name: `${pictures.length > 1 ? `-${index + 1}-of-${pictures.length}` : ''}.png` }))
  })
}
