/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { BrowserContext, Locator, Page } from 'playwright-chromium'
import type { Deck } from '../../engine/check/deck.ts'
import type { Plan } from '../../engine/speech/pace.ts'
import type { OpenSite } from './site.ts'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { readDeck } from '../../engine/check/deck.ts'
import { deckPlan } from '../../engine/check/timing.ts'
import { CONFIG, openSite } from './site.ts'

export const LAPTOP = { width: 1366, height: 768 }
/** Held keys and bouncing ones do not count: each press is of another key than the last. */
export const ON = ['PageDown', 'ArrowRight', 'n']
export const ENGLISH = /[a-z]{2,}/i

/** A site with notes, and for each test a browser of its own. */
export interface Hall {
  deck: Deck
  plan: Plan
  site: OpenSite
  context: BrowserContext
  open: (hash: string, prepare?: (page: Page) => Promise<unknown>) => Promise<Page>
}

/** To be called at the top of a test file. */
export function useHall(options: Parameters<OpenSite['browser']['newContext']>[0] = {}): Hall {
  const hall = {
    async open(hash: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
      const page = await hall.context.newPage()
      page.on('pageerror', error => hall.site.faults.push(error.message))
      await prepare?.(page)
      await page.goto(`${hall.site.url}#/${hash}`)
      await page.locator(hash.startsWith('presenter') || hash === 'reader' ? '.words p' : '.current.slidev-page').first().waitFor()
      await page.evaluate(() => document.fonts.ready)
      return page
    },
  } as Hall
  beforeAll(async () => {
    hall.deck = (await readDeck(CONFIG)).deck!
    hall.plan = deckPlan(hall.deck)
    hall.site = await openSite('notes')
  })
  beforeEach(async () => {
    hall.context = await hall.site.browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce', ...options })
  })
  afterEach(() => hall.context.close())
  afterAll(() => hall.site[Symbol.asyncDispose]())
  return hall
}

export const withoutBlanks = (text: string): string => text.replace(/\s/g, '')
export const highlight = async (page: Page): Promise<string> => (await page.locator('.words .current').allTextContents()).join('')
export const wordsOf = async (page: Page): Promise<string> => withoutBlanks((await page.locator('.words p').allTextContents()).join(''))
export const sizeOf = (page: Page): Promise<number> => page.locator('.words').evaluate(words => Number.parseFloat(getComputedStyle(words).fontSize))
export const timing = (page: Page): Promise<string> => page.locator('.timing').innerText().then(text => text.replace(/\s+/g, ' '))
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

/** The slide and click in the address of a page. */
export function placeOf(page: Page): [slide: number, click: number] {
  const [, slide, query = ''] = /(\d+)(?:\?(.*))?$/.exec(page.url())!
  return [Number(slide), Number(new URLSearchParams(query).get('clicks') ?? 0)]
}
