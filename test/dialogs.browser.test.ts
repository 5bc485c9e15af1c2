import type { Page } from 'playwright-chromium'
import { expect, it } from 'vitest'
import { button, useHall } from './support/lectern.ts'

const hall = useHall()

/** Takes from a page what Firefox before 98 and Safari before 15.4 do not have. */
async function withoutDialogs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { prototype } = HTMLDialogElement
    for (const name of ['showModal', 'show', 'close', 'open', 'returnValue'] as const)
      Reflect.deleteProperty(prototype, name)
    Reflect.deleteProperty(window, 'HTMLDialogElement')
    // By this the page knows what it has to bring along.
    Reflect.deleteProperty(Array.prototype, 'toReversed')
    // An element that the browser does not know has no looks of its own.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('@layer unknown { dialog { all: unset } }')
    document.adoptedStyleSheets = [sheet]
  })
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement!.textContent!.trim())

it('a browser without dialogs has overview, keys and times all the same, over the page and with the focus in them', async () => {
  const page = await hall.open('7', withoutDialogs)
  await page.keyboard.press('o')
  const overview = page.getByRole('dialog', { name: '总览' })
  await overview.waitFor()
  expect(await focused(page)).toBe('7')
  expect(await overview.boundingBox()).toMatchObject({ y: expect.closeTo(0, -1) })
  const covers = (at: { x: number, y: number }): Promise<boolean> => page.evaluate(({ x, y }) => document.elementFromPoint(x, y)!.matches('.backdrop, dialog *, dialog'), at)
  for (const at of [{ x: 4, y: 4 }, { x: 683, y: 400 }, { x: 1360, y: 760 }])
    expect(await covers(at), JSON.stringify(at)).toBe(true)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('#/8')
  expect(await page.locator('dialog, .backdrop').count()).toBe(0)

  const presenter = await hall.open('presenter/7', withoutDialogs)
  for (const [name, title] of [['总览', '总览'], ['帮助', '按键']] as const) {
    await button(presenter, name).focus()
    await presenter.keyboard.press('Enter')
    const dialog = presenter.getByRole('dialog', { name: title, exact: true })
    await dialog.waitFor()
    for (let times = 0; times < 60; times++)
      await presenter.keyboard.press('Tab')
    expect(await presenter.evaluate(() => document.activeElement!.closest('dialog, body')!.localName)).toBe('dialog')
    await presenter.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await focused(presenter)).toContain(name)
  }
  await button(presenter, '开始').click()
  await button(presenter, '用时').click()
  const times = presenter.getByRole('dialog', { name: '用时' })
  await times.getByRole('button', { name: '关闭' }).click()
  await times.waitFor({ state: 'detached' })
  expect(hall.site.faults).toEqual([])
})
