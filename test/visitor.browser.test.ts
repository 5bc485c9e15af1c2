import type { Page } from 'playwright-chromium'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { slide, useVisited } from './support/visitor.ts'

const visited = useVisited()

describe('a visitor', () => {
  it.each(['localStorage', 'sessionStorage', 'both'])('sees the deck where the browser refuses %s', async (refused) => {
    const page = await visited.site.browser.newPage()
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
    await page.goto(`${visited.site.url}#/2`)
    await slide(page, 2)
    await page.goto(`${visited.site.url}#/presenter/2`)
    await page.locator('.presenter').waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  it('leaves the deck by Back, however many slides were turned', async () => {
    const page = await visited.visit('cover.png')
    await page.goto(visited.site.url)
    await slide(page, 1)
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(120)
    }
    expect(page.url()).not.toMatch(/#\/1$/)
    await page.goBack()
    expect(page.url()).toBe(`${visited.site.url}cover.png`)
    await page.close()
  })

  it('finds all in place at an address without its slash', async () => {
    const host = createServer(async (request, response) => {
      const path = request.url!.replace(/[?#].*/, '')
      const file = path === '/speech' || path === '/speech/' ? 'index.html' : path.replace(/^\/speech\//, '')
      const body = await readFile(join(visited.site.folder, file)).catch(() => undefined)
      const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[file.split('.').at(-1)!] ?? 'application/octet-stream'
      response.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body)
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => host.once('listening', resolve))
    const page = await visited.site.browser.newPage()
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
    const page = await visited.visit('', { viewport: { width: 390, height: 844 } })
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
    const page = await visited.visit('#/3?clicks=1')
    await slide(page, 3)
    await page.evaluate(() => document.fonts.ready)
    const look = (page: Page): Promise<unknown> => page.locator('#app .current .page').evaluate(page => [...page.querySelectorAll('h2, p, .line')].map(element => [JSON.stringify(element.getBoundingClientRect()), getComputedStyle(element).color]))
    const [html, before] = [await page.content(), await look(page)]
    const folder = await mkdtemp(join(tmpdir(), 'saved-'))
    await cp(visited.site.folder, folder, { recursive: true })
    await writeFile(join(folder, 'saved.html'), html)
    const saved = await visited.visit(pathToFileURL(join(folder, 'saved.html')).href)
    await saved.evaluate(() => document.fonts.ready)
    expect(await look(saved)).toEqual(before)
    await Promise.all([page.close(), saved.close(), rm(folder, { recursive: true })])
  })

  it('finds an icon for the home screen, a manifest and the colour of the deck', async () => {
    const page = await visited.visit('')
    const manifest = await (await page.request.get(new URL((await page.locator('link[rel=manifest]').getAttribute('href'))!, visited.site.url).href)).json() as { name: string, theme_color: string, icons: { src: string, sizes: string }[] }
    expect(manifest.name).toBe(visited.deck.headmatter.title)
    expect(await page.locator('meta[name=theme-color]').getAttribute('content')).toBe(manifest.theme_color)
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const png = await readFile(join(visited.site.folder, src))
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
    }
    await page.close()
  })
})
