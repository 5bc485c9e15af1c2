import type { Sites } from '../support/browsers/sites.ts'
import type { WebKit } from '../support/browsers/webkit.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder } from '../../engine/serve/static.ts'
import { openOldChromium } from '../support/browsers/cdp.ts'
import { readLinesHere } from '../support/browsers/lines.ts'
import { makeSites } from '../support/browsers/sites.ts'
import { linesOfAll, until } from '../support/browsers/view.ts'
import { openWebKit } from '../support/browsers/webkit.ts'
import { findProgram } from '../support/programs.ts'

const driver = await findProgram(['WebKitWebDriver'], 'webkit2gtk-driver')
await findProgram(['Xvfb'], 'xvfb')

describe.skipIf(!driver)('in WebKit', () => {
  let sites: Sites
  let webkit: WebKit
  beforeAll(async () => {
    [sites, webkit] = await Promise.all([makeSites(), openWebKit(driver!)])
  })
  afterAll(async () => {
    await webkit?.[Symbol.asyncDispose]()
    await sites?.[Symbol.asyncDispose]()
  })

  it('the hosted deck shows every slide in the lines of Chromium', async () => {
    await using server = await serveFolder(sites.hosted)
    await using browser = await openOldChromium(sites.newest)
    const page = await browser.open()
    await page.goto(server.url)
    await webkit.goto(server.url)
    const total = sites.deck.slides.length
    const [expected, seen] = await Promise.all([linesOfAll(page, total, readLinesHere), linesOfAll(webkit, total, readLinesHere)])
    expect(seen).toEqual(expected)
  })

  it('the windows of the file for the stick agree, both ways', async () => {
    await webkit.goto(sites.stick)
    await until(webkit, () => Boolean(document.querySelector('.page')?.clientWidth))
    await webkit.click('演讲者')
    await webkit.turnTo('last')
    await until(webkit, () => location.hash.startsWith('#/presenter/1'))
    await webkit.press('ArrowRight')
    await until(webkit, () => location.hash.startsWith('#/presenter/2'))
    await webkit.turnTo('first')
    await until(webkit, () => location.hash.startsWith('#/2'))
    await webkit.press('PageDown')
    await webkit.turnTo('last')
    await until(webkit, () => /presenter\/2\?clicks=1/.test(location.hash))
  })

  it('the page is the deck as text where it is opened by double click', async () => {
    await webkit.goto(new URL(`file://${sites.hosted}/index.html`).href)
    await until(webkit, () => document.documentElement.className === 'plain' && [...document.querySelectorAll<HTMLElement>('h1, #outline h2')].every(({ offsetHeight }) => offsetHeight > 0))
  })
})
