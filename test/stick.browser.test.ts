import type { Deck } from '../engine/check/deck.ts'
import type { Outcome } from './support/project.ts'
import type { Stage, View } from './support/stick.ts'
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { findFirefox } from './support/firefox.ts'
import { copyDeck, start } from './support/project.ts'
import { CONFIG, DECK, OUT, ROOT } from './support/site.ts'
import { openInChromium, openInFirefox } from './support/stick.ts'

const EXPORTED = join(OUT, 'deck.html')
const MOST_BYTES = 1_500_000
const FACES = ['Deck Bar 400', 'Deck Hei 400', 'Deck Hei 700', 'Deck Kai 400', 'Deck Song 900']
/** A browser that does not start, so that none is found. */
const NO_BROWSER = { DECK_BROWSER: '/nowhere' }

let outcome: Outcome
let file: string
let deck: Deck
const firefox = await findFirefox()

beforeAll(async () => {
  [outcome, { deck }] = await Promise.all([start('export', [DECK, 'html'], NO_BROWSER).outcome, readDeck(CONFIG) as Promise<{ deck: Deck }>])
  expect(outcome.code, outcome.stderr).toBe(0)
  file = join(await mkdtemp(join(tmpdir(), '会议室 ')), '讲话 & 50% #1.html')
  await copyFile(EXPORTED, file)
})
afterAll(() => rm(dirname(file), { recursive: true, force: true }))

describe('out/deck.html', () => {
  it('is one small file, made without a browser too, and reported', async () => {
    const { size } = await stat(EXPORTED)
    expect(size).toBeLessThanOrEqual(MOST_BYTES)
    expect(outcome.stdout).toMatch(new RegExp(`out/deck\\.html {2}${deck.slides.length} 页 {2}${size} 字节 {2}\\d+\\.\\d 秒\n$`))
    expect(outcome.stderr.trim().split('\n').sort()).toEqual([`核对：${deck.slides.length} 页无误`, '没有可用的浏览器：deck.html 照做，但没有排开来看过'])
  })

  it('holds all that it refers to, and the licences of its fonts', async () => {
    const page = await readFile(EXPORTED, 'utf8')
    expect(page.match(/(?:\s(?:href|src)="|url\(["']?|@import )(?!["']?(?:data:|#)).{0,40}/g)).toBeNull()
    expect(page.match(/SIL OPEN FONT LICENSE Version 1\.1/g)).toHaveLength(3)
  })

  it('is the same from wherever it is built, and takes a picture in', async () => {
    await using project = await copyDeck()
    const target = join(project.folder, 'out/deck.html')
    expect(await start('export', [project.folder, 'html'], NO_BROWSER).outcome).toMatchObject({ code: 0 })
    expect((await readFile(target)).equals(await readFile(EXPORTED))).toBe(true)

    const picture = await readFile(join(ROOT, '.github/pictures/cover.png'))
    await writeFile(join(project.folder, 'public/picture.png'), picture)
    const slides = join(project.folder, 'slides.md')
    await writeFile(slides, (await readFile(slides, 'utf8')).replace('layout: agenda\n---\n\n## 结合纪律规矩方面，<wbr>谈几点认识\n', 'layout: picture\n---\n\n## 结合纪律规矩方面，<wbr>谈几点认识\n\n![封面](/picture.png)\n'))
    expect(await start('export', [project.folder, 'html'], NO_BROWSER).outcome).toMatchObject({ code: 0 })
    expect(await readFile(target, 'utf8')).toContain(`data:image/png;base64,${picture.toString('base64')}`)
    expect(await readdir(join(project.folder, 'out'))).toEqual(['deck.html'])
  })
})

/** Slide and click that a window's address names, and what it shows of them. */
function placeOf(view: View): Promise<string> {
  return view.evaluate(() => {
    const [, presenter = '', no, click = 0] = /^#\/(presenter\/)?(\d+)(?:\?clicks=(\d+))?/.exec(location.hash) ?? []
    const slide = document.querySelector(`[data-slidev-no="${no}"] .page`)
    const shown = slide?.parentElement!.querySelectorAll('.slidev-vclick-target:not(.slidev-vclick-hidden)').length
    return `${presenter}${no}, click ${click}, ${shown} shown`
  })
}
const place = (no: number, click: number): string => `${no}, click ${click}, ${click} shown`

/** A window may take its time, all the more so on a machine that does much else. */
const reaches = (view: View, place: string): Promise<void> => expect.poll(() => placeOf(view), { interval: 10, timeout: 20_000 }).toBe(place)

/** The tests that every browser must pass. */
function journeys(open: (cookies: boolean) => Promise<Stage>): void {
  it('shows every slide and every click by keys, its words in the deck\'s faces', async () => {
    await using stage = await open(true)
    const { view } = stage
    let steps = 0
    for (const { no, note, phrases } of deck.slides) {
      for (const click of note.segments.keys()) {
        if (steps++)
          await view.turnOn()
        await reaches(view, place(no, click))
      }
      const words = await view.evaluate(() => document.querySelector('#slide-content, #app')!.textContent!.replace(/\s/g, ''))
      for (const { text } of phrases)
        expect(words, `slide ${no}`).toContain(text.replace(/\s/g, ''))
    }
    const loaded = await view.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`))
    expect(loaded.sort()).toEqual(FACES)
    expect(stage.faults).toEqual([])
  })

  it('reloads where it was', async () => {
    await using stage = await open(true)
    const { view } = stage
    for (let step = 0; step < 3; step++)
      await view.turnOn()
    await reaches(view, place(2, 2))
    await view.reload()
    await reaches(view, place(2, 2))
  })

  it.each([['', true], [', even where cookies are blocked', false]])('keeps a second window in step, both ways%s', async (_, cookies) => {
    await using stage = await open(cookies)
    const { view } = stage
    await reaches(view, place(1, 0))
    const presenter = await stage.popup(() => [...document.querySelectorAll('button')].find(button => button.textContent!.includes('演讲者'))!.click())
    await reaches(presenter, `presenter/${place(1, 0)}`)
    await presenter.turnOn()
    await reaches(view, place(2, 0))
    await presenter.turnOn()
    await reaches(view, place(2, 1))
    await view.turnOn()
    await reaches(presenter, `presenter/${place(2, 2)}`)
    expect(await presenter.evaluate(() => document.body.textContent!.replace(/\s/g, ''))).toContain(deck.slides[1]!.note.segments.at(-1))
    await presenter.reload()
    await reaches(presenter, `presenter/${place(2, 2)}`)
    await presenter.turnOn()
    await reaches(view, place(2, 3))
    expect(stage.faults).toEqual([])
  })
}

describe('in Chromium without network', () => {
  journeys(cookies => openInChromium(file, cookies))

  it('sets every character of a slide from the faces in the file', async () => {
    await using stage = await openInChromium(file, true)
    const { page } = stage
    const client = await page.context().newCDPSession(page)
    await client.send('DOM.enable')
    await client.send('CSS.enable')
    for (const { no, note } of deck.slides) {
      await page.evaluate(hash => void (location.hash = hash), `/${no}?clicks=${note.segments.length - 1}`)
      const selector = `[data-slidev-no="${no}"] .page`
      await page.locator(selector).waitFor()
      await page.evaluate(() => document.fonts.ready)
      const { root } = await client.send('DOM.getDocument', { depth: 0 })
      const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector })
      const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId, selector: '*' })
      const used = await Promise.all(nodeIds.map(nodeId => client.send('CSS.getPlatformFontsForNode', { nodeId })))
      const fonts = used.flatMap(({ fonts }) => fonts)
      expect(fonts.length, `fonts of slide ${no}`).toBeGreaterThan(0)
      expect(fonts.filter(({ isCustomFont }) => !isCustomFont), `slide ${no}`).toEqual([])
    }
  })
})

describe.skipIf(!firefox)('in Firefox', () => {
  journeys(cookies => openInFirefox(firefox!, file, cookies))
})
