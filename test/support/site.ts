import type { Browser, Page } from 'playwright-chromium'
import type { SiteKind } from '../../scripts/asked.ts'
import { resolve } from 'node:path'
import { openBrowser } from '../../scripts/browser.ts'
import { readDeck } from '../../scripts/check/deck.ts'
import { serveFolder } from '../../scripts/serve.ts'
import { buildSite } from '../../scripts/site.ts'
import { hostSite } from '../../scripts/site/host.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface OpenSite extends AsyncDisposable {
  /** where the site is served, ending with a slash */
  url: string
  browser: Browser
  page: Page
  /** all that the pages complained of so far, and every request that left the site */
  faults: string[]
}

/** Builds the site as a user would, serves it as a plain host does and opens a browser of 1280 × 720. */
export async function openSite(kind: SiteKind): Promise<OpenSite> {
  const [{ browser }, { deck }] = await Promise.all([openBrowser(), readDeck(ROOT)])
  const folder = kind === 'paper' ? buildSite(ROOT, kind) : hostSite({ root: ROOT, browser, deck: deck!, notes: kind === 'notes' })
  const server = await serveFolder(await folder)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
  page.on('response', response => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`))
  page.on('request', request => request.url().startsWith(server.url) || faults.push(`left the site: ${request.url()}`))
  return {
    url: server.url,
    browser,
    page,
    faults,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await server[Symbol.asyncDispose]()
    },
  }
}
