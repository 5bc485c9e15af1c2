import type { BrowserContext, Page } from 'playwright-chromium'
import type { Deck } from '../check/deck.ts'
import { UserError } from '../command/run.ts'
import { requireTypeset } from '../typeset/index.ts'
import { headOnce } from './headings.ts'
import { leaveOutSmall } from './legible.ts'

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

/** The commonest errors of a script, in the words of the user. */
const SAYINGS: [RegExp, string][] = [
  [/^Cannot read properties of (?:undefined|null) \(reading '(.+)'\)$/, '要取“$1”，可是它前面的东西没有；请核对这一页的设置是否写全，标签里有没有算式'],
  [/^(.+) is not (?:a function|iterable)$/, '“$1”不是所要的那种东西；请核对这一页的设置，列表是否写成了列表'],
  [/^(.+) is not defined$/, '没有“$1”这个名字；请核对标签里的算式'],
]

function inChinese(report: string): string {
  const [pattern, saying] = SAYINGS.find(([pattern]) => pattern.test(report)) ?? []
  return pattern ? report.replace(pattern, saying!) : report
}

/** Collects what a broken slide says of itself, and tells of the first: Slidev itself prints on regardless. */
function watch(page: Page): { faults: string[], first: Promise<void> } {
  const faults: string[] = []
  let tell = (): void => {}
  const first = new Promise<void>(resolve => tell = resolve)
  const note = (fault: string): void => {
    faults.push(fault)
    tell()
  }
  page.on('pageerror', error => note(error.message))
  page.on('crash', () => note('浏览器的这一页垮了'))
  page.on('console', message => message.type() === 'error' && note(message.text()))
  page.on('response', response => response.status() >= 400 && note(`读不到 ${response.url()}`))
  page.on('requestfailed', request => note(`读不到 ${request.url()}`))
  return { faults, first }
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
  const { faults, first } = watch(page)
  await page.goto(url, { timeout: PATIENCE })
  // A fault may have come before the page was there.
  await Promise.race([
    page.waitForFunction(({ PAPER, SHEET, SLIDE }) =>
      document.querySelector(PAPER) && [...document.querySelectorAll(SHEET)].every(sheet => sheet.querySelector(SLIDE)), { PAPER, SHEET, SLIDE }, { timeout: PATIENCE }),
    first,
  ]).catch(() => faults.push('版面没有排好'))
  await page.evaluate(() => document.fonts.ready)
  if (faults.length) {
    const broken = new Set([...faults.flatMap(fault => SLIDE_FAULT.exec(fault)?.[1] ?? []), ...await lastingBlankSlides(page)])
    const reports = new Set(faults.map(fault => inChinese(fault.replace(SLIDE_FAULT, '').split('\n')[0]!)))
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
  await leaveOutSmall(page)
  await headOnce(page)
  for (const image of inked ? await page.locator(`${SHEET} img`).all() : [])
    await image.evaluate(redraw)
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
}
