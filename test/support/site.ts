import type { Browser, Page } from 'playwright-chromium'
import type { SiteKind } from '../../engine/build/site.ts'
import { resolve } from 'node:path'
import { buildSite } from '../../engine/build/site.ts'
import { readDeck } from '../../engine/check/deck.ts'
import { openBrowser } from '../../engine/export/browser.ts'
import { serveFolder } from '../../engine/serve/static.ts'
import { hostSite } from '../../engine/site/host.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface OpenSite extends AsyncDisposable {
  /** where the site is served, ending with a slash */
  url: string
  folder: string
  browser: Browser
  page: Page
  /** all that the pages complained of so far, and every request that left the site */
  faults: string[]
}

/** Builds the site as a user would, serves it as a plain host does and opens a browser of 1280 × 720. */
export async function openSite(kind: SiteKind): Promise<OpenSite> {
  const [{ browser }, { deck }] = await Promise.all([openBrowser(), readDeck(ROOT)])
  const folder = await (kind === 'paper' ? buildSite(ROOT, kind) : hostSite({ root: ROOT, browser, deck: deck!, notes: kind === 'notes' }))
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
