import type { BrowserContext, Page } from 'playwright-chromium'
import type { OpenBrowser } from '../engine/export/browser.ts'
import type { Way } from './support/raw.ts'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../engine/export/browser.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { HERE, post, read, turn, useAttackedDeck, WAIT } from './support/attacked.ts'
import { head, send } from './support/raw.ts'
import { ROOT } from './support/site.ts'

const THERE = { state: 'attached', timeout: 30_000 } as const
const deck = useAttackedDeck()

describe('the page of another site, in the browser of the presenter', () => {
  let opened: OpenBrowser
  let context: BrowserContext
  let site: ReturnType<typeof createServer>
  let sitePort: number
  let hall: Page

  beforeAll(async () => {
    opened = await openBrowser()
    context = await opened.browser.newContext({ reducedMotion: 'reduce' })
    site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<button>open</button><iframe name="frame"></iframe>'))
    await once(site.listen(0, HERE), 'listening')
    sitePort = (site.address() as { port: number }).port
    hall = await context.newPage()
    await hall.goto(`http://localhost:${deck.port}/#/9`)
    await hall.locator('.current .content').first().waitFor(WAIT)
  })
  afterAll(async () => {
    await opened.browser.close()
    site.close()
  })

  it('an edited slide is shown, with a picture and a component that it did not have before', async () => {
    const file = join(deck.folder, 'pages/2-how.md')
    const text = readFileSync(file, 'utf8')
    const page = await context.newPage()
    const missed: string[] = []
    page.on('response', answer => answer.status() >= 400 && missed.push(answer.url()))
    await page.goto(`http://localhost:${deck.port}/#/9`)
    await page.getByText('原原本本学').first().waitFor(THERE)
    // Beside the page, and among what is published.
    cpSync(join(deck.folder, 'public/favicon.svg'), join(deck.folder, 'pages/beside 图.svg'))
    cpSync(join(deck.folder, 'public/favicon.svg'), join(deck.folder, 'public/published 图.svg'))
    writeFileSync(file, text.replace('- 原原本本学', '- 一字一句读 <img alt="beside" src="./beside 图.svg"> <img alt="published" src="/published 图.svg">\n- <Redacted>XX</Redacted>'))
    await page.getByText('一字一句读').first().waitFor(THERE)
    for (const alt of ['beside', 'published'])
      await expect.poll(() => page.getByAltText(alt).first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    expect(missed).toEqual([])
    writeFileSync(file, text)
    await page.getByText('原原本本学').first().waitFor(THERE)
    await page.close()
  })

  /** From another port of the same host, and from another host. */
  const origins = (): string[] => [`http://localhost:${sitePort}/`, `http://127.0.0.1:${sitePort}/`]

  it('sends requests that are all refused, and reads nothing', async () => {
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const told = await page.evaluate(async ([url, body]) => {
        const plain = { method: 'POST', body: body! }
        const tries = [
          fetch(`${url}@server-reactive/nav`, { ...plain, mode: 'no-cors' }),
          fetch(`${url}@server-reactive/nav`, { ...plain, mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } }),
          fetch(`${url}@server-reactive/nav`, { ...plain, headers: { 'Content-Type': 'application/json' }, credentials: 'include' }),
          fetch(`${url}@server-reactive/nav`, { ...plain, body: new Blob([body!], { type: 'text/plain' }), mode: 'no-cors', keepalive: true }),
          fetch(`${url}__slidev/slides/3.json`, { ...plain, mode: 'no-cors' }),
          fetch(`${url}__open-in-editor?file=package.json`, { mode: 'no-cors' }),
          fetch(`${url}@slidev/slides`),
          fetch(url!),
          // Not by `import` itself, which the test runner makes its own of.
          // eslint-disable-next-line no-new-func
          (new Function('url', 'return import(url)') as (url: string) => Promise<Response>)(`${url}@slidev/slides`),
        ].map(one => one.then(async (answer: Response) => answer.type === 'opaque' ? 'sent' : `read ${await answer.text?.()}`, () => 'refused'))
        navigator.sendBeacon(`${url}@server-reactive/nav`, body)
        return Promise.all(tries)
      }, [`http://localhost:${deck.port}/`, turn(10, 1e5)])
      expect(told.filter(one => one.startsWith('read'))).toEqual([])
      await page.close()
    }
  })

  it('posts forms that turn no page', async () => {
    for (const origin of origins()) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const page = await context.newPage()
        await page.goto(origin)
        const answered = page.waitForResponse(answer => answer.request().method() === 'POST')
        await page.evaluate(([url, enctype, body]) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action: url, enctype, target: 'frame' })
          const field = Object.assign(document.createElement('input'), { name: body!.slice(0, -1), value: '"}' })
          form.append(field)
          document.body.append(form)
          form.submit()
        }, [`http://localhost:${deck.port}/@server-reactive/nav`, type, turn(10, 1e5)])
        expect((await answered).status()).toBe(403)
        await page.close()
      }
    }
  })

  it('opens no socket, with the token of the server or without', async () => {
    const token = /wsToken = "([^"]+)"/.exec((await read(deck.ways['this machine'], '/@vite/client')).answer)![1]!
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const ended = await page.evaluate(urls => Promise.all(urls.flatMap(url => ['vite-hmr', 'vite-ping', 'deck'].map(protocol => new Promise((resolve) => {
        const socket = new WebSocket(url, protocol)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })))), [`ws://localhost:${deck.port}/`, `ws://localhost:${deck.port}/?token=${token}`])
      expect(new Set(ended)).toEqual(new Set(['refused']))
      await page.close()
    }
  })

  it('shows the deck in no frame, and steers no window with the deck that it opens', async () => {
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const answered = page.waitForResponse(answer => answer.url().startsWith(`http://localhost:${deck.port}/`))
      await page.evaluate(url => document.querySelector('iframe')!.src = url, `http://localhost:${deck.port}/#/10`)
      expect((await answered).status()).toBe(403)
      await page.evaluate(url => document.querySelector('button')!.onclick = () => Object.assign(window, { deck: window.open(url) }), `http://localhost:${deck.port}/#/10`)
      const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()])
      await popup.locator('.current .content').first().waitFor(WAIT)
      await page.evaluate((url) => {
        try {
          (window as { deck?: Window }).deck!.location.href = url
        }
        catch {}
      }, `http://localhost:${deck.port}/#/11`)
      await setTimeout(500)
      expect(popup.url()).toContain('#/10')
      expect(hall.url()).toContain('#/9')
      await Promise.all([popup.close(), page.close()])
    }
  })

  it('reads nothing of a site that npm run preview serves, by no name that leads there', async () => {
    await using preview = await serveFolder(join(ROOT, 'public'))
    const to: Way = { port: Number(new URL(preview.url).port), from: HERE, cookie: '' }
    expect((await read(to, '/favicon.svg')).status).toBe(200)
    expect((await send(to, head(to, 'GET', '/favicon.svg', { Host: `localhost:${to.port}` }))).status).toBe(200)
    for (const headers of [{ Host: 'evil.example' }, { Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])
      expect((await send(to, head(to, 'GET', '/favicon.svg', headers as Record<string, string>))).status).toBe(403)
    for (const url of ['/%', '/%00', '/..%2fpackage.json', '/../package.json', '//', 'http://evil.example/'])
      expect((await read(to, url)).status, url).toBe(404)
    expect((await post(to, '/favicon.svg', 'x')).status).toBe(405)
  })
})
