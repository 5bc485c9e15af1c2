import type { BrowserContext, Page } from 'playwright-chromium'
import type { Deck } from '../check/deck.ts'
import { UserError } from '../command/run.ts'
import { requireTypeset } from '../typeset/index.ts'

/** One edition may take so many milliseconds to lay out; 36 slides take one or two seconds. */
const PATIENCE = 120_000
/** So many readings, so many milliseconds apart, must agree before a slide counts as blank. */
const STEADY_READINGS = 4
const READING_INTERVAL = 500
/** As `app/paper/faults.ts` writes it. */
const SLIDE_FAULT = /^\[slide (\d+)\] /
const PAPER = '.paper'
const SHEET = '.sheet'
const SLIDE = '.page'

/** Collects what a broken slide says of itself: Slidev itself prints on regardless. */
function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  page.on('response', response => response.status() >= 400 && faults.push(`读不到 ${response.url()}`))
  page.on('requestfailed', request => faults.push(`读不到 ${request.url()}`))
  return faults
}

/** Numbers of the slides that have not come up. */
function blankSlides(page: Page): Promise<string[]> {
  return page.locator(SHEET).evaluateAll((sheets, slide) =>
    sheets.flatMap(sheet => sheet.querySelector(slide) ? [] : [sheet.id.slice(1)]), SLIDE)
}

/** Those that stay blank: beside a broken slide the sound ones are still coming up for a moment. */
async function lastingBlankSlides(page: Page): Promise<string[]> {
  let blank = await blankSlides(page)
  for (let steady = 0; steady < STEADY_READINGS;) {
    await page.waitForTimeout(READING_INTERVAL)
    const next = await blankSlides(page)
    steady = next.length === blank.length ? steady + 1 : 0
    blank = next
  }
  return blank
}

/**
 * Opens an edition of the paper site and waits until it is laid out.
 * @param window one for all editions: a tab opens in no time, a window of Chromium's in a second
 * @param url where the edition is served
 * @param deck whose slides must then be seen whole; none: whatever comes up is shown
 * @throws UserError that names the slides which do not come up and quotes what the page says of it, or as `requireTypeset`
 */
export async function openEdition(window: Pick<BrowserContext, 'newPage'>, url: string, deck?: Deck): Promise<Page> {
  const page = await window.newPage()
  const faults = watch(page)
  await page.goto(url, { timeout: PATIENCE })
  await Promise.race([
    page.waitForFunction(({ PAPER, SHEET, SLIDE }) =>
      document.querySelector(PAPER) && [...document.querySelectorAll(SHEET)].every(sheet => sheet.querySelector(SLIDE)), { PAPER, SHEET, SLIDE }, { timeout: PATIENCE }),
    page.waitForEvent('pageerror', { timeout: PATIENCE }),
    page.waitForEvent('console', { predicate: message => message.type() === 'error', timeout: PATIENCE }),
  ]).catch(() => faults.push('版面没有排好'))
  await page.evaluate(() => document.fonts.ready)
  if (faults.length) {
    const broken = new Set([...faults.flatMap(fault => SLIDE_FAULT.exec(fault)?.[1] ?? []), ...await lastingBlankSlides(page)])
    const reports = new Set(faults.map(fault => fault.replace(SLIDE_FAULT, '').split('\n')[0]!))
    throw new UserError(`幻灯片${broken.size ? `第 ${[...broken].join('、')} 页` : ''}显示时出错，没有打印：\n${[...reports].join('\n')}`)
  }
  if (deck)
    await requireTypeset(page, deck)
  return page
}

/**
 * Redraws a picture as plain pixels on white, whatever its file is: a JPEG's or an SVG's colours do not become ink.
 * It runs in the page.
 */
async function redraw(image: Element): Promise<void> {
  if (!(image instanceof HTMLImageElement))
    return
  await image.decode()
  // An SVG has no pixels of its own, and may be small by itself.
  const scale = /\.svg$|^data:image\/svg/.test(image.currentSrc) ? 2 * image.clientWidth / image.naturalWidth : 1
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth * scale, height: image.naturalHeight * scale })
  const context = canvas.getContext('2d', { alpha: false })!
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.src = canvas.toDataURL()
  await image.decode()
}

/**
 * Prints an edition with Chromium: vector pages of the size that its CSS asks for, tagged, with an outline.
 * @param window as for `openEdition`
 * @param url where the edition is served
 * @param deck as for `openEdition`
 * @param inked whether its colours are to become ink: pictures are then printed as plain pixels
 * @throws UserError if a slide does not come up, or is not seen whole
 */
export async function printEdition(window: Pick<BrowserContext, 'newPage'>, url: string, deck?: Deck, inked = false): Promise<Uint8Array> {
  await using page = await openEdition(window, url, deck)
  for (const image of inked ? await page.locator(`${SHEET} img`).all() : [])
    await image.evaluate(redraw)
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
}
