import type { Browser, Page } from 'playwright-chromium'
import type { Workshop } from '../../engine/build/site.ts'
import type { DeckConfig } from '../../engine/config.ts'
import type { StaticServer } from '../../engine/serve/static.ts'
import { afterAll, beforeAll } from 'vitest'
import { buildSite, openWorkshop } from '../../engine/build/site.ts'
import { openBrowser } from '../../engine/export/browser.ts'
import { openEdition } from '../../engine/export/print.ts'
import { serveFolder } from '../../engine/serve/static.ts'

/** Decks as they are laid out for paper. */
export interface LaidOut {
  browser: Browser
  /** serves the paper site of a deck */
  serve: (config: DeckConfig) => Promise<StaticServer>
  /** opens a page with all slides of a deck, every click shown */
  open: (config: DeckConfig) => Promise<Page & AsyncDisposable>
}

/** To be called at the top of a test file that lays out many decks: they are built in one place, which takes half the time. */
export function useLaidOut(): LaidOut {
  let workshop: Workshop
  const laidOut = {
    async serve(config) {
      return serveFolder((await buildSite(config, 'paper', { kept: workshop })).folder)
    },
    async open(config) {
      const server = await laidOut.serve(config)
      const page = await openEdition(laidOut.browser, `${server.url}#/slides.pdf`)
      return Object.assign(page, { [Symbol.asyncDispose]: async () => {
        await page.close()
        await server[Symbol.asyncDispose]()
      } })
    },
  } as LaidOut
  beforeAll(async () => {
    [laidOut.browser, workshop] = [(await openBrowser()).browser, await openWorkshop()]
  })
  afterAll(async () => {
    await laidOut.browser?.close()
    await workshop?.[Symbol.asyncDispose]()
  })
  return laidOut
}
