import type { Page } from 'playwright-chromium'

/** In points: the least that is read on paper. */
const LEAST = 5
const POINTS_PER_PIXEL = 0.75

/**
 * Leaves out of the slides on paper what would be too small to be read there, such as the foot of a slide that is a
 * few inches wide. Text that keeps its place is not drawn, not read aloud and not found; a link of which no words are
 * left leads nowhere, as it could not say where.
 * @param page an edition of the paper site, laid out
 */
export async function leaveOutSmall(page: Page): Promise<void> {
  await page.locator('.sheet').evaluateAll((sheets, least) => {
    for (const sheet of sheets as HTMLElement[]) {
      const scale = Number(sheet.style.getPropertyValue('--scale'))
      const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement!
        if (texts.currentNode.textContent!.trim() && Number.parseFloat(getComputedStyle(element).fontSize) * scale < least)
          element.style.visibility = 'hidden'
      }
      for (const link of sheet.querySelectorAll('a[href]')) {
        const said = [link, ...link.querySelectorAll('*')].filter(element => !element.closest('[aria-hidden=true]') && getComputedStyle(element).visibility !== 'hidden')
        if (!said.some(element => [...element.childNodes].some(node => node instanceof Text && node.data.trim())))
          link.removeAttribute('href')
      }
    }
  }, LEAST / POINTS_PER_PIXEL)
}
