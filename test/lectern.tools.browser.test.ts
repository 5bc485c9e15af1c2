import type { Page } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { button, placeOf, useHall } from './support/lectern.ts'

const hall = useHall()

async function open(): Promise<{ presenter: Page, screen: Page, at: (x: number, y: number) => [number, number] }> {
  const presenter = await hall.open('presenter/7?clicks=1')
  const screen = await hall.open('1')
  await expect.poll(() => placeOf(screen)).toEqual([7, 1])
  const { x, y, width, height } = (await presenter.locator('.picture').first().boundingBox())!
  return { presenter, screen, at: (across, down) => [x + width * across, y + height * down] }
}

/** Returns the place of something on the slide that a window shows, in parts of its width and height. */
function spotOn(page: Page, selector: string): Promise<number[] | undefined> {
  return page.evaluate((selector) => {
    const found = [...document.querySelectorAll(`.glass > svg ${selector}`)].at(-1)?.getBoundingClientRect()
    const { left, top, width, height } = document.querySelector('.canvas')!.getBoundingClientRect()
    return found && [(found.left + found.width / 2 - left) / width, (found.top + found.height / 2 - top) / height].map(part => Math.round(part * 100) / 100)
  }, selector)
}

describe('what a pointer does on the presenter\'s picture, the hall shows', () => {
  it('the laser pointer: where it is, while it is there', async () => {
    const { presenter, screen, at } = await open()
    await presenter.keyboard.press('l')
    await presenter.mouse.move(...at(0.25, 0.5))
    await presenter.mouse.move(...at(0.75, 0.25))
    for (const page of [presenter, screen])
      await expect.poll(() => spotOn(page, '.spot')).toEqual([0.75, 0.25])
    // At rest it goes on shining.
    await presenter.waitForTimeout(1500)
    expect(await spotOn(screen, '.spot')).toEqual([0.75, 0.25])
    await presenter.mouse.click(...at(0.75, 0.25))
    await presenter.keyboard.press('Escape')
    for (const page of [presenter, screen])
      await expect.poll(() => spotOn(page, '.spot')).toBeUndefined()
    expect(placeOf(screen)).toEqual([7, 1])
  })

  it('the pen, in any window; it is gone with the slide, or by E', async () => {
    const { presenter, screen, at } = await open()
    const draw = async (page: Page, points: [number, number][]): Promise<void> => {
      await page.mouse.move(...points[0]!)
      await page.mouse.down()
      for (const point of points)
        await page.mouse.move(...point)
      await page.mouse.up()
    }
    await button(presenter, '画笔').click()
    await draw(presenter, [at(0.2, 0.3), at(0.3, 0.4), at(0.4, 0.5)])
    for (const page of [presenter, screen])
      await expect.poll(() => spotOn(page, '.ink')).toEqual([0.3, 0.4])
    await screen.keyboard.press('d')
    await draw(screen, [[900, 200], [1000, 300]])
    for (const page of [presenter, screen])
      await expect.poll(() => page.locator('.ink').count()).toBe(2)
    // A click of the slide leaves it, another slide does not.
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => placeOf(screen)).toEqual([7, 2])
    expect(await screen.locator('.ink').count()).toBe(2)
    await button(presenter, '擦除').click()
    await expect.poll(() => screen.locator('.ink').count()).toBe(0)
    await draw(presenter, [at(0.2, 0.3), at(0.4, 0.5)])
    await expect.poll(() => screen.locator('.ink').count()).toBe(1)
    for (const key of ['ArrowDown', 'ArrowUp'])
      await presenter.keyboard.press(key)
    await expect.poll(() => placeOf(screen)).toEqual([7, 0])
    for (const page of [presenter, screen])
      expect(await page.locator('.ink').count()).toBe(0)
  })

  it('zoom: as large, at the same part, until Esc', async () => {
    const { presenter, screen, at } = await open()
    const scale = (page: Page): Promise<string> => page.locator('.glass').first().evaluate(glass => getComputedStyle(glass).transform)
    await button(presenter, '放大').click()
    for (const page of [presenter, screen])
      await expect.poll(() => scale(page)).toMatch(/matrix\(1.5/)
    await presenter.mouse.move(...at(0.5, 0.5))
    await presenter.mouse.down()
    await presenter.mouse.move(...at(0.25, 0.75))
    await presenter.mouse.up()
    for (const page of [presenter, screen])
      await expect.poll(() => page.locator('.glass').first().evaluate(glass => (glass as HTMLElement).style.transformOrigin.split(' ').map(length => Math.round(Number.parseFloat(length) / 20)))).toEqual([16, 27])
    expect(placeOf(screen)).toEqual([7, 1])
    await screen.keyboard.press('+')
    await expect.poll(() => scale(presenter)).toMatch(/matrix\(2,/)
    await presenter.keyboard.press('Escape')
    for (const page of [presenter, screen])
      await expect.poll(() => scale(page)).toBe('none')
  })
})

describe('the hall stands still', () => {
  it('while the speaker looks on, also after a reload; a step of its own goes on', async () => {
    const { presenter, screen } = await open()
    /** The number of the slide that the hall sees, and how many phrases of it. */
    const seen = (): Promise<[number, number]> => screen.evaluate(() => {
      const page = document.elementFromPoint(innerWidth / 2, innerHeight / 3)!.closest<HTMLElement>('.slidev-page')!
      return [Number(page.dataset.slidevNo), page.querySelectorAll('.slidev-vclick-target:not(.slidev-vclick-hidden)').length]
    })
    await expect.poll(seen).toEqual([7, 1])
    await presenter.keyboard.press('s')
    await presenter.getByText('会场画面冻结在第 7 页').waitFor()
    for (const key of ['PageDown', 'ArrowDown', 'ArrowRight'])
      await presenter.keyboard.press(key)
    await expect.poll(() => placeOf(presenter)).toEqual([8, 1])
    await screen.waitForTimeout(300)
    expect(await seen()).toEqual([7, 1])
    await screen.reload()
    await expect.poll(seen).toEqual([7, 1])
    await presenter.keyboard.press('s')
    await expect.poll(seen).toEqual([8, 1])
    // The same key so soon again is a bounce.
    await presenter.waitForTimeout(100)
    await presenter.keyboard.press('s')
    await presenter.getByText('会场画面冻结在第 8 页').waitFor()
    await screen.keyboard.press('PageDown')
    await presenter.getByText('会场画面冻结').waitFor({ state: 'detached' })
    expect(placeOf(presenter)).toEqual([8, 1])
  })
})

it('all the while no page complained', () => expect(hall.site.faults).toEqual([]))
