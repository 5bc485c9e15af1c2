import type { OldBrowser } from '../support/browsers/cdp.ts'
import type { OldVersion } from '../support/browsers/fetch.ts'
import type { Sites } from '../support/browsers/sites.ts'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder } from '../../engine/serve/static.ts'
import { openOldChromium } from '../support/browsers/cdp.ts'
import { fetchChromium, OLD_VERSIONS } from '../support/browsers/fetch.ts'
import { readLinesHere } from '../support/browsers/lines.ts'
import { makeSites } from '../support/browsers/sites.ts'
import { linesOfAll, until } from '../support/browsers/view.ts'

/** From this one on `text-wrap: balance` evens out the lines of a case's heading. */
const BALANCES = 114
const isOnTheWay = (): boolean => Boolean(document.querySelector('#app .page')?.clientWidth)
const textShown = (): string[] => ['h1', '#outline h2', '#outline a[href="slides.pdf"]'].filter(selector => [...document.querySelectorAll<HTMLElement>(selector)].some(({ offsetHeight }) => offsetHeight > 0))
const ALL_TEXT = ['h1', '#outline h2', '#outline a[href="slides.pdf"]']

let sites: Sites
let lines: string[][]
beforeAll(async () => {
  sites = await makeSites()
  await using server = await serveFolder(sites.hosted)
  await using browser = await openOldChromium(sites.newest)
  const page = await browser.open()
  await page.goto(server.url)
  lines = await linesOfAll(page, sites.deck.slides.length, readLinesHere)
  expect(page.faults).toEqual([])
})
afterAll(() => sites?.[Symbol.asyncDispose]())

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64').each(OLD_VERSIONS)('in Chromium %i', (version: OldVersion) => {
  let browser: OldBrowser
  beforeAll(async () => {
    browser = await openOldChromium(await fetchChromium(version))
  })
  afterAll(() => browser?.[Symbol.asyncDispose]())

  it('the hosted deck shows every slide in the lines of the newest one', async () => {
    await using server = await serveFolder(sites.hosted)
    const page = await browser.open()
    await page.goto(server.url)
    await until(page, () => !document.getElementById('still'))
    const seen = await linesOfAll(page, lines.length, readLinesHere)
    sites.deck.slides.forEach(({ no, layout }) => {
      const read = (from: string[][]): string[] => layout === 'case' && version < BALANCES ? [from[no - 1]!.join('')] : from[no - 1]!
      expect(read(seen), `slide ${no}`).toEqual(read(lines))
    })
    expect(page.faults).toEqual([])
  })

  it('the presenter view turns the hall', async () => {
    await using server = await serveFolder(sites.hosted)
    const [hall, presenter] = [await browser.open(), await browser.open()]
    await hall.goto(server.url)
    await presenter.goto(`${server.url}#/presenter`)
    await until(presenter, isOnTheWay)
    await presenter.press('ArrowRight')
    await until(hall, () => location.hash.startsWith('#/2'))
    expect([...hall.faults, ...presenter.faults]).toEqual([])
  })

  it('the presenter view gives the words their room, and the overview each slide a button of its size', async () => {
    await using server = await serveFolder(sites.hosted)
    const page = await browser.open()
    await page.size(1366, 768)
    await page.goto(`${server.url}#/presenter/7`)
    await until(page, isOnTheWay)
    expect(await page.evaluate(() => document.querySelector('.words')!.clientHeight / innerHeight)).toBeGreaterThan(0.5)
    await page.press('o')
    await until(page, () => Boolean(document.querySelector('.overview .thumbnail .page')))
    const [button, item] = await page.evaluate(() => ['.overview [aria-current]', '.overview li:nth-child(3)'].map((selector) => {
      const { width, height } = document.querySelector(selector)!.getBoundingClientRect()
      return { width, height }
    }))
    expect(button).toEqual(item)
    expect(page.faults).toEqual([])
  })

  it('the file for the stick opens from the disk and turns', async () => {
    const page = await browser.open()
    await page.goto(sites.stick)
    await until(page, isOnTheWay)
    await page.press('ArrowRight')
    await until(page, () => Boolean(document.querySelector('.current[data-slidev-no="2"] .page')?.clientWidth))
    expect(page.faults).toEqual([])
  })

  it.each(['', '#/3'])('the page is the deck as text where it is opened by double click, at “%s”', async (hash) => {
    const page = await browser.open()
    await page.goto(`${pathToFileURL(join(sites.hosted, 'index.html'))}${hash}`)
    await until(page, () => document.documentElement.className === 'plain')
    expect(await page.evaluate(textShown)).toEqual(ALL_TEXT)
  })

  it('the page is the deck as text where its script is blocked, and where no script runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'blocked-'))
    await cp(sites.hosted, folder, { recursive: true })
    for (const name of await readdir(join(folder, 'assets')))
      await (name.endsWith('.js') && rm(join(folder, 'assets', name)))
    await using blocked = await serveFolder(folder)
    await using server = await serveFolder(sites.hosted)
    const page = await browser.open()
    await page.goto(`${blocked.url}#/3`)
    expect(await page.evaluate(textShown)).toEqual(ALL_TEXT)
    await page.blockScripts()
    await page.goto(server.url)
    expect(await page.evaluate(textShown)).toEqual(ALL_TEXT)
    await rm(folder, { recursive: true })
  })
})
