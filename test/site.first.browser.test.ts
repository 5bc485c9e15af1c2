import type { Page } from 'playwright-chromium'
import type { OpenSite } from './support/site.ts'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { CONFIG, openSite } from './support/site.ts'

/**
 * Bytes of gzip that stock Slidev 52.20.1 loads of this very deck before its first slide can be used: `slidev build`
 * without `engine/build/omit.ts` and `engine/build/bundle.ts`, without any font. To be measured again when Slidev changes.
 */
const STOCK = { all: 231_786, script: 206_093 }
/** Marp CLI's page of such a deck, in bytes of gzip. */
const MARP = 32_000
const PACKED = /\.(?:woff2|png)$/

let site: OpenSite
beforeAll(async () => {
  site = await openSite('public')
})
afterAll(() => site?.[Symbol.asyncDispose]())

interface Held extends AsyncDisposable { page: Page, release: () => void }

/** Opens the site with the deck's script held back. */
async function hold(viewport: { width: number, height: number }, hash = ''): Promise<Held> {
  const context = await site.browser.newContext({ viewport })
  const page = await context.newPage()
  let release = (): void => {}
  const gate = new Promise<void>(resolve => release = resolve)
  await page.route('**/*.js', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto(`${site.url}${hash}`, { waitUntil: 'commit' })
  await page.locator('#app').waitFor({ state: 'attached' })
  return { page, release, [Symbol.asyncDispose]: () => context.close() }
}

/** Below this nobody sees a difference, of 255. */
const TRACE = 32

/** The greatest difference of any channel of any pixel between two pictures; in the page. */
async function differenceOf(pictures: [string, string]): Promise<number> {
  const [a, b] = await Promise.all(pictures.map(async (picture) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), char => char.charCodeAt(0))], { type: 'image/png' }))
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height).data
  }))
  return a!.reduce((most, value, index) => Math.max(most, Math.abs(value - b![index]!)), 0)
}

describe('the first slide', () => {
  it('is painted from the first response alone, in its own faces', async () => {
    const page = await site.browser.newPage()
    // Nothing else ever comes, nor fails.
    await page.route(url => url.href !== site.url, () => {})
    await page.goto(site.url, { waitUntil: 'commit' })
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    for (const [selector, family] of [['#cover h1', 'Noto Serif SC Black'], ['#cover .symbol', 'LXGW WenKai']] as const) {
      await page.locator(selector).first().waitFor()
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      expect(fonts.map(({ familyName, isCustomFont }) => [isCustomFont, familyName.startsWith(family)]), JSON.stringify(fonts)).toEqual([[true, true]])
    }
    await page.close()
  })

  it('has its title, in its face, from the first frame on', async () => {
    await using held = await hold({ width: 1280, height: 720 })
    const [first, title] = await held.page.evaluate(() => {
      const timeOf = (type: string, meant: (entry: PerformanceEntry & { element?: Element }) => boolean): Promise<number> => new Promise((resolve) => {
        new PerformanceObserver(list => list.getEntries().filter(meant).forEach(({ startTime }) => resolve(startTime))).observe({ type, buffered: true })
      })
      return Promise.all([
        timeOf('paint', ({ name }) => name === 'first-contentful-paint'),
        timeOf('largest-contentful-paint', ({ element }) => element?.tagName === 'H1'),
      ])
    })
    expect(title).toBe(first)
  })

  it('has the rules that it and the outline need, and no others', async () => {
    await using held = await hold({ width: 1280, height: 720 })
    const { page, release } = held
    const own = await page.locator('style').last().textContent()
    release()
    await page.locator('#cover').waitFor({ state: 'detached' })
    const linked = await page.locator('link[rel=stylesheet]').evaluate(link => Array.from((link as HTMLLinkElement).sheet!.cssRules, rule => rule.cssText).join(''))
    for (const rule of ['.cover .title{', '#outline h2{', '@keyframes draw', '(orientation:portrait)'])
      expect(own).toContain(rule)
    for (const rule of ['.case-study', '.account', '.agenda']) {
      expect(own).not.toContain(rule)
      expect(linked).toContain(rule)
    }
  })

  it.each([[1366, 768], [1280, 720], [1024, 768], [390, 844]])('is taken over by the deck without a trace at %i × %i', async (width, height) => {
    await using held = await hold({ width, height })
    const { page, release } = held
    await page.evaluate(() => document.fonts.ready)
    await page.locator('#cover .line.draws').evaluate(line => Promise.all(line.getAnimations({ subtree: true }).map(({ finished }) => finished)))
    // Upright, the buttons lie below; they are shown when they work.
    const mask = width < height ? [page.locator('.controls')] : []
    const before = await page.screenshot({ mask })
    release()
    await page.locator('#cover').waitFor({ state: 'detached' })
    const after = await page.screenshot({ mask })
    expect(await page.evaluate(differenceOf, [before, after].map(picture => picture.toString('base64')) as [string, string])).toBeLessThan(TRACE)
    const shift = await page.evaluate(() => new Promise<number>((resolve) => {
      let sum = 0
      new PerformanceObserver(list => list.getEntries().forEach(entry => sum += (entry as PerformanceEntry & { value: number }).value)).observe({ type: 'layout-shift', buffered: true })
      requestAnimationFrame(() => setTimeout(() => resolve(sum)))
    }))
    expect(shift).toBe(0)
    expect(await page.locator('#still').count()).toBe(0)
  })

  it('goes on drawing its stroke where the page had come to', async () => {
    await using held = await hold({ width: 1280, height: 720 })
    const { page, release } = held
    await page.locator('#cover .line path').first().evaluate(path => path.getAnimations()[0]!.currentTime = 60_000)
    release()
    await page.locator('#cover').waitFor({ state: 'detached' })
    expect(await page.locator('#app .current .line path').first().evaluate(path => path.getAnimations()[0]?.playState ?? 'finished')).toBe('finished')
  })

  it('stays away where another slide is asked for', async () => {
    await using held = await hold({ width: 1280, height: 720 }, '#/28')
    expect(await held.page.locator('#cover').isVisible()).toBe(false)
    held.release()
    await held.page.locator('#app .current[data-slidev-no="28"] .page').waitFor()
    expect(await held.page.locator('#still').count()).toBe(0)
  })

  it('can be used after three requests, far fewer bytes than stock Slidev\'s', async () => {
    const page = await site.browser.newPage()
    const loaded = new Map<string, Promise<number>>()
    page.on('response', response => loaded.set(response.url(), response.body().then(body => PACKED.test(response.url()) ? body.length : gzipSync(body).length, () => 0)))
    // Fonts come when all is idle.
    await page.addInitScript('requestIdleCallback = () => {}')
    await page.goto(site.url)
    await page.locator('#cover').waitFor({ state: 'detached' })
    const sizes = await Promise.all([...loaded].filter(([url]) => !url.endsWith('favicon.svg')).map(async ([url, size]) => [url, await size] as const))
    await page.close()
    const sum = (end: string): number => sizes.filter(([url]) => url.endsWith(end)).reduce((sum, [, size]) => sum + size, 0)
    expect(sizes.map(([url]) => url.split('.').at(-1)!)).toHaveLength(3)
    expect(sum('/')).toBeLessThan(MARP)
    expect(sum('.js') + sum('.css')).toBeLessThan(0.6 * STOCK.script)
    expect(sum('')).toBeLessThan(STOCK.all)
  })
})

describe('without scripts', () => {
  it('the page is the deck as text: one h1, the titles and phrases of every slide in order, at the same addresses', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}#/29`)
    const { deck } = await readDeck(CONFIG)
    const flat = (text: string): string => text.replace(/\s/g, '')
    expect(flat((await page.locator('h1').textContent())!)).toBe(deck!.headmatter.title)
    expect(await page.locator('main').count()).toBe(1)
    const levels = await page.locator('h1, h2, h3').evaluateAll(headings => headings.map(({ tagName }) => Number(tagName[1])))
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    for (const { no, phrases } of deck!.slides.slice(1)) {
      const text = flat((await page.locator(`[id="/${no}"]`).textContent())!)
      expect(phrases.map(phrase => flat(phrase.text)).filter(phrase => !text.includes(phrase)), `slide ${no}`).toEqual([])
    }
    expect(await page.locator('[id="/29"]').evaluate(section => Math.round(section.getBoundingClientRect().top))).toBe(0)
    expect(await page.locator('#cover h1').evaluate(title => title.getBoundingClientRect().width)).toBeGreaterThan(400)
    await context.close()
  })
})
