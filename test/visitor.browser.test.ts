import type { BrowserContextOptions, Page } from 'playwright-chromium'
import type { Deck } from '../engine/check/deck.ts'
import type { OpenSite } from './support/site.ts'
import { Buffer } from 'node:buffer'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { openPdf, textOf } from './support/pdf.ts'
import { CONFIG, openSite } from './support/site.ts'

let site: OpenSite
let deck: Deck
beforeAll(async () => {
  [site, deck] = [await openSite('notes'), (await readDeck(CONFIG)).deck!]
})
afterAll(() => site?.[Symbol.asyncDispose]())

const flat = (text: string): string => text.replace(/\s/g, '')
async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 720 }, ...options })
  await page.goto(path.startsWith('file:') ? path : `${site.url}${path}`)
  return page
}
const slide = (page: Page, no: number): Promise<void> => page.locator(`#app .current[data-slidev-no="${no}"] .page`).waitFor()
async function isText(page: Page): Promise<void> {
  await page.locator('html.plain').waitFor()
  expect(await page.locator('h1').first().isVisible()).toBe(true)
  expect(await page.locator('#outline a[href="slides.pdf"]').isVisible()).toBe(true)
  expect(await page.locator('#outline h2').last().isVisible()).toBe(true)
}

describe('a page that cannot become the deck is the deck as text', () => {
  it.each(['', '#/29'])('where its script does not arrive, at “%s”', async (hash) => {
    const page = await site.browser.newPage()
    await page.route('**/deck-*.js', route => route.abort())
    await page.goto(`${site.url}${hash}`)
    await isText(page)
    if (hash)
      expect(await page.locator('[id="/29"]').evaluate(section => Math.round(section.getBoundingClientRect().top))).toBe(0)
    await page.close()
  })

  it.each(['a ?.?. b', 'throw new Error("broken")', 'Promise.reject(new Error("broken"))'])('where its script is “%s”', async (body) => {
    const page = await site.browser.newPage()
    await page.route('**/deck-*.js', route => route.fulfill({ body, contentType: 'text/javascript' }))
    await page.goto(`${site.url}#/3`)
    await isText(page)
    await page.close()
  })

  it('where its script hangs; and the deck all the same when it comes', async () => {
    const page = await site.browser.newPage()
    const { promise: late, resolve } = Promise.withResolvers<void>()
    await page.route('**/deck-*.js', async route => late.then(() => route.continue()))
    await page.clock.install()
    await page.goto(`${site.url}#/3`, { waitUntil: 'commit' })
    await page.locator('#app').waitFor({ state: 'attached' })
    await page.clock.runFor(10_500)
    await isText(page)
    resolve()
    await page.locator('#still').waitFor({ state: 'detached' })
    await slide(page, 3)
    await page.close()
  })

  it('where it is opened by double click', async () => {
    const page = await visit(pathToFileURL(join(site.folder, 'index.html')).href)
    await isText(page)
    await page.close()
  })
})

describe('an older browser', () => {
  it('gets the methods that it lacks, and a newer one does not ask for them', async () => {
    const asked: string[] = []
    const page = await site.browser.newPage()
    page.on('request', request => asked.push(request.url()))
    await page.goto(site.url)
    await slide(page, 1)
    expect(asked.filter(url => url.includes('older'))).toEqual([])
    await page.addInitScript(() => ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'].forEach(name => delete (Array.prototype as unknown as Record<string, unknown>)[name]))
    await page.goto('about:blank')
    await page.goto(`${site.url}#/9`)
    await slide(page, 9)
    expect(asked.filter(url => url.includes('older'))).toHaveLength(1)
    await page.close()
  })

  it('finds no regular expression in the script that Safari before 16.4 cannot read', async () => {
    const html = await readFile(join(site.folder, 'index.html'), 'utf8')
    const script = await readFile(join(site.folder, /src="\.\/(assets\/deck-[^"]+\.js)"/.exec(html)![1]!), 'utf8')
    expect(script.match(/\(\?<[=!].{20}/g)).toBeNull()
  })
})

describe('a visitor', () => {
  it.each(['localStorage', 'sessionStorage', 'both'])('sees the deck where the browser refuses %s', async (refused) => {
    const page = await site.browser.newPage()
    await page.addInitScript((refused) => {
      for (const name of ['localStorage', 'sessionStorage'].filter(name => refused === 'both' || refused === name)) {
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        })
      }
    }, refused)
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(`${site.url}#/2`)
    await slide(page, 2)
    await page.goto(`${site.url}#/presenter/2`)
    await page.locator('.presenter').waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  it('leaves the deck by Back, however many slides were turned', async () => {
    const page = await visit('cover.png')
    await page.goto(site.url)
    await slide(page, 1)
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(120)
    }
    expect(page.url()).not.toMatch(/#\/1$/)
    await page.goBack()
    expect(page.url()).toBe(`${site.url}cover.png`)
    await page.close()
  })

  it('finds all in place at an address without its slash', async () => {
    const host = createServer(async (request, response) => {
      const path = request.url!.replace(/[?#].*/, '')
      const file = path === '/speech' || path === '/speech/' ? 'index.html' : path.replace(/^\/speech\//, '')
      const body = await readFile(join(site.folder, file)).catch(() => undefined)
      const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[file.split('.').at(-1)!] ?? 'application/octet-stream'
      response.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body)
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => host.once('listening', resolve))
    const page = await site.browser.newPage()
    await page.goto(`http://127.0.0.1:${(host.address() as { port: number }).port}/speech`)
    await page.locator('#still').waitFor({ state: 'detached' })
    await slide(page, 1)
    await page.keyboard.press('PageDown')
    await slide(page, 2)
    expect(await page.evaluate(() => document.fonts.check('20px "Deck Hei"'))).toBe(true)
    await page.close()
    host.close()
  })

  it('has 关闭 in sight on a phone, however far the overview is pushed', async () => {
    const page = await visit('', { viewport: { width: 390, height: 844 } })
    await slide(page, 1)
    await page.keyboard.press('o')
    const close = page.locator('dialog').getByRole('button', { name: '关闭' })
    await close.waitFor()
    await page.locator('dialog').evaluate(dialog => dialog.scrollTo(0, 2000))
    const box = (await close.boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThan(844)
    await close.click()
    expect(await page.locator('dialog').count()).toBe(0)
    await page.close()
  })

  it('keeps the looks of a page that is saved whole', async () => {
    const page = await visit('#/3?clicks=1')
    await slide(page, 3)
    await page.evaluate(() => document.fonts.ready)
    const look = (page: Page): Promise<unknown> => page.locator('#app .current .page').evaluate(page => [...page.querySelectorAll('h2, p, .line')].map(element => [JSON.stringify(element.getBoundingClientRect()), getComputedStyle(element).color]))
    const [html, before] = [await page.content(), await look(page)]
    const folder = await mkdtemp(join(tmpdir(), 'saved-'))
    await cp(site.folder, folder, { recursive: true })
    await writeFile(join(folder, 'saved.html'), html)
    const saved = await visit(pathToFileURL(join(folder, 'saved.html')).href)
    await saved.evaluate(() => document.fonts.ready)
    expect(await look(saved)).toEqual(before)
    await Promise.all([page.close(), saved.close(), rm(folder, { recursive: true })])
  })

  it('finds an icon for the home screen, a manifest and the colour of the deck', async () => {
    const page = await visit('')
    const manifest = await (await page.request.get(new URL((await page.locator('link[rel=manifest]').getAttribute('href'))!, site.url).href)).json() as { name: string, theme_color: string, icons: { src: string, sizes: string }[] }
    expect(manifest.name).toBe(deck.headmatter.title)
    expect(await page.locator('meta[name=theme-color]').getAttribute('content')).toBe(manifest.theme_color)
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const png = await readFile(join(site.folder, src))
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
    }
    await page.close()
  })
})

describe('printed from the browser', () => {
  const print = async (page: Page): Promise<Buffer> => {
    await page.emulateMedia({ media: 'print' })
    return Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  }

  it('the deck is whole slides, one a page, all clicks shown', async () => {
    const page = await visit('#/5')
    await slide(page, 5)
    const pdf = await openPdf(await print(page))
    expect(pdf.numPages).toBe(deck.slides.length)
    for (const { no, phrases } of deck.slides) {
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
    const page = await visit('#/read', { viewport: { width: 390, height: 844 } })
    await page.locator('.reading .thumbnail').first().waitFor()
    const pdf = await openPdf(await print(page))
    const texts = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))
    expect(pdf.numPages).toBeLessThan(30)
    expect(texts.filter(text => !flat(text))).toEqual([])
    const all = flat(texts.join(''))
    for (const { note } of deck.slides.slice(1, -1))
      expect(all).toContain(flat(note.text).slice(0, 12))
    // Every figure has its slide in it.
    expect(await page.locator('.reading .thumbnail:not(:has(.page))').count()).toBe(0)
    await page.close()
  })
})
