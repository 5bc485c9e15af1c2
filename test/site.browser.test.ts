import type { Deck } from '../engine/check/deck.ts'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { start } from './support/project.ts'
import { CONFIG, DECK, openSite } from './support/site.ts'
import { foundIn, hiddenStretches } from './support/stretches.ts'
import { textsIn } from './support/texts.ts'

const SUB_PATH = 'any/sub path/'
let host: string
let deck: Deck

/** The public site at the root of a host, the one with notes below it. */
beforeAll(async () => {
  deck = (await readDeck(CONFIG)).deck!
  host = await mkdtemp(join(tmpdir(), 'host-'))
  await mkdir(join(host, SUB_PATH), { recursive: true })
  for (const [folder, args] of [[SUB_PATH, ['--with-notes', '--url', 'https://example.cn/speech']], ['', []]] as const) {
    const { code, stderr } = await start('build', [DECK, ...args]).outcome
    expect(code, stderr).toBe(0)
    await cp(join(DECK, 'dist'), join(host, folder), { recursive: true })
  }
})
afterAll(() => rm(host, { recursive: true, force: true }))

describe('the words spoken', () => {
  it('are nowhere in a public site: no stretch of them, no presenter, no handout', async () => {
    const texts = await textsIn(host, 'any')
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['index.html', 'slides.pdf', '_headers']))
    expect(foundIn(texts, hiddenStretches(deck).flat())).toEqual([])
    expect(Object.keys(texts)).not.toContain('handout.pdf')
    expect(Object.values(texts).filter(text => text.includes('/presenter/:no'))).toEqual([])
  })

  it('are all there where they are asked for', async () => {
    const texts = await textsIn(join(host, SUB_PATH))
    const { 'handout.pdf': handout, ...site } = texts
    for (const [index, stretches] of hiddenStretches(deck).entries()) {
      if (!stretches.length)
        continue
      expect(Object.values(site).some(text => stretches.some(stretch => text.includes(stretch))), `slide ${index + 1}`).toBe(true)
      expect(stretches.some(stretch => handout!.includes(stretch)), `slide ${index + 1} in the handout`).toBe(true)
    }
  })
})

describe('a hosted site', () => {
  it.each([['the root', ''], ['a sub path', SUB_PATH]])('shows every slide at %s, opened there and reloaded, without a violation of its policy or a request to elsewhere', async (_, path) => {
    await using site = await openSite('public')
    await using server = await serveFolder(host)
    const page = await site.browser.newPage()
    const faults: string[] = []
    page.on('console', message => faults.push(message.text()))
    page.on('pageerror', error => faults.push(error.message))
    page.on('request', request => request.url().startsWith(server.url) || request.url().startsWith('data:') || faults.push(request.url()))
    page.on('response', response => response.ok() || faults.push(`${response.status()} ${response.url()}`))
    for (const { no, note } of deck.slides) {
      // A new document each time, as a link from elsewhere opens it.
      await page.goto('about:blank')
      await page.goto(`${server.url}${encodeURI(path)}#/${no}?clicks=${note.segments.length - 1}`)
      await page.locator(`#app .current[data-slidev-no="${no}"] .page`).waitFor()
    }
    await page.reload()
    await page.locator(`#app .current[data-slidev-no="${deck.slides.length}"] .page`).waitFor()
    expect(faults).toEqual([])
  })

  it('is Chinese from the first byte, and brings the licences of its fonts', async () => {
    expect(await readFile(join(host, 'index.html'), 'utf8')).toContain('<html lang="zh-CN"')
    const assets = await readdir(join(host, 'assets'))
    expect(assets.filter(name => name.startsWith('OFL')).sort()).toEqual(['OFL-lxgw-wenkai.txt', 'OFL-noto-sans-sc.txt', 'OFL-noto-serif-sc.txt'])
    expect(assets.filter(name => name.endsWith('.woff2')).map(name => name.replace(/-[\w-]{8}\.woff2$/, '')).sort()).toEqual(['kai-400', 'sans-400', 'sans-700', 'serif-900'])
  })

  it('offers the PDFs: the slides, and with notes the handout', async () => {
    for (const [path, names] of [['', ['slides.pdf']], [SUB_PATH, ['handout.pdf', 'slides.pdf']]] as const) {
      const files = (await readdir(join(host, path))).filter(file => file.endsWith('.pdf')).sort()
      expect(files).toEqual(names)
      const html = await readFile(join(host, path, 'index.html'), 'utf8')
      expect([...new Set(html.match(/(?<=<a href=")[^"]+\.pdf/g))].sort()).toEqual(names)
    }
    const pdf = await PDFDocument.load(await readFile(join(host, 'slides.pdf')), { updateMetadata: false })
    expect(pdf.getPageCount()).toBe(deck.slides.length)
  })

  it('is less than 1.2 MB without its PDFs', async () => {
    const files = (await readdir(join(DECK, 'dist'), { recursive: true, encoding: 'utf8' })).filter(name => !name.endsWith('.pdf'))
    const sizes = await Promise.all(files.map(async name => (await stat(join(DECK, 'dist', name))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_200_000)
  })

  it('is shown with the cover where a link to it is shared', async () => {
    const png = await readFile(join(host, 'cover.png'))
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
    expect(png.length).toBeLessThan(100_000)
    const picture = async (path: string): Promise<string | undefined> => /property="og:image" content="([^"]+)/.exec(await readFile(join(host, path, 'index.html'), 'utf8'))?.[1]
    expect(await picture('')).toBe('cover.png')
    expect(await picture(SUB_PATH)).toBe('https://example.cn/speech/cover.png')
  })

  it('has the same bytes however often it is built', async () => {
    const again = await mkdtemp(join(tmpdir(), 'again-'))
    await cp(join(DECK, 'dist'), again, { recursive: true })
    expect((await start('build', [DECK]).outcome).code).toBe(0)
    expect(await textsIn(join(DECK, 'dist'))).toEqual(await textsIn(again))
    await rm(again, { recursive: true })
  })
})
