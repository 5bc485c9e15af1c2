import type { Page } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { button, highlight, LAPTOP, placeOf, useHall } from './support/lectern.ts'

const hall = useHall({ hasTouch: true })

/** Desks, tablets and phones, both ways, and windows that their browsers enlarge to 200 %. */
const SIZES = [[1920, 1080], [1366, 768], [1280, 720], [1024, 768], [768, 1024], [390, 844], [844, 390], [1093, 500], [683, 384], [960, 540], [640, 360], [384, 512]]
const NAMES = ['激光', '画笔', '擦除', '放大', '冻结', '黑屏', '总览', '帮助', '小字', '大字', '深色', '开始', '归零', '用时', '上一步', '下一步']

/** Buttons and times that are out of sight, cut off, covered, or too small for a finger. */
function faultsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.lectern button, .timing dt, .timing dt + dd, .where')].flatMap((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    if (!width && !element.matches('button'))
      return []
    const at = document.elementFromPoint(left + width / 2, top + height / 2)
    const faults = [
      (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) && 'out of sight',
      element.matches('button') && element.scrollWidth > element.clientWidth + 1 && 'cut off',
      !(at && (element.contains(at) || at.contains(element))) && 'covered',
      element.matches('button') && (height < 44 || width < 34) && 'small',
    ].filter(Boolean)
    return faults.length ? [`${element.textContent!.trim()}: ${faults.join(', ')}`] : []
  }))
}

describe('every control is in sight', () => {
  it.each(Object.entries(ASPECTS))('on every screen, beside slides of %s, with bands and over time', async (_aspect, width) => {
    const presenter = await hall.open('presenter/7')
    await presenter.evaluate(width => document.documentElement.style.setProperty('--canvas-width', String(width)), width)
    expect(await presenter.locator('.lectern').getByRole('button').allTextContents().then(all => all.map(text => text.trim()).sort())).toEqual([...NAMES].sort())
    for (const state of ['as it is', 'frozen']) {
      if (state === 'frozen')
        await button(presenter, '冻结').click()
      for (const [width, height] of SIZES) {
        await presenter.setViewportSize({ width: width!, height: height! })
        await expect.poll(() => faultsOn(presenter), { message: `${width} × ${height}, ${state}` }).toEqual([])
      }
    }
  })

  it('of the reader, and it shows words and no slide', async () => {
    const reader = await hall.open('reader')
    for (const [width, height] of SIZES) {
      await reader.setViewportSize({ width: width!, height: height! })
      await expect.poll(() => faultsOn(reader), { message: `${width} × ${height}` }).toEqual([])
      expect(await reader.locator('.words').evaluate(words => words.clientHeight / innerHeight), `${width} × ${height}`).toBeGreaterThan(0.3)
    }
    expect(await reader.locator('.page').evaluateAll(pages => pages.filter(page => (page as HTMLElement).offsetWidth).length)).toBe(0)
  })
})

/** Moves one finger over an element, from and to parts of its width. */
async function swipe(page: Page, selector: string, from: number, to: number): Promise<void> {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!
  const session = await page.context().newCDPSession(page)
  const at = (part: number) => [{ x: x + width * part, y: y + height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
  for (let step = 1; step <= 4; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from + (to - from) * step / 4) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Rolls the wheel over the pictures; what runs out comes 50 ms apart. */
function roll(page: Page, ...notches: number[]): Promise<void> {
  return page.locator('.pictures').evaluate((pictures, notches) => {
    const start = performance.now()
    for (const [index, deltaY] of notches.entries())
      pictures.dispatchEvent(Object.defineProperty(new WheelEvent('wheel', { deltaY, bubbles: true }), 'timeStamp', { value: start + index * 50 }))
  }, notches)
}

describe('a hand leads', () => {
  it('by the buttons, by taps and swipes, by mouse and wheel', async () => {
    const presenter = await hall.open('presenter/7?clicks=1')
    const screen = await hall.open('1')
    const stands = (slide: number, click: number) => expect.poll(() => [placeOf(presenter), placeOf(screen)]).toEqual([[slide, click], [slide, click]])
    await button(presenter, '下一步').tap()
    await stands(7, 2)
    await button(presenter, '上一步').tap()
    await stands(7, 1)
    const { x, y, width, height } = (await presenter.locator('.picture').first().boundingBox())!
    await presenter.touchscreen.tap(x + width * 0.8, y + height / 2)
    await stands(7, 2)
    await presenter.touchscreen.tap(x + width * 0.2, y + height / 2)
    await stands(7, 1)
    await swipe(presenter, '.words', 0.8, 0.3)
    await stands(7, 2)
    await swipe(presenter, '.pictures', 0.2, 0.8)
    await stands(7, 1)
    await presenter.mouse.click(x + width * 0.2, y + height / 2)
    await stands(7, 2)
    await roll(presenter, 40, 30, 20, 10, 5)
    await stands(7, 3)
    await presenter.mouse.wheel(0, -120)
    await stands(7, 2)
    // Over the words it scrolls them.
    await presenter.locator('.words').hover()
    await presenter.mouse.wheel(0, 300)
    await presenter.waitForTimeout(300)
    await stands(7, 2)
  })

  it('with one thumb on the reader, which times the speech and outlives a reload', async () => {
    const screen = await hall.open('1')
    const reader = await hall.open('reader', page => page.setViewportSize({ width: 390, height: 844 }))
    await button(reader, '下一步').tap()
    await expect.poll(() => [placeOf(reader), placeOf(screen)]).toEqual([[2, 0], [2, 0]])
    await button(reader, '暂停').waitFor()
    for (const click of hall.deck.slides[1]!.note.segments.keys()) {
      await expect.poll(() => highlight(reader)).toBe(hall.deck.slides[1]!.note.segments[click])
      await button(reader, '下一步').tap()
    }
    await expect.poll(() => placeOf(screen)).toEqual([3, 0])
    await button(reader, '上一步').tap()
    await expect.poll(() => placeOf(screen)).toEqual([2, hall.deck.slides[1]!.note.segments.length - 1])
    await swipe(reader, '.words', 0.8, 0.2)
    await expect.poll(() => placeOf(screen)).toEqual([3, 0])
    await reader.reload()
    await reader.locator('.reader .words p').first().waitFor()
    expect(placeOf(reader)).toEqual([3, 0])
  })
})

it('keys do not act through an open dialog', async () => {
  const presenter = await hall.open('presenter/7?clicks=1', page => page.setViewportSize(LAPTOP))
  await button(presenter, '开始').click()
  for (const [name, opener] of [['用时', '用时'], ['总览', '总览'], ['按键', '帮助']] as const) {
    await button(presenter, opener).click()
    const dialog = presenter.getByRole('dialog', { name, exact: true })
    await dialog.waitFor()
    for (const key of ['b', 'w', 'l', 'd', 's', '+', '8', ...name === '按键' ? [] : ['PageDown', 'ArrowRight', 'End']])
      await presenter.keyboard.press(key)
    await presenter.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(placeOf(presenter), name).toEqual([7, 1])
    expect(await presenter.locator('.bands p').count(), name).toBe(0)
    expect(await presenter.locator('.where .typed').count(), name).toBe(0)
    expect(await presenter.locator('.console [aria-pressed=true]').count(), name).toBe(0)
  }
})
