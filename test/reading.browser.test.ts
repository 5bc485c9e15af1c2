import { describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { deckFolder } from './support/decks.ts'
import { at, PHONE, useScreen } from './support/screen.ts'

/** As it is published: of its blanks that are filled one is public. */
const SOURCE = { deck: deckFolder('cases'), blanks: 'public' } as const
const SLIDES = (await readDeck(SOURCE)).deck!.slides
/** The cases are told in words on the reading page. */
const CASES = SLIDES.filter(({ layout }) => layout === 'case').length
const PICTURED = SLIDES.length - CASES
/** A slide in the midst of the talk. */
const SLIDE = 4

const hall = useScreen(SOURCE.deck)

describe('the reading page', () => {
  it('has every word of the speech once, in order, under its headings', async () => {
    const { page } = hall.site
    await page.goto(`${hall.site.url}#/read`)
    await page.locator('.reading > header h1').waitFor()
    const said = await page.locator('.reading main').evaluate(main => [...main.children].filter(({ tagName }) => /^(?:H2|H3|P)$/.test(tagName)).map(({ textContent }) => textContent).join('').replace(/\s/g, ''))
    expect(said).toBe(readSpeech(SOURCE).spoken.replace(/\s/g, ''))
    const main = page.getByRole('main')
    expect(await main.getByRole('heading', { level: 2 }).count()).toBe(2)
    expect(await main.locator('> h3').count()).toBe(2)
    expect(await main.getByRole('figure').count()).toBe(PICTURED)
    expect(await main.locator('.case-study').count()).toBe(CASES)
    expect(await main.locator('.case-study li').evaluateAll(items => items.every(item => getComputedStyle(item).opacity === '1' && getComputedStyle(item).visibility === 'visible'))).toBe(true)
    expect(await main.getByRole('link', { name: /^第 8 页.*要算清两笔账$/ }).getAttribute('href')).toBe('#/8')
  })

  it('shows every slide as the hall sees it, and keeps showing it', async () => {
    await using page = await hall.open(1)
    /** The looks of headings and links, by the number of the slide. */
    const looks = (slides: string) => page.locator(slides).evaluateAll(slides => slides.map((slide) => {
      const set = [...slide.querySelectorAll('h1, h2, h3, a')].map(element => getComputedStyle(element)).map(({ font, color, textDecorationLine }) => `${font} ${color} ${textDecorationLine}`)
      return [slide.closest('[data-slidev-no]')!.getAttribute('data-slidev-no')!, set] as const
    }))
    await page.goto(`${hall.site.url}#/read`)
    const figures = page.locator('.reading figure')
    await figures.first().waitFor()
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded()
      await figure.locator('.page').waitFor()
    }
    const read = await looks('.reading figure .page')
    expect(read).toHaveLength(PICTURED)
    for (const [no, set] of read) {
      await hall.show(page, Number(no))
      expect(await looks('.current .page'), `slide ${no}`).toEqual([[no, set]])
    }
  })

  it('leads from its contents to the place, and turns no page in the hall', async () => {
    await using stage = await hall.open(SLIDE)
    const reader = await stage.context().newPage()
    await reader.goto(`${hall.site.url}#/read`)
    await reader.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '第二，要管住三个圈。' }).click()
    await expect.poll(() => reader.evaluate(() => document.activeElement?.textContent?.trim())).toBe('第二，要管住三个圈。')
    await expect.poll(() => reader.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeLessThan(200)
    await at(stage, `#/${SLIDE}`)
  })

  it('overflows nowhere on a phone', async () => {
    await using page = await hall.open(1, PHONE)
    await page.goto(`${hall.site.url}#/read`)
    await page.locator('.reading > header h1').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})
