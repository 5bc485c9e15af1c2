import type { Page } from 'playwright-chromium'
import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { openPdf, textOf } from './support/pdf.ts'
import { slide, useVisited } from './support/visitor.ts'

const visited = useVisited()
const flat = (text: string): string => text.replace(/\s/g, '')

describe('printed from the browser', () => {
  const print = async (page: Page): Promise<Buffer> => {
    await page.emulateMedia({ media: 'print' })
    return Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  }

  it('the deck is whole slides, one a page, all clicks shown', async () => {
    const page = await visited.visit('#/5')
    await slide(page, 5)
    const pdf = await openPdf(await print(page))
    expect(pdf.numPages).toBe(visited.deck.slides.length)
    for (const { no, phrases } of visited.deck.slides) {
      const paper = await pdf.getPage(no)
      expect(paper.view.map(Math.round), `page ${no}`).toEqual([0, 0, 960, 540])
      const text = flat(await textOf(pdf, no))
      expect(phrases.map(({ text }) => flat(text)).filter(phrase => !text.includes(phrase)), `page ${no}`).toEqual([])
    }
    // The screen is as it was.
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.printed').count()).toBe(0)
    await slide(page, 5)
    await page.close()
  })

  it('the reading page is an article with its figures', async () => {
    const page = await visited.visit('#/read', { viewport: { width: 390, height: 844 } })
    await page.locator('.reading .thumbnail').first().waitFor()
    const pdf = await openPdf(await print(page))
    const texts = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))
    expect(pdf.numPages).toBeLessThan(30)
    expect(texts.filter(text => !flat(text))).toEqual([])
    const all = flat(texts.join(''))
    for (const { note } of visited.deck.slides.slice(1, -1))
      expect(all).toContain(flat(note.text).slice(0, 12))
    // Every figure has its slide in it.
    expect(await page.locator('.reading .thumbnail:not(:has(.page))').count()).toBe(0)
    await page.close()
  })
})
