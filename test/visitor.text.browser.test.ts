import type { Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { slide, useVisited } from './support/visitor.ts'

const visited = useVisited()

async function isText(page: Page): Promise<void> {
  await page.locator('html.plain').waitFor()
  expect(await page.locator('h1').first().isVisible()).toBe(true)
  expect(await page.locator('#outline a[href="slides.pdf"]').isVisible()).toBe(true)
  expect(await page.locator('#outline h2').last().isVisible()).toBe(true)
}

describe('a page that cannot become the deck is the deck as text', () => {
  it.each(['', '#/29'])('where its script does not arrive, at “%s”', async (hash) => {
    const page = await visited.site.browser.newPage()
    await page.route('**/deck-*.js', route => route.abort())
    await page.goto(`${visited.site.url}${hash}`)
    await isText(page)
    if (hash)
      expect(await page.locator('[id="/29"]').evaluate(section => Math.round(section.getBoundingClientRect().top))).toBe(0)
    await page.close()
  })

  it.each(['a ?.?. b', 'throw new Error("broken")', 'Promise.reject(new Error("broken"))'])('where its script is “%s”', async (body) => {
    const page = await visited.site.browser.newPage()
    await page.route('**/deck-*.js', route => route.fulfill({ body, contentType: 'text/javascript' }))
    await page.goto(`${visited.site.url}#/3`)
    await isText(page)
    await page.close()
  })

  it('where its script hangs; and the deck all the same when it comes', async () => {
    const page = await visited.site.browser.newPage()
    let come = (): void => {}
    const late = new Promise<void>(resolve => come = resolve)
    await page.route('**/deck-*.js', async route => late.then(() => route.continue()))
    await page.clock.install()
    await page.goto(`${visited.site.url}#/3`, { waitUntil: 'commit' })
    await page.locator('#app').waitFor({ state: 'attached' })
    await page.clock.runFor(10_500)
    await isText(page)
    come()
    await page.locator('#still').waitFor({ state: 'detached' })
    await slide(page, 3)
    await page.close()
  })

  it('where it is opened by double click', async () => {
    const page = await visited.visit(pathToFileURL(join(visited.site.folder, 'index.html')).href)
    await isText(page)
    await page.close()
  })
})

describe('an older browser', () => {
  it('gets the methods that it lacks, and a newer one does not ask for them', async () => {
    const asked: string[] = []
    const page = await visited.site.browser.newPage()
    page.on('request', request => asked.push(request.url()))
    await page.goto(visited.site.url)
    await slide(page, 1)
    expect(asked.filter(url => url.includes('older'))).toEqual([])
    await page.addInitScript(() => ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'].forEach(name => delete (Array.prototype as unknown as Record<string, unknown>)[name]))
    await page.goto('about:blank')
    await page.goto(`${visited.site.url}#/9`)
    await slide(page, 9)
    expect(asked.filter(url => url.includes('older'))).toHaveLength(1)
    await page.close()
  })

  it('finds no regular expression in the script that Safari before 16.4 cannot read', async () => {
    const html = await readFile(join(visited.site.folder, 'index.html'), 'utf8')
    const script = await readFile(join(visited.site.folder, /src="\.\/(assets\/deck-[^"]+\.js)"/.exec(html)![1]!), 'utf8')
    expect(script.match(/\(\?<[=!].{20}/g)).toBeNull()
  })
})
