import type { Page } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { at, PHONE, SLIDE, TOTAL, useScreen } from './support/screen.ts'

const hall = useScreen()

/** Events of one key 20 ms apart, as a contact that bounces gives them; between them the deck has the time to turn. */
function bounce(page: Page, code: string, ...types: string[]) {
  return page.evaluate(async ([code, types]) => {
    const start = performance.now()
    for (const [index, type] of types.entries()) {
      const event = new KeyboardEvent(type, { key: code, code, bubbles: true })
      window.dispatchEvent(Object.defineProperty(event, 'timeStamp', { value: start + index * 20 }))
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }, [code, types] as const)
}

describe('keys', () => {
  it.each([
    ['ArrowRight', `${SLIDE}?clicks=2`, `${SLIDE}?clicks=3`],
    ['PageDown', `${SLIDE}?clicks=4`, `${SLIDE + 1}`],
    ['Space', `${SLIDE}`, `${SLIDE}?clicks=1`],
    ['Enter', `${SLIDE}`, `${SLIDE}?clicks=1`],
    ['ArrowLeft', `${SLIDE}?clicks=2`, `${SLIDE}?clicks=1`],
    ['PageUp', `${SLIDE + 1}`, `${SLIDE}?clicks=4`],
    ['Backspace', `${SLIDE}?clicks=1`, `${SLIDE}`],
    ['Shift+Space', `${SLIDE}?clicks=1`, `${SLIDE}`],
    ['ArrowDown', `${SLIDE}?clicks=1`, `${SLIDE + 1}`],
    ['ArrowUp', `${SLIDE}?clicks=1`, `${SLIDE - 1}`],
    ['Home', `${SLIDE}`, '1'],
    ['End', `${SLIDE}`, String(TOTAL)],
  ])('%s', async (key, from, to) => {
    await hall.show(hall.site.page, from)
    await hall.site.page.keyboard.press(key)
    await at(hall.site.page, `#/${to}`)
  })

  it('digits and Enter go to that slide, and the number is shown', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    await page.keyboard.type('12')
    await expect.poll(() => page.locator('.sought').textContent()).toContain('到第 12 页')
    await page.keyboard.press('Enter')
    await at(page, '#/12')
    // Other keys than before: the same one so soon again is a bounce.
    await page.keyboard.type('97')
    await expect.poll(() => page.locator('.sought').textContent()).toContain('没有第 97 页')
    await page.keyboard.press('NumpadEnter')
    await expect.poll(() => page.locator('.sought').isVisible()).toBe(false)
    await at(page, '#/12')
  })

  it('one that bounces or is held is one step; two keys are two', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    await bounce(page, 'PageDown', 'keydown', 'keyup', 'keydown', 'keyup', 'keydown', 'keyup')
    await bounce(page, 'ArrowRight', 'keydown', 'keyup')
    await at(page, `#/${SLIDE}?clicks=2`)
    for (let repeats = 0; repeats < 10; repeats++)
      await page.keyboard.down('ArrowLeft')
    await page.keyboard.up('ArrowLeft')
    await page.keyboard.press('Enter')
    await at(page, `#/${SLIDE}?clicks=2`)
  })

  it('turn pages while a button has the focus; space and Enter are the button\'s', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    await page.getByRole('button', { name: '总览' }).focus()
    await page.keyboard.press('PageDown')
    await at(page, `#/${SLIDE}?clicks=1`)
    await page.keyboard.press('Space')
    await page.getByRole('dialog', { name: '总览' }).waitFor()
    await page.keyboard.press('Escape')
    await at(page, `#/${SLIDE}?clicks=1`)
  })

  it('f5 goes to full screen and reloads nothing, Esc comes back', async () => {
    await using page = await hall.open(SLIDE)
    await page.evaluate(() => document.documentElement.dataset.same = 'yes')
    await page.keyboard.press('F5')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('BODY')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null)
    await page.keyboard.press('f')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('BODY')
    expect(await page.locator('html').getAttribute('data-same')).toBe('yes')
  })

  it('? tells them, and a step puts the help away', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: '按键' })
    await expect.poll(() => help.getByRole('row').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('黑屏')]))
    await page.keyboard.press('PageDown')
    await help.waitFor({ state: 'detached' })
    await at(page, `#/${SLIDE}`)
  })
})

describe('a hand', () => {
  it('swipes and taps on a phone', async () => {
    await using page = await hall.open(SLIDE, PHONE)
    const session = await page.context().newCDPSession(page)
    const swipe = async (from: number, to: number) => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 300 }] })
      for (let step = 1; step <= 4; step++)
        await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from + (to - from) * step / 4, y: 305 }] })
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await swipe(300, 120)
    await at(page, `#/${SLIDE}?clicks=1`)
    await page.touchscreen.tap(300, 300)
    await at(page, `#/${SLIDE}?clicks=2`)
    await page.touchscreen.tap(60, 300)
    await at(page, `#/${SLIDE}?clicks=1`)
    await swipe(120, 300)
    await at(page, `#/${SLIDE}`)
  })

  it('clicks on the slide for the next step, on a link for where it leads', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    await page.mouse.click(200, 600)
    await at(page, `#/${SLIDE}?clicks=1`)
    await hall.show(page, 3)
    await page.locator('.current a').nth(1).click()
    await at(page, '#/8')
  })
})
