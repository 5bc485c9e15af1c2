/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { ChildProcess } from 'node:child_process'
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { Deck } from '../engine/check/deck.ts'
import type { Proxy } from './support/proxy.ts'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getPort } from 'get-port-please'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { openBrowser } from '../engine/export/browser.ts'
import { copyDeck, start } from './support/project.ts'
import { openProxy } from './support/proxy.ts'
import { CONFIG, DECK } from './support/site.ts'

/** What the first page asks of a server that has just started takes its time. */
const WAIT = { timeout: 90_000 }
/** Within seconds. */
const SOON = { timeout: 6000 }
/** A busy machine compiles a slide in some seconds. */
const EDITED = { timeout: 40_000 }
const LOST = '与服务器的连接断了'

let deck: Deck
let browser: Browser
let port: number
let server: ChildProcess

async function startServer(folder = DECK): Promise<void> {
  let printed = ''
  server = start('dev', [folder, `--port=${port}`]).child
  server.stdout!.on('data', chunk => printed += chunk)
  await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), WAIT)
}

async function stopServer(): Promise<void> {
  if (server.exitCode === null && server.kill('SIGTERM'))
    await once(server, 'exit')
}

beforeAll(async () => {
  deck = (await readDeck(CONFIG)).deck!
  port = await getPort({ random: true, host: 'localhost' })
  browser = (await openBrowser()).browser
})
// Each test with a server that knows nothing of the one before.
beforeEach(() => startServer())
afterEach(stopServer)
afterAll(() => browser.close())

const place = (page: Page): string => /(\d+(?:\?clicks=[1-9]\d*)?)(?:\?clicks=0)?$/.exec(page.url())![1]!
const highlight = async (page: Page): Promise<string> => (await page.locator('.words .current').allTextContents()).join('')
const all = (pages: Page[], expected: string, wait = WAIT): Promise<void> => expect.poll(() => pages.map(place).join(), wait).toBe(pages.map(() => expected).join())

/** A laptop with hall and presenter view, and another device, each with a way of its own to the server. */
interface Devices extends AsyncDisposable {
  laptop: BrowserContext
  other: BrowserContext
  ways: { laptop: Proxy, other: Proxy }
  open: (device: 'laptop' | 'other', hash: string, prepare?: (page: Page) => Promise<unknown>) => Promise<Page>
}

async function openDevices(): Promise<Devices> {
  const contexts = { laptop: await browser.newContext({ reducedMotion: 'reduce' }), other: await browser.newContext({ reducedMotion: 'reduce' }) }
  const ways = { laptop: await openProxy(port), other: await openProxy(port) }
  return {
    ...contexts,
    ways,
    async open(device, hash, prepare) {
      const page = await contexts[device].newPage()
      await prepare?.(page)
      await page.goto(`http://127.0.0.1:${ways[device].port}/#/${hash}`)
      await page.locator('.current .page, .words p').first().waitFor(WAIT)
      // One that is loaded anew has lost it.
      await page.evaluate(() => Object.assign(window, { here: true }))
      return page
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([contexts.laptop.close(), contexts.other.close()])
      await Promise.all([ways.laptop[Symbol.asyncDispose](), ways.other[Symbol.asyncDispose]()])
    },
  }
}

async function neverLoadedAnew(pages: Page[]): Promise<void> {
  return expect(await Promise.all(pages.map(page => page.evaluate(() => 'here' in window)))).toEqual(pages.map(() => true))
}

/** All slides have been fetched by then, and can be shown without the server. */
async function quiet(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.waitForTimeout(1000)
    await page.waitForLoadState('networkidle', WAIT)
  }
}

describe('the server out of reach', () => {
  it.each([
    ['cut', (way: Proxy) => way.cut(), (way: Proxy) => way.mend()],
    ['stalled', (way: Proxy) => way.stall(), (way: Proxy) => way.flow()],
  ] as const)('the way %s: the hall goes on with the presenter, and afterwards all stand in one place', async (_, end, mend) => {
    await using devices = await openDevices()
    const presenter = await devices.open('laptop', 'presenter/7')
    const hall = await devices.open('laptop', '1')
    const tablet = await devices.open('other', '1')
    const pages = [presenter, hall, tablet]
    await presenter.keyboard.press('PageDown')
    await all(pages, '7?clicks=1')
    await quiet(presenter, hall)

    end(devices.ways.laptop)
    await presenter.getByText(LOST).waitFor(SOON)
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown'])
      await presenter.keyboard.press(key)
    await expect.poll(() => highlight(presenter)).toBe(deck.slides[7]!.note.segments[2])
    await all([presenter, hall], '8?clicks=2', SOON)
    await presenter.keyboard.press('b')
    await hall.locator('.curtain.black').waitFor(SOON)
    expect(place(tablet)).toBe('7?clicks=1')

    await mend(devices.ways.laptop)
    await presenter.getByText(LOST).waitFor({ state: 'detached', ...SOON })
    await all(pages, '8?clicks=2', SOON)
    await tablet.locator('.curtain.black').waitFor(SOON)
    await presenter.keyboard.press('b')
    await presenter.keyboard.press('PageDown')
    await all(pages, '8?clicks=3', SOON)
    await neverLoadedAnew(pages)
  })

  it('the server started anew learns from the windows where the talk stands', async () => {
    await using devices = await openDevices()
    const presenter = await devices.open('laptop', 'presenter/7')
    const tablet = await devices.open('other', '1')
    await presenter.keyboard.press('PageDown')
    await all([presenter, tablet], '7?clicks=1')
    await quiet(presenter)
    await stopServer()
    await presenter.getByText(LOST).waitFor(SOON)
    await presenter.keyboard.press('ArrowRight')
    await expect.poll(() => place(presenter)).toBe('7?clicks=2')
    expect(place(tablet)).toBe('7?clicks=1')
    await startServer()
    await presenter.getByText(LOST).waitFor({ state: 'detached', ...SOON })
    await all([presenter, tablet], '7?clicks=2', SOON)
    await neverLoadedAnew([presenter, tablet])
  })
})

it('the printed address of the presenter view joins in mid-talk, in a new window and in one that is there', async () => {
  await using devices = await openDevices()
  const hall = await devices.open('laptop', '7')
  await hall.keyboard.press('PageDown')
  const stands = '7?clicks=1'
  await all([hall], stands)
  const visited: string[] = []
  hall.on('framenavigated', () => visited.push(place(hall)))
  const presenter = await devices.open('laptop', 'presenter/')
  const tablet = await devices.open('other', 'presenter/')
  await all([hall, presenter, tablet], stands)
  for (const page of [tablet, presenter]) {
    await page.evaluate(() => location.hash = '#/presenter/')
    await all([hall, presenter, tablet], stands)
    await page.evaluate(() => location.hash = '#/')
    await all([hall, presenter, tablet], stands)
    await page.evaluate(() => location.hash = '#/presenter/')
  }
  await presenter.waitForTimeout(2000)
  await all([hall, presenter, tablet], stands)
  expect(visited.filter(other => other !== stands)).toEqual([])
})

describe('clocks that differ and jump', () => {
  const START = Date.parse('2026-11-24T09:00:00')
  const spoken = (page: Page): Promise<number> => page.locator('.timing div:nth-child(3) dd').textContent().then(text => Number(text!.split(':')[0]) * 60 + Number(text!.split(':')[1]))

  it('two devices 20 s apart show the same time and obey each other', async () => {
    await using devices = await openDevices()
    const laptop = await devices.open('laptop', 'presenter/1', page => page.clock.install({ time: START }))
    const tablet = await devices.open('other', 'presenter/1', page => page.clock.install({ time: START + 20_000 }))
    const both = [laptop, tablet]
    await tablet.getByRole('button', { name: '开始' }).click()
    await laptop.getByRole('button', { name: '暂停' }).waitFor(SOON)
    for (const jump of [0, 3600_000, -7200_000, -3600_000]) {
      await laptop.clock.setSystemTime(START + jump)
      const before = await spoken(tablet)
      await laptop.waitForTimeout(2000)
      const [one, other] = await Promise.all(both.map(spoken))
      expect(Math.abs(one! - other!), `after a jump of ${jump} ms`).toBeLessThanOrEqual(1)
      expect(other! - before).toBeGreaterThanOrEqual(1)
      expect(other! - before).toBeLessThanOrEqual(5)
    }
    // Turns of the one whose clock is behind hold, also when it is loaded anew.
    await tablet.keyboard.press('PageDown')
    await all(both, '2')
    await laptop.keyboard.press('ArrowRight')
    await laptop.reload()
    await laptop.locator('.words p').first().waitFor(WAIT)
    await all(both, '2?clicks=1')
    const [one, other] = await Promise.all(both.map(spoken))
    expect(Math.abs(one! - other!)).toBeLessThanOrEqual(1)
    await laptop.getByRole('button', { name: '暂停' }).click()
    await tablet.getByRole('button', { name: '继续' }).waitFor(SOON)
    const stopped = await spoken(tablet)
    await tablet.waitForTimeout(2000)
    expect(await Promise.all(both.map(spoken))).toEqual([stopped, stopped])
  })
})

describe('the deck edited while it is presented', () => {
  it('shows new words, holds slide and click, and keeps errors to the editor', async () => {
    await using project = await copyDeck()
    await stopServer()
    await startServer(project.folder)
    let printed = ''
    server.stderr!.on('data', chunk => printed += chunk)
    await using devices = await openDevices()
    const presenter = await devices.open('laptop', 'presenter/7')
    const hall = await devices.open('laptop', '1')
    for (const key of ['PageDown', 'ArrowRight'])
      await presenter.keyboard.press(key)
    await all([presenter, hall], '7?clicks=2')
    await quiet(presenter, hall)

    const file = join(project.folder, deck.slides[6]!.file)
    const source = await readFile(file, 'utf8')
    const start = source.split('\n').slice(0, deck.slides[6]!.line - 1).join('\n').length
    /** Puts something in before a part of the slide. */
    const edit = (before: string, words: string): Promise<void> => {
      const at = before === 'the slide' ? start : source.indexOf(before, start) + before.length
      return writeFile(file, source.slice(0, at) + words + source.slice(at))
    }
    const shown = (): Promise<number> => hall.locator('.current .slidev-vclick-target:not(.slidev-vclick-hidden)').count()
    const text = (): Promise<string> => hall.locator('.current').innerText()
    const words = (): Promise<string> => presenter.locator('.words').innerText()
    /** Every picture that the hall has seen, told by its title and the clicks shown. */
    await hall.evaluate(() => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      const look = (): void => {
        const current = document.querySelector('.current')!
        seen.add(current.querySelector('h2')?.textContent ?? '')
        requestAnimationFrame(look)
      }
      look()
    })

    await edit('<!--', '\n新写的话。')
    await expect.poll(words, EDITED).toContain('新写的话。')
    await edit('\n- ', '改过的')
    await expect.poll(text, EDITED).toContain('改过的')
    expect([place(hall), await shown()]).toEqual(['7?clicks=2', 2])
    await edit('the slide', '\n---\nlayout: statement\n---\n\n## 插进来的一页\n\n<!--\n插进来的话。\n-->\n')
    await all([presenter, hall], '8?clicks=2', EDITED)
    await expect.poll(text, EDITED).toContain('要自觉把政治建设')
    expect(await text()).not.toContain('改过的')
    expect([await words(), await shown()]).toEqual([expect.stringContaining('要自觉把政治建设'), 2])

    await writeFile(file, source)
    await all([presenter, hall], '7?clicks=2', EDITED)
    await edit('\n- ', '<b>{{ ')
    await vi.waitFor(() => expect(printed).toContain('第 7 页写错了，各个窗口里还是原来的样子'), EDITED)
    const tablet = await devices.open('other', '1')
    await all([presenter, hall, tablet], '7?clicks=2')
    for (const page of [presenter, hall, tablet]) {
      expect(await page.locator('vite-error-overlay').count()).toBe(0)
      expect(await page.locator('.current .page').first().innerText()).toContain('要自觉把政治建设')
      expect(await page.locator('body').innerText()).not.toMatch(/error|terminal/i)
    }
    await edit('\n- ', '修好的')
    await expect.poll(text, EDITED).toContain('修好的')
    expect(await shown()).toBe(2)
    await neverLoadedAnew([presenter, hall])
    expect(await hall.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].filter(Boolean))).toEqual(['要自觉把政治建设摆在首位'])
  }, 240_000)
})
