import type { OpenSite } from './support/site.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { violationsOn } from './support/axe.ts'
import { CONFIG, openSite } from './support/site.ts'

let site: OpenSite

beforeAll(async () => void (site = await openSite('notes')))
afterAll(() => site?.[Symbol.asyncDispose]())

async function show(hash: string, shown: string): Promise<void> {
  await site.page.goto(`${site.url}${hash}`)
  await site.page.locator(shown).first().waitFor()
  await site.page.evaluate(() => document.fonts.ready)
}

describe('axe-core finds nothing', () => {
  it('on any slide at its last click', async () => {
    const { deck } = await readDeck(CONFIG)
    const faults: string[] = []
    for (const { no, note } of deck!.slides) {
      await show(`#/${no}?clicks=${note.segments.length - 1}`, `.current[data-slidev-no="${no}"] .page`)
      faults.push(...(await violationsOn(site.page)).map(fault => `slide ${no}: ${fault}`))
    }
    expect(faults).toEqual([])
  }, 300_000)

  it.each([['overview', 'o', '.groups .page'], ['help', '?', '.help kbd'], ['black screen', 'b', '.curtain'], ['white screen', 'w', '.curtain']])('on the %s', async (_, key, shown) => {
    await site.page.goto('about:blank')
    await show('#/12', '.current .page')
    await site.page.keyboard.press(key)
    await site.page.locator(shown).first().waitFor()
    expect(await violationsOn(site.page)).toEqual([])
  })

  it.each([[1280, 720], [390, 844]])('on the reading page and the controls, %i px wide', async (width, height) => {
    await site.page.setViewportSize({ width, height })
    await show('#/read', '.reading .page')
    expect(await violationsOn(site.page)).toEqual([])
    await show('#/4?clicks=3', '.current .page')
    await site.page.mouse.move(width / 2, height / 2)
    await site.page.mouse.move(width / 2, height / 2 + 1)
    await site.page.locator('.screen:not(.idle)').waitFor()
    expect(await violationsOn(site.page)).toEqual([])
  })

  it('but what is wrong', async () => {
    await site.page.setViewportSize({ width: 1280, height: 720 })
    await site.page.goto('about:blank')
    await show('#/7', '.current[data-slidev-no="7"] .page')
    await site.page.evaluate(() => {
      const faults = document.createElement('div')
      faults.innerHTML = '<h6>级</h6><button></button><button></button><p>这几个字太淡了</p>'
      Object.assign(faults.querySelector('p')!.style, { color: '#666', background: '#fff' })
      // One by one: the page's policy refuses styles in HTML.
      Object.assign(faults.style, { position: 'fixed', inset: '0 0 auto', zIndex: '9', background: '#fff' })
      faults.querySelectorAll('button').forEach(button => Object.assign(button.style, { width: '9px', height: '9px', padding: '0', minWidth: '0', minHeight: '0' }))
      document.querySelector('.screen')!.append(faults)
    })
    const ids = new Set((await violationsOn(site.page)).map(fault => fault.split(':')[0]))
    expect([...ids].sort()).toEqual(expect.arrayContaining(['button-name', 'color-contrast-enhanced', 'heading-order', 'target-size']))
  })
})
