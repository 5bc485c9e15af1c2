import type { Deck } from '../engine/check/deck.ts'
import type { Line } from './support/layout.ts'
import type { OpenSite } from './support/site.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { readDeck } from '../engine/check/deck.ts'
import { requireTypeset } from '../engine/typeset/index.ts'
import { testFace } from './support/face.ts'
import { layoutFaults, readLines } from './support/layout.ts'
import { CONFIG, openSite } from './support/site.ts'

/** In turn, lest a key be taken for one that bounces. */
const STEPS = ['ArrowRight', 'PageDown', 'Space', 'Enter']

let site: OpenSite
let deck: Deck

beforeAll(async () => {
  [site, { deck }] = await Promise.all([openSite('public'), readDeck(CONFIG) as Promise<{ deck: Deck }>])
})
afterAll(() => site?.[Symbol.asyncDispose]())

describe('the deck in Chromium', () => {
  it('goes through every slide and every click without a fault, one phrase a click', async () => {
    const { page, url, faults } = site
    await page.goto(url)
    const states: string[] = []
    for (const { no, note } of deck.slides) {
      for (const click of note.segments.keys()) {
        if (states.length)
          await page.keyboard.press(STEPS[states.length % STEPS.length]!)
        const state = click ? `#/${no}?clicks=${click}` : `#/${no}`
        await page.waitForFunction(hash => location.hash === hash, state)
        const slide = page.locator(`[data-slidev-no="${no}"]`).first()
        await slide.locator('.page').waitFor()
        const targets = slide.locator('.slidev-vclick-target')
        expect(await targets.count(), `phrases of slide ${no}`).toBe(note.segments.length - 1)
        expect(await slide.locator('.slidev-vclick-target:not(.slidev-vclick-hidden)').count(), state).toBe(click)
        states.push(state)
      }
    }
    expect(states.length).toBe(deck.slides.reduce((sum, { note }) => sum + note.segments.length, 0))
    expect(faults).toEqual([])
  })

  it('lays out every slide with nothing outside, overlapping, faint or badly broken', async () => {
    const { page, url } = site
    const faults: string[] = []
    for (const { no, note } of deck.slides) {
      await page.goto(`${url}#/${no}?clicks=${note.segments.length - 1}`)
      const slide = page.locator(`[data-slidev-no="${no}"] .page`).first()
      await slide.waitFor()
      await page.evaluate(() => document.fonts.ready)
      const lines = await slide.evaluate(readLines)
      expect(lines.length, `lines of slide ${no}`).toBeGreaterThan(0)
      faults.push(...layoutFaults(lines).map(fault => `slide ${no}: ${fault}`))
    }
    expect(faults).toEqual([])
  })

  it('is set the same on paper, whatever order the styles are bundled in', async () => {
    const { page, url } = site
    await using paper = await openSite('paper')
    await paper.page.goto(`${paper.url}#/slides.pdf`)
    await paper.page.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
    await paper.page.evaluate(() => document.fonts.ready)
    const rounded = (lines: Line[]) => lines.map(({ text, left, top, fontSize }) => `${text} ${fontSize} px at ${left.toFixed()}, ${top.toFixed()}`)
    for (const { no, note } of deck.slides) {
      await page.goto(`${url}#/${no}?clicks=${note.segments.length - 1}`)
      const slide = page.locator(`[data-slidev-no="${no}"] .page`).first()
      await slide.waitFor()
      await page.evaluate(() => document.fonts.ready)
      const printed = await paper.page.locator('.sheet .page').nth(no - 1).evaluate(readLines)
      expect(rounded(printed), `slide ${no}`).toEqual(rounded(await slide.evaluate(readLines)))
    }
  })

  it.each(['/handout.pdf?per-page=3', '/press.pdf'])('is set as in slides.pdf in %s, too', async (route) => {
    await using paper = await openSite('paper')
    const faces = async (route: string) => {
      await paper.page.goto('about:blank')
      await paper.page.goto(`${paper.url}#${route}`)
      await paper.page.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
      return paper.page.locator('.sheet .page').evaluateAll(slides => slides.map(slide => [...slide.querySelectorAll('*')].map((element) => {
        const { font, letterSpacing, textAlign } = getComputedStyle(element)
        return `${element.tagName} ${font} ${letterSpacing} ${textAlign}`
      })))
    }
    expect(await faces(route)).toEqual(await faces('/slides.pdf'))
  })

  it('sets every character in the three faces of the deck', async () => {
    const { page, url } = site
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const used = new Set<string>()
    for (const { no } of deck.slides) {
      await page.goto(`${url}#/${no}`)
      await page.locator(`[data-slidev-no="${no}"] .page`).first().waitFor()
      await page.evaluate(() => document.fonts.ready)
      const { root } = await session.send('DOM.getDocument')
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[data-slidev-no="${no}"] .page, [data-slidev-no="${no}"] .page *` })
      for (const nodeId of nodeIds) {
        const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
        for (const { postScriptName, isCustomFont } of fonts)
          used.add(isCustomFont ? postScriptName : `${postScriptName} of this machine, on slide ${no}`)
      }
    }
    expect([...used].sort()).toEqual(['LXGWWenKai-Regular', 'NotoSansSC-Bold', 'NotoSansSC-Regular', 'NotoSerifSC-Black'])
  })
})

describe.each(Object.entries(ASPECTS))('the deck for a screen of %s', (aspect, width) => {
  it('is laid out with nothing outside, overlapping, cut off, faint, small or badly broken', async () => {
    await using paper = await openSite('paper', { aspect })
    const { page, url } = paper
    await page.goto(`${url}#/slides.pdf`)
    await page.locator('.sheet').nth(deck.slides.length - 1).locator('.page').waitFor()
    await page.evaluate(() => document.fonts.ready)
    const faults: string[] = []
    for (const { no } of deck.slides) {
      const slide = page.locator('.sheet .page').nth(no - 1)
      expect(await slide.evaluate(element => [element.getBoundingClientRect().width, element.getBoundingClientRect().height])).toEqual([width, 720])
      faults.push(...layoutFaults(await slide.evaluate(readLines), width).map(fault => `slide ${no}: ${fault}`))
    }
    expect(faults).toEqual([])
    await requireTypeset(page, deck)
  })
})

describe('the layout test itself', () => {
  it.each([
    ['字出了画面', '<p style="position: absolute; left: 1270px">出界</p>'],
    ['标点落在行首', '<p style="width: 2em; line-break: anywhere">政治，建设</p>'],
    ['line of one character', '<h2 style="width: 3em">政治建设</h2>'],
    ['contrast 2.', '<p style="color: #999">太淡</p>'],
    ['is neither text nor furniture', '<p style="font-size: 20px">不大不小</p>'],
    ['字压在别的字上', '<p style="position: absolute">上层</p><p style="position: absolute">下层</p>'],
  ])('sees what is %s', async (fault, html) => {
    await using page = await site.browser.newPage()
    await page.setContent(`<style>${await testFace(html)}</style><body style="margin: 0; font: 30px Test">${html}`)
    await page.evaluate(() => document.fonts.ready)
    expect(layoutFaults(await page.locator('body').evaluate(readLines)).join()).toContain(fault)
  })
})
