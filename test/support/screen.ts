import type { BrowserContextOptions, Page } from 'playwright-chromium'
import type { OpenSite } from './site.ts'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { deckFolder } from './decks.ts'
import { openSite } from './site.ts'

/** Of the deck “two” a slide with four phrases, and what is said of the first. */
export const SLIDE = 10
export const TITLE = '要全面排查'
export const TOTAL = 13
export const DECK = deckFolder('two')
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** A site with notes, as the hall sees it. */
export interface Screen {
  site: OpenSite
  /** brings a page to a slide */
  show: (page: Page, hash: string | number) => Promise<void>
  /** opens a window of its own, and closes it at the end */
  open: (hash: string | number, options?: BrowserContextOptions) => Promise<Page & AsyncDisposable>
}

/** To be called at the top of a test file; no page of the deck may complain in any test. */
export function useScreen(deck = DECK): Screen {
  const screen = {
    async show(page, hash) {
      await page.goto(`${screen.site.url}#/${hash}`)
      await page.locator('.current .page').waitFor()
    },
    async open(hash, options = {}) {
      const context = await screen.site.browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })
      const page = await context.newPage()
      page.on('pageerror', error => screen.site.faults.push(error.message))
      await screen.show(page, hash)
      return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
    },
  } as Screen
  beforeAll(async () => void (screen.site = await openSite('notes', { deck })))
  afterEach(() => expect(screen.site.faults).toEqual([]))
  afterAll(() => screen.site?.[Symbol.asyncDispose]())
  return screen
}

export const at = (page: Page, hash: string): Promise<void> => expect.poll(() => new URL(page.url()).hash).toBe(hash)
export const announced = (page: Page): Promise<string | null> => page.getByRole('status').textContent()
