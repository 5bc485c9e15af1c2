/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { Page } from 'playwright-chromium'
import type { OpenSite } from './support/site.ts'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder } from '../engine/serve/static.ts'
import { sentencesOf } from '../engine/speech/sentences.ts'
import { button, highlight, placeOf, sizeOf, timing, useHall, withoutBlanks } from './support/lectern.ts'
import { openSite } from './support/site.ts'

const hall = useHall()

describe('a window opened in mid-talk', () => {
  it('joins where the talk is and takes no other back; a reload keeps the place', async () => {
    const presenter = await hall.open('presenter/7')
    await presenter.keyboard.press('PageDown')
    const screen = await hall.open('1')
    await expect.poll(() => placeOf(screen)).toEqual([7, 1])
    expect(placeOf(presenter)).toEqual([7, 1])
    const second = await hall.open('presenter/1')
    await expect.poll(() => placeOf(second)).toEqual([7, 1])
    for (const page of [presenter, screen, second]) {
      await page.reload()
      await page.locator('.current').first().waitFor()
    }
    await second.keyboard.press('ArrowRight')
    for (const page of [presenter, screen, second])
      await expect.poll(() => placeOf(page)).toEqual([7, 2])
  })
})

/** Does as a page translator that minds no `translate="no"`: it puts other text nodes in the place of those it finds. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (walker.nextNode())
      found.push(walker.currentNode as Text)
    for (const text of found.filter(({ data, parentElement }) => data.trim() && !parentElement!.closest('script, style'))) {
      const font = document.createElement('font')
      font.textContent = `translated ${text.data}`
      text.replaceWith(font)
    }
  })
}

/** Undoes what it has made of words; blanks are left out. */
const untranslated = (text: string): string => withoutBlanks(text.replaceAll('translated', ''))

it('goes on under a page translator: words, numbers and slides change as ever', async () => {
  const presenter = await hall.open('presenter/7')
  const screen = await hall.open('7')
  const reader = await hall.open('reader')
  const pages = [presenter, screen, reader]
  await Promise.all(pages.map(translate))
  for (const [key, slide, click] of [['PageDown', 7, 1], ['ArrowDown', 8, 0], ['ArrowRight', 8, 1], ['ArrowDown', 9, 0]] as const) {
    await presenter.keyboard.press(key)
    const { segments } = hall.deck.slides[slide - 1]!.note
    for (const page of [presenter, reader])
      await expect.poll(() => highlight(page).then(untranslated)).toBe(segments[click])
    await expect.poll(() => placeOf(screen)).toEqual([slide, click])
    await expect.poll(() => presenter.locator('.where').innerText().then(untranslated)).toContain(`${slide}/${hall.deck.slides.length}`)
    for (const page of [presenter, reader])
      await expect.poll(() => page.locator('.upcoming').innerText().then(untranslated)).toContain(sentencesOf(hall.deck.slides[slide]!.note.text)[0])
    await Promise.all(pages.map(translate))
  }
  await screen.locator('.current', { hasText: '要自觉强化' }).waitFor()
})

describe('two decks on one host', () => {
  it('do not turn each other, nor take each other\'s run, curtain or size of words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'host '))
    for (const name of ['one', 'two'])
      await cp(hall.site.folder, join(folder, name), { recursive: true })
    await using host = await serveFolder(folder)
    const openDeck = async (hash: string): Promise<Page> => {
      const page = await hall.context.newPage()
      await page.goto(host.url + hash)
      await page.locator('.current .page, .words p').first().waitFor()
      return page
    }
    const [presenter, screen, other] = [await openDeck('one/#/presenter/7'), await openDeck('one/#/7'), await openDeck('two/#/presenter/9')]
    await button(presenter, '大字').click()
    await button(presenter, '开始').click()
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => placeOf(screen)).toEqual([7, 1])
    await presenter.keyboard.press('b')
    await screen.locator('.curtain.black').waitFor()
    expect(placeOf(other)).toEqual([9, 0])
    expect(await other.locator('.bands p').count()).toBe(0)
    expect(await timing(other)).toContain('未开始')
    await other.reload()
    await other.locator('.words p').first().waitFor()
    expect(placeOf(other)).toEqual([9, 0])
    expect(await timing(other)).toContain('未开始')
    expect(await sizeOf(other)).toBeLessThan(await sizeOf(presenter))
    await rm(folder, { recursive: true })
  })
})

describe('a public site', () => {
  let open: OpenSite
  beforeAll(async () => {
    open = await openSite('public')
  })
  afterAll(() => open[Symbol.asyncDispose]())

  it.each(['presenter/7', 'reader', 'notes', 'presenter/'])('has no page %s', async (hash) => {
    await open.page.goto('about:blank')
    await open.page.goto(`${open.url}#/${hash}`)
    await open.page.locator('.current.slidev-page').first().waitFor()
    expect(open.page.url()).toMatch(/#\/1$/)
    expect(await open.page.locator('.words').count()).toBe(0)
  })
  it('leaves each tab of a visitor to itself', async () => {
    const visitor = await open.browser.newContext({ reducedMotion: 'reduce' })
    const tabs = [await visitor.newPage(), await visitor.newPage()]
    for (const tab of tabs) {
      await tab.goto(`${open.url}#/7`)
      await tab.locator('.current .content').waitFor()
    }
    await tabs[0]!.keyboard.press('PageDown')
    await tabs[0]!.keyboard.press('b')
    await tabs[0]!.locator('.curtain.black').waitFor()
    await tabs[1]!.waitForTimeout(500)
    expect(tabs.map(placeOf)).toEqual([[7, 1], [7, 0]])
    expect(await tabs[1]!.locator('.curtain').count()).toBe(0)
    await visitor.close()
  })
})
