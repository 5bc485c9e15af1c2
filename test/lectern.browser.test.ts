/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { BrowserContext, Page } from 'playwright-chromium'
import type { Rehearsal } from '../app/lectern/run.ts'
import type { Deck } from '../engine/check/deck.ts'
import type { Plan } from '../engine/speech/pace.ts'
import type { OpenSite } from './support/site.ts'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { readDeck } from '../engine/check/deck.ts'
import { deckPlan } from '../engine/check/timing.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { clockTime, paceOf, stepAt } from '../engine/speech/pace.ts'
import { sentencesOf } from '../engine/speech/sentences.ts'
import { violationsOn } from './support/axe.ts'
import { CONFIG, openSite } from './support/site.ts'

const LAPTOP = { width: 1366, height: 768 }
/** Held keys and bouncing ones do not count: each press is of another key than the last. */
const ON = ['PageDown', 'ArrowRight', 'n']
const ENGLISH = /[a-z]{2,}/i

let deck: Deck
let plan: Plan
let site: OpenSite
let context: BrowserContext

beforeAll(async () => {
  deck = (await readDeck(CONFIG)).deck!
  plan = deckPlan(deck)
  site = await openSite('notes')
})
beforeEach(async () => {
  context = await site.browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce' })
})
afterEach(() => context.close())
afterAll(() => site[Symbol.asyncDispose]())

async function open(hash: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto(`${site.url}#/${hash}`)
  await page.locator(hash.startsWith('presenter') || hash === 'reader' ? '.words p' : '.current.slidev-page').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '')
const highlight = async (page: Page): Promise<string> => (await page.locator('.words .current').allTextContents()).join('')
/** The slide and click in the address of a page. */
function placeOf(page: Page): [slide: number, click: number] {
  const [, slide, click = '0'] = /(\d+)(?:\?clicks=(\d+))?$/.exec(page.url())!
  return [Number(slide), Number(click)]
}
const timing = (page: Page): Promise<string> => page.locator('.timing').innerText().then(text => text.replace(/\s+/g, ' '))
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describe('the presenter view', () => {
  it('keeps in step with the screen, both ways, and highlights the words of each click', async () => {
    const screen = await open('7')
    const presenter = await open('presenter/7')
    const { segments } = deck.slides[6]!.note
    for (const [click, segment] of segments.entries()) {
      await expect.poll(() => highlight(presenter)).toBe(segment)
      await expect.poll(() => placeOf(screen)).toEqual([7, click])
      await expect.poll(() => screen.locator('.current .slidev-vclick-target:not(.slidev-vclick-hidden)').count()).toBe(click)
      await presenter.keyboard.press(ON[click % 3]!)
    }
    // A key that comes before its slide does nothing.
    await screen.locator('.current', { hasText: deck.slides[7]!.phrases.at(-1)!.text }).waitFor()
    await expect.poll(() => placeOf(screen)).toEqual([8, 0])
    await screen.keyboard.press('ArrowRight')
    await expect.poll(() => highlight(presenter)).toBe(deck.slides[7]!.note.segments[1])
  })

  it('shows all words of every slide at 28 px or more, the next first sentence, and its controls', async () => {
    const presenter = await open('presenter/1', page => page.setViewportSize({ width: 1920, height: 1080 }))
    for (const { no, note } of deck.slides) {
      await presenter.evaluate(hash => location.hash = hash, `#/presenter/${no}`)
      await expect.poll(async () => withoutBlanks((await presenter.locator('.words p').allTextContents()).join(''))).toBe(note.text)
      expect(await presenter.locator('.words').evaluate(words => Number.parseFloat(getComputedStyle(words).fontSize))).toBeGreaterThanOrEqual(28)
      const next = deck.slides[no]
      expect(withoutBlanks(await presenter.locator('.upcoming').innerText())).toBe(next ? `下一页${sentencesOf(next.note.text)[0]}` : '下一页这是最后一页')
      for (const size of [{ width: 1920, height: 1080 }, LAPTOP]) {
        await presenter.setViewportSize(size)
        const outside = await presenter.evaluate(() => [...document.querySelectorAll('.presenter > header, .upcoming, .timing, .presenter button, .picture, .words')]
          .filter((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect()
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || bottom - top < 20
          })
          .map(element => element.className))
        expect(outside, `slide ${no} at ${size.width} × ${size.height}`).toEqual([])
        const pairs = await presenter.evaluate(() => document.querySelector('.words')!.getBoundingClientRect().bottom - document.querySelector('.upcoming')!.getBoundingClientRect().top)
        expect(pairs).toBeLessThanOrEqual(0)
      }
    }
  })

  it.each(Object.entries(ASPECTS))('has all its buttons in sight beside slides of %s', async (_aspect, width) => {
    const presenter = await open('presenter/7')
    await presenter.evaluate(width => document.documentElement.style.setProperty('--canvas-width', String(width)), width)
    for (const size of [{ width: 1920, height: 1080 }, LAPTOP, { width: 1280, height: 720 }, { width: 1024, height: 768 }]) {
      await presenter.setViewportSize(size)
      for (const part of await presenter.locator('.timing, aside button').all()) {
        const { y, height } = (await part.boundingBox())!
        expect(y + height, `${await part.textContent()} at ${size.width} × ${size.height}`).toBeLessThanOrEqual(size.height)
      }
    }
  })

  it('keeps the words of the click in sight, however large they are, and remembers their size', async () => {
    const presenter = await open('presenter/20')
    const size = (): Promise<number> => presenter.locator('.words').evaluate(words => Number.parseFloat(getComputedStyle(words).fontSize))
    const before = await size()
    for (let press = 0; press < 6; press++)
      await button(presenter, '大字').click()
    const large = await size()
    expect(large).toBeCloseTo(before * 2, 0)
    for (const [click, segment] of deck.slides[19]!.note.segments.entries()) {
      await expect.poll(() => highlight(presenter)).toBe(segment)
      await expect.poll(() => presenter.evaluate(() => {
        const words = document.querySelector('.words')!.getBoundingClientRect()
        const [first] = document.querySelector('.words .current')!.getClientRects()
        return Math.floor(Math.min(first!.top - words.top, words.bottom - first!.bottom))
      })).toBeGreaterThanOrEqual(0)
      await presenter.keyboard.press(ON[click % 3]!)
    }
    await presenter.reload()
    await presenter.locator('.words p').first().waitFor()
    expect(await size()).toBe(large)
    await button(presenter, '小字').click()
    expect(await size()).toBeLessThan(large)
  })

  it('keeps the words while the hall is black or white, and says so', async () => {
    const screen = await open('7')
    const presenter = await open('presenter/7')
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => placeOf(screen)).toEqual([7, 1])
    for (const [key, name] of [['b', 'black'], ['w', 'white']] as const) {
      await presenter.keyboard.press(key)
      await screen.locator(`.curtain.${name}`).waitFor()
      await presenter.getByText(name === 'black' ? '会场已黑屏' : '会场已白屏').waitFor()
      expect(await highlight(presenter)).toBe(deck.slides[6]!.note.segments[1])
    }
    await screen.reload()
    await screen.locator('.curtain.white').waitFor()
    await button(presenter, '恢复画面').click()
    await screen.locator('.curtain').waitFor({ state: 'detached' })
    expect(await presenter.getByText('会场已').count()).toBe(0)
    expect([placeOf(presenter), placeOf(screen)]).toEqual([[7, 1], [7, 1]])
  })

  it('speaks Chinese only, and axe finds nothing, in every state', async () => {
    const presenter = await open('presenter/7')
    const inspect = async (state: string): Promise<void> => {
      expect(await presenter.evaluate(() => document.body.innerText), state).not.toMatch(ENGLISH)
      expect(await presenter.locator('[title], [aria-label], [placeholder]').evaluateAll(all =>
        all.map(element => ['title', 'aria-label', 'placeholder'].map(name => element.getAttribute(name) ?? '').join(' '))), state).not.toEqual(expect.arrayContaining([expect.stringMatching(ENGLISH)]))
      expect(await violationsOn(presenter), state).toEqual([])
    }
    await inspect('before the start')
    await button(presenter, '开始').click()
    await inspect('running')
    await presenter.keyboard.press('b')
    await presenter.getByText('会场已黑屏').waitFor()
    await inspect('black')
    await presenter.keyboard.press('b')
    await button(presenter, '用时').click()
    await inspect('times')
    await button(presenter, '关闭').click()
    await button(presenter, '归零').click()
    await inspect('reset')
  })
})

describe('the time', () => {
  const START = new Date('2026-11-24T09:00:00')
  const paused = async (page: Page): Promise<void> => {
    await page.clock.install({ time: START })
    await page.clock.pauseAt(new Date(START.getTime() + 1000))
  }

  it('tells behind and ahead in seconds and characters, and what is left; it outlives a reload', async () => {
    const presenter = await open('presenter/1', paused)
    expect(await timing(presenter)).toMatch(/快慢 未开始 从首页翻页即开始 还剩 16:30 2997 字 已讲 0:00 时间 09:00/)
    await button(presenter, '开始').click()
    await presenter.clock.runFor(40_000)
    const late = paceOf(plan, stepAt(plan, 1, 0)!, 40)
    expect(await timing(presenter)).toContain(`快慢 慢 ${Math.round(late.behind)} 秒 ${late.charactersBehind} 字 还剩 15:50 ${late.charactersLeft} 字 已讲 0:40`)
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => timing(presenter)).toContain('快慢 正好 还剩 15:50')
    await presenter.keyboard.press('ArrowRight')
    const early = paceOf(plan, stepAt(plan, 2, 1)!, 40)
    expect(early.behind).toBeLessThan(-1)
    await expect.poll(() => timing(presenter)).toContain(`快慢 快 ${Math.round(-early.behind)} 秒 ${-early.charactersBehind} 字`)

    await presenter.reload()
    await presenter.clock.runFor(20_000)
    await expect.poll(() => timing(presenter)).toContain('已讲 1:00')
    expect(placeOf(presenter)).toEqual([2, 1])

    await button(presenter, '暂停').click()
    await presenter.clock.runFor(60_000)
    expect(await timing(presenter)).toContain('已讲 1:00')
    await button(presenter, '归零').click()
    await expect.poll(() => timing(presenter)).toContain('已讲 0:00')
    await button(presenter, '撤销归零').click()
    await expect.poll(() => timing(presenter)).toContain('已讲 1:00')
    await button(presenter, '继续').click()
    await presenter.clock.runFor(16 * 60_000)
    await expect.poll(() => timing(presenter)).toContain('超时 0:30')
  })

  it('starts by itself at the first step, in all presenter views', async () => {
    const other = await open('presenter/1', paused)
    const presenter = await open('presenter/1', paused)
    for (const page of [presenter, other])
      await page.clock.runFor(1000)
    await presenter.keyboard.press('PageDown')
    const due = clockTime(stepAt(plan, 2, 0)!.due)
    for (const page of [presenter, other]) {
      // What a window learns of the others waits for its clock.
      await page.clock.runFor(100)
      await expect.poll(() => timing(page)).toContain(`快慢 正好`)
      expect(await timing(page)).toContain(`已讲 ${due}`)
    }
  })

  it('of a run-through is set against the plan, slide by slide, and saved', async () => {
    const presenter = await open('presenter/1', paused)
    await button(presenter, '开始').click()
    // A second more than planned for each step.
    for (const [index, step] of plan.steps.entries()) {
      await expect.poll(() => placeOf(presenter)).toEqual([step.slide, step.click])
      await presenter.clock.runFor(Math.round((step.end - step.due) * 1000) + 1000)
      if (index < plan.steps.length - 1)
        await presenter.keyboard.press(ON[index % 3]!)
    }
    await button(presenter, '结束').click()
    const total = plan.duration + plan.steps.length
    const rows = presenter.locator('.times tbody tr')
    expect(await rows.count()).toBe(deck.slides.length)
    expect((await rows.nth(6).innerText()).split(/\s+/)).toEqual(['7', '要自觉把政治建设摆在首位', '110', '0:36', '0:41', '+0:05'])
    expect((await presenter.locator('.times tfoot').innerText()).trim().split(/\s+/)).toEqual(['合计', '2997', '16:30', clockTime(total), `+${clockTime(plan.steps.length)}`])
    const [download] = await Promise.all([presenter.waitForEvent('download'), button(presenter, '存为文件').click()])
    expect(download.suggestedFilename()).toMatch(/^试讲用时 2026-11-24 09-00\.json$/)
    const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as Rehearsal
    expect(saved).toMatchObject({ version: 1, title: deck.headmatter.title, startedAt: new Date(START.getTime() + 1000).toISOString(), planned: 990, characters: 2997 })
    expect(saved.real).toBeCloseTo(total, 0)
    expect(saved.steps.map(({ slide, click }) => [slide, click])).toEqual(plan.steps.map(({ slide, click }) => [slide, click]))
    for (const { slide, planned, real } of saved.slides)
      expect(Math.abs(real! - planned - plan.steps.filter(step => step.slide === slide).length)).toBeLessThan(0.3)
  })
})

describe('a window opened in mid-talk', () => {
  it('joins where the talk is and takes no other back; a reload keeps the place', async () => {
    const presenter = await open('presenter/7')
    await presenter.keyboard.press('PageDown')
    const screen = await open('1')
    await expect.poll(() => placeOf(screen)).toEqual([7, 1])
    expect(placeOf(presenter)).toEqual([7, 1])
    const second = await open('presenter/1')
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

/** What a page translator does: it puts other text nodes in the place of those it finds, where it may. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (walker.nextNode())
      found.push(walker.currentNode as Text)
    for (const text of found.filter(({ data, parentElement }) => data.trim() && !parentElement!.closest('[translate=no], script, style'))) {
      const font = document.createElement('font')
      font.textContent = `translated ${text.data}`
      text.replaceWith(font)
    }
  })
}

it('goes on under a page translator: words, numbers and slides change as ever', async () => {
  const presenter = await open('presenter/7')
  const screen = await open('7')
  const reader = await open('reader')
  const pages = [presenter, screen, reader]
  await Promise.all(pages.map(translate))
  for (const [key, slide, click] of [['PageDown', 7, 1], ['ArrowDown', 8, 0], ['ArrowRight', 8, 1], ['ArrowDown', 9, 0]] as const) {
    await presenter.keyboard.press(key)
    const { segments } = deck.slides[slide - 1]!.note
    for (const page of [presenter, reader])
      await expect.poll(() => highlight(page)).toBe(segments[click])
    await expect.poll(() => placeOf(screen)).toEqual([slide, click])
    await expect.poll(() => presenter.locator('p.number').innerText()).toContain(`${slide} / ${deck.slides.length}`)
    await Promise.all(pages.map(translate))
  }
  await screen.locator('.current', { hasText: '要自觉强化' }).waitFor()
})

describe('hours of turning', () => {
  /** Nodes and listeners that the page holds, also such as are in no document. */
  async function held(page: Page): Promise<{ nodes: number, listeners: number, bytes: number }> {
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable')
    await client.send('HeapProfiler.enable')
    // What is let go as one thing is collected lets go of others.
    for (let time = 0; time < 3; time++)
      await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find(metric => metric.name === name)!.value
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), bytes: of('JSHeapUsedSize') }
  }

  it('take no more memory than the first minutes', async () => {
    const presenter = await open('presenter/1')
    const turn = async (): Promise<void> => {
      for (const hash of ['presenter/7?clicks=2', 'presenter/8', 'presenter/20?clicks=1', 'presenter/33', 'presenter/1']) {
        await presenter.evaluate(hash => location.hash = `#/${hash}`, hash)
        await presenter.locator(`.presenter .current .page`).waitFor()
        await presenter.waitForTimeout(30)
      }
    }
    const overview = async (): Promise<void> => {
      await presenter.keyboard.press('o')
      await presenter.locator('.overview .thumbnail .page').first().waitFor()
      await presenter.keyboard.press('Escape')
      await presenter.locator('.overview').waitFor({ state: 'detached' })
    }
    for (let time = 0; time < 5; time++)
      await turn()
    await overview()
    const before = await held(presenter)
    for (let time = 0; time < 25; time++)
      await turn()
    for (let time = 0; time < 5; time++)
      await overview()
    const after = await held(presenter)
    expect(after.nodes).toBeLessThan(before.nodes + 100)
    expect(after.listeners).toBeLessThanOrEqual(before.listeners)
    expect(after.bytes - before.bytes).toBeLessThan(1_000_000)
  })
})

describe('two decks on one host', () => {
  it('do not turn each other, nor take each other\'s run, curtain or size of words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'host '))
    for (const name of ['one', 'two'])
      await cp(site.folder, join(folder, name), { recursive: true })
    await using host = await serveFolder(folder)
    const openDeck = async (hash: string): Promise<Page> => {
      const page = await context.newPage()
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
    expect(await other.locator('.notice').count()).toBe(0)
    expect(await timing(other)).toContain('未开始')
    await other.reload()
    await other.locator('.words p').first().waitFor()
    expect(placeOf(other)).toEqual([9, 0])
    expect(await timing(other)).toContain('未开始')
    const size = (page: Page): Promise<number> => page.locator('.words').evaluate(words => Number.parseFloat(getComputedStyle(words).fontSize))
    expect(await size(other)).toBeLessThan(await size(presenter))
    await rm(folder, { recursive: true })
  })
})

describe('the reader', () => {
  it('has the words alone, follows the clicks, and is clean to axe', async () => {
    const presenter = await open('presenter/6')
    await presenter.keyboard.press('PageDown')
    const reader = await open('reader', page => page.setViewportSize({ width: 1024, height: 768 }))
    await expect.poll(() => highlight(reader)).toBe(deck.slides[5]!.note.segments[1])
    expect(await reader.locator('.words').evaluate(words => Number.parseFloat(getComputedStyle(words).fontSize))).toBeGreaterThanOrEqual(48)
    await presenter.keyboard.press('ArrowDown')
    await expect.poll(async () => withoutBlanks((await reader.locator('.words p').allTextContents()).join(''))).toBe(deck.slides[6]!.note.text)
    expect(withoutBlanks(await reader.locator('.upcoming').innerText())).toBe(`下一页${sentencesOf(deck.slides[7]!.note.text)[0]}`)
    expect(await reader.evaluate(() => document.body.innerText)).not.toMatch(ENGLISH)
    expect(await violationsOn(reader)).toEqual([])
    expect(placeOf(presenter)).toEqual([7, 0])
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
