import type { Browser, Page } from 'playwright-chromium'
import { UserError } from '../cli.ts'

/** How long one page of paper may take to lay out, in milliseconds; it takes one or two seconds. */
const PATIENCE = 60_000
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

/** Numbers of the slides that have not come up, from 1. */
function blankSlides(page: Page): Promise<number[]> {
  return page.locator(SHEET).evaluateAll((sheets, slide) =>
    sheets.flatMap((sheet, index) => sheet.querySelector(slide) ? [] : [index + 1]), SLIDE)
}

/**
 * Prints the slides of a built site with Chromium: vector pages of 960 × 540 pt, tagged, with an outline.
 * @param browser a running browser
 * @param site where the site is served, ending with a slash
 * @param slides how many slides there must be
 * @throws UserError that names the slides which do not come up and quotes what the page says of it
 */
export async function printSlides(browser: Browser, site: string, slides: number): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const faults = watch(page)
  await page.goto(`${site}#/slides.pdf`)
  await page.waitForFunction(({ SHEET, SLIDE, slides }) => document.querySelectorAll(`${SHEET} ${SLIDE}`).length === slides, { SHEET, SLIDE, slides }, { timeout: faults.length ? 1 : PATIENCE })
    .catch(() => faults.push('版面没有排好'))
  await page.evaluate(() => document.fonts.ready)
  if (faults.length) {
    const blank = await blankSlides(page)
    throw new UserError(`幻灯片${blank.length ? `第 ${blank.join('、')} 页` : ''}显示时出错，没有打印：\n${[...new Set(faults)].join('\n')}`)
  }
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
}
