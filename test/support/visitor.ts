import type { BrowserContextOptions, Page } from 'playwright-chromium'
import type { Deck } from '../../engine/check/deck.ts'
import type { OpenSite } from './site.ts'
import { afterAll, beforeAll } from 'vitest'
import { readDeck } from '../../engine/check/deck.ts'
import { CONFIG, openSite } from './site.ts'

/** A site with notes, as its visitors come to it. */
export interface Visited {
  site: OpenSite
  deck: Deck
  /** opens a window at a path of the site, or at a file */
  visit: (path: string, options?: BrowserContextOptions) => Promise<Page>
}

/** To be called at the top of a test file. */
export function useVisited(): Visited {
  const visited = {
    async visit(path, options = {}) {
      const page = await visited.site.browser.newPage({ viewport: { width: 1280, height: 720 }, ...options })
      await page.goto(path.startsWith('file:') ? path : `${visited.site.url}${path}`)
      return page
    },
  } as Visited
  beforeAll(async () => {
    [visited.site, visited.deck] = [await openSite('notes'), (await readDeck(CONFIG)).deck!]
  })
  afterAll(() => visited.site?.[Symbol.asyncDispose]())
  return visited
}

export const slide = (page: Page, no: number): Promise<void> => page.locator(`#app .current[data-slidev-no="${no}"] .page`).waitFor()
