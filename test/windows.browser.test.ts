import type { Page } from 'playwright-chromium'
import type { Deck } from '../engine/check/deck.ts'
import type { Scratch } from './support/project.ts'
import type { Proxy } from './support/proxy.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { deckFolder } from './support/decks.ts'
import { all, highlight, LOST, neverLoadedAnew, place, quiet, SOON, useServer, WAIT } from './support/devices.ts'
import { copyDeck } from './support/project.ts'

const server = useServer()
let copy: Scratch
let deck: Deck
beforeAll(async () => {
  copy = await copyDeck(deckFolder('cases'))
  deck = (await readDeck({ deck: copy.folder, blanks: 'all' })).deck!
})
// Each test with a server that knows nothing of the one before.
beforeEach(() => server.start(copy.folder))
afterAll(() => copy?.[Symbol.asyncDispose]())

describe('the server out of reach', () => {
  it.each([
    ['cut', (way: Proxy) => way.cut(), (way: Proxy) => way.mend()],
    ['stalled', (way: Proxy) => way.stall(), (way: Proxy) => way.flow()],
  ] as const)('the way %s: the hall goes on with the presenter, and afterwards all stand in one place', async (_, end, mend) => {
    await using devices = await server.openDevices()
    const presenter = await devices.open('laptop', 'presenter/3')
    const hall = await devices.open('laptop', '1')
    const tablet = await devices.open('other', '1')
    const pages = [presenter, hall, tablet]
    await presenter.keyboard.press('PageDown')
    await all(pages, '3?clicks=1')
    await quiet(presenter, hall)

    end(devices.ways.laptop)
    await presenter.getByText(LOST).waitFor(SOON)
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown'])
      await presenter.keyboard.press(key)
    await expect.poll(() => highlight(presenter)).toBe(deck.slides[3]!.note.segments[2])
    await all([presenter, hall], '4?clicks=2', SOON)
    await presenter.keyboard.press('b')
    await hall.locator('.curtain.black').waitFor(SOON)
    expect(place(tablet)).toBe('3?clicks=1')

    await mend(devices.ways.laptop)
    await presenter.getByText(LOST).waitFor({ state: 'detached', ...SOON })
    await all(pages, '4?clicks=2', SOON)
    await tablet.locator('.curtain.black').waitFor(SOON)
    await presenter.keyboard.press('b')
    await presenter.keyboard.press('PageDown')
    await all(pages, '4?clicks=3', SOON)
    await neverLoadedAnew(pages)
  })

  it('the server started anew learns from the windows where the talk stands', async () => {
    await using devices = await server.openDevices()
    const presenter = await devices.open('laptop', 'presenter/3')
    const tablet = await devices.open('other', '1')
    await presenter.keyboard.press('PageDown')
    await all([presenter, tablet], '3?clicks=1')
    await quiet(presenter)
    await server.stop()
    await presenter.getByText(LOST).waitFor(SOON)
    await presenter.keyboard.press('ArrowRight')
    await expect.poll(() => place(presenter)).toBe('3?clicks=2')
    expect(place(tablet)).toBe('3?clicks=1')
    await server.start(copy.folder)
    await presenter.getByText(LOST).waitFor({ state: 'detached', ...SOON })
    await all([presenter, tablet], '3?clicks=2', SOON)
    await neverLoadedAnew([presenter, tablet])
  })
})

it('the printed address of the presenter view joins in mid-talk, in a new window and in one that is there', async () => {
  await using devices = await server.openDevices()
  const hall = await devices.open('laptop', '3')
  await hall.keyboard.press('PageDown')
  const stands = '3?clicks=1'
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
    await using devices = await server.openDevices()
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
