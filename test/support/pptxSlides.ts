import type { Deck } from '../../engine/check/deck.ts'
import type { OpenSite } from './site.ts'
import { readDeck } from '../../engine/check/deck.ts'
import { CONFIG, openSite } from './site.ts'

/** A slide as the browser shows it. */
export interface Shown {
  /** its words before the first click, after it, and so on; that which counts the slides is Office's own affair */
  steps: string[]
  title: string
  paths: number
  bars: number
  links: number[]
}

/** The deck and its slides for paper, as a page a click in the first tab, and all that stands on each at the end. */
export async function openSlides(): Promise<{ deck: Deck, site: OpenSite, shown: Shown[] }> {
  const [{ deck }, site] = await Promise.all([readDeck(CONFIG) as Promise<{ deck: Deck }>, openSite('paper')])
  await site.page.goto(`${site.url}#/slides.pdf?steps`)
  await site.page.locator(`[id="/${deck.slides.length}"] .page`).first().waitFor()
  const shown = await site.page.evaluate(() => {
    const copies = Map.groupBy(document.querySelectorAll<HTMLElement>('.sheet'), sheet => sheet.id)
    return [...copies.values()].map((sheets) => {
      const page = sheets.at(-1)!
      const header = page.querySelector('h1, h2, h3')!
      return {
        // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- Hidden text is not to be read.
        steps: sheets.map(sheet => sheet.querySelector<HTMLElement>('.page')!.innerText.replace(/\s/g, '').replace(/(\d+)\/\d+$/, '$1')),
        title: `${page.querySelector('.ordinal')?.textContent ?? ''}${header.textContent}`.replace(/\s/g, ''),
        paths: [...page.querySelectorAll('path')].filter(path => getComputedStyle(path).visibility === 'visible').length,
        bars: page.querySelectorAll('[role=img]').length,
        links: [...page.querySelectorAll('a')].map(({ hash }) => Number(hash.slice(2))),
      }
    })
  })
  return { deck, site, shown }
}
