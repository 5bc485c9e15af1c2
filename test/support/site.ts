import type { Browser, Page } from 'playwright-chromium'
import type { SiteKind } from '../../engine/build/vite.ts'
import type { DeckConfig } from '../../engine/config.ts'
import { join } from 'node:path'
import { buildSite } from '../../engine/build/site.ts'
import { readDeck } from '../../engine/check/deck.ts'
import { openBrowser } from '../../engine/export/browser.ts'
import { HOUSE } from '../../engine/house.ts'
import { serveFolder } from '../../engine/serve/static.ts'
import { hostSite } from '../../engine/site/host.ts'

export const ROOT = HOUSE
/** A copy of the deck at the top level, whose `out` and `dist` the tests may write; `setup.ts` makes it. */
export const DECK = join(ROOT, 'node_modules/.cache/test/deck')
export const OUT = join(DECK, 'out')
/** The deck at the top level, as it is read, built and printed. */
export const CONFIG: DeckConfig = { deck: DECK, blanks: 'all', aspect: '16:9', browser: '', date: new Date(0) }

export interface OpenSite extends AsyncDisposable {
  /** where the site is served, ending with a slash */
  url: string
  folder: string
  browser: Browser
  page: Page
  /** all that the pages complained of so far, and every request that left the site */
  faults: string[]
}

/**
 * Builds the site as a user would, serves it as a plain host does and opens a browser of 1280 × 720.
 * @param kind what it holds
 * @param changes of another deck or screen
 */
export async function openSite(kind: SiteKind, changes: Partial<Pick<DeckConfig, 'deck' | 'aspect'>> = {}): Promise<OpenSite> {
  const config = { ...CONFIG, ...changes }
  const [{ browser }, { deck }] = await Promise.all([openBrowser(), readDeck(config)])
  const folder = kind === 'paper' ? (await buildSite(config, kind)).folder : await hostSite({ config: { ...config, blanks: 'public' }, browser, deck: deck!, notes: kind === 'notes' })
  const server = await serveFolder(folder)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
  page.on('response', response => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`))
  page.on('request', request => request.url().startsWith(server.url) || faults.push(`left the site: ${request.url()}`))
  return {
    url: server.url,
    folder,
    browser,
    page,
    faults,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await server[Symbol.asyncDispose]()
    },
  }
}
