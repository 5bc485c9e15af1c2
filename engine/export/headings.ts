import type { Page } from 'playwright-chromium'

/**
 * Has each heading of a slide stand once in outline and structure, where it is first seen: a page a click shows the
 * same slide again, which begins nothing.
 * @param page an edition of the paper site, laid out
 */
export async function headOnce(page: Page): Promise<void> {
  await page.locator('.sheet').evaluateAll((sheets) => {
    const seen = new Set<string>()
    for (const sheet of sheets) {
      sheet.querySelectorAll('h1, h2, h3, h4, h5, h6').forEach((heading, index) => {
        const name = `${sheet.id}-${index}`
        if (seen.has(name))
          heading.role = 'paragraph'
        else if (heading.checkVisibility({ visibilityProperty: true }))
          seen.add(name)
      })
    }
  })
}
