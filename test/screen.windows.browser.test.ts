import { describe, expect, it } from 'vitest'
import { announced, at, DECK, SLIDE, TITLE, TOTAL, useScreen } from './support/screen.ts'
import { openSite } from './support/site.ts'

const hall = useScreen()
/** Cover, dividers and the last slide. */
const WINE = [1, 4, 8, TOTAL]

describe('the curtain', () => {
  it('falls in all windows, a step lifts it and turns no page, the presenter keeps the words', async () => {
    await using stage = await hall.open(SLIDE)
    const second = await stage.context().newPage()
    await hall.show(second, SLIDE)
    const presenter = await stage.context().newPage()
    await presenter.goto(`${hall.site.url}#/presenter/${SLIDE}`)
    const words = presenter.getByText('仓库').filter({ visible: true }).first()
    await words.waitFor()

    await stage.keyboard.press('b')
    await second.getByRole('img', { name: '黑屏' }).waitFor()
    expect(await second.locator('.curtain').boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 720 })
    expect(await second.locator('.curtain').evaluate(element => getComputedStyle(element).backgroundColor)).toBe('rgb(0, 0, 0)')
    expect(await announced(second)).toContain('黑屏')
    expect(await words.isVisible()).toBe(true)
    const late = await stage.context().newPage()
    await late.goto(`${hall.site.url}#/`)
    await late.getByRole('img', { name: '黑屏' }).waitFor()
    await late.close()
    await second.keyboard.press('w')
    await stage.getByRole('img', { name: '白屏' }).waitFor()
    expect(await stage.locator('.curtain').evaluate(element => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)')
    await second.keyboard.press('PageDown')
    await stage.locator('.curtain').waitFor({ state: 'detached' })
    await at(stage, `#/${SLIDE}`)
    await at(second, `#/${SLIDE}`)
    expect(await announced(stage)).toContain('恢复放映')
  })
})

describe('the overview', () => {
  it('picks a slide by section with the keyboard, and gives the focus back', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE)
    const opener = page.getByRole('button', { name: '总览' })
    await opener.focus()
    await page.keyboard.press('o')
    const overview = page.getByRole('dialog', { name: '总览' })
    expect(await overview.getByRole('heading', { level: 3 }).allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['开头', '一要绷紧思想之弦', '二要下足整治之功', '结尾'])
    expect(await overview.getByRole('button', { name: /^第 \d+ 页/ }).count()).toBe(TOTAL)
    expect(await overview.locator('[aria-current="page"]').getAttribute('aria-label')).toBe(`第 ${SLIDE} 页 ${TITLE}`)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toContain(`第 ${SLIDE} 页`)
    for (const [key, no] of [['ArrowRight', 11], ['ArrowDown', 13], ['ArrowUp', 8], ['PageUp', 7], ['End', TOTAL], ['Home', 1], ['ArrowDown', 4]] as const) {
      await page.keyboard.press(key)
      await expect.poll(focused).toContain(`第 ${no} 页`)
    }
    await page.keyboard.press('Escape')
    await overview.waitFor({ state: 'detached' })
    expect(await opener.evaluate(button => button === document.activeElement)).toBe(true)
    await page.keyboard.press('o')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await at(page, `#/${SLIDE + 1}`)
    await overview.waitFor({ state: 'detached' })
  })

  it.each([[1, 1280, 720], [1, 390, 844], [SLIDE, 1280, 720]])('has each slide on its own ground, from slide %i at %i × %i', async (no, width, height) => {
    await using page = await hall.open(no, { viewport: { width, height } })
    await page.keyboard.press('o')
    const grounds = await page.getByRole('dialog', { name: '总览' }).locator('.page').evaluateAll(pages => pages.map(page => [Number(page.closest('[data-slidev-no]')!.getAttribute('data-slidev-no')), getComputedStyle(page).backgroundColor] as const))
    expect(grounds.length).toBeGreaterThan(8)
    for (const [no, ground] of grounds)
      expect(ground, `slide ${no}`).toBe(WINE.includes(no) ? 'rgb(122, 15, 18)' : 'rgb(251, 248, 241)')
  })
})

describe('addresses', () => {
  it('the presenter view opens beside the slides, at the same one', async () => {
    await using page = await hall.open(SLIDE)
    await page.mouse.move(100, 100)
    await page.mouse.move(140, 140)
    const [presenter] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '演讲者' }).click()])
    await at(presenter, `#/presenter/${SLIDE}?clicks=0`)
    await at(page, `#/${SLIDE}`)
  })

  it.each([['', '#/1'], ['#/999', '#/1'], ['#/0', '#/1'], ['#/abc', '#/1'], ['#/no/such/page', '#/1'], ['#/overview', '#/1']])('%s shows %s', async (wrong, right) => {
    await using page = await hall.site.browser.newPage({ viewport: { width: 1280, height: 720 } })
    for (const go of [() => page.goto(`${hall.site.url}${wrong}`), () => page.reload()]) {
      await go()
      await at(page, right)
      await page.locator('.current .page').waitFor()
    }
  })

  it('a public site has no words: neither reading page nor presenter are offered', async () => {
    await using open = await openSite('public', { deck: DECK })
    await open.page.goto(`${open.url}#/read`)
    await at(open.page, '#/1')
    expect(await open.page.locator('.controls').locator('a, button').allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['‹ 上一步', '下一步 ›', '总览', '全屏', '黑屏', '激光', '画笔', '幻灯片 PDF', '帮助'])
  })
})
