import type { BrowserContextOptions } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { announced, PHONE, SLIDE, TITLE, TOTAL, useScreen } from './support/screen.ts'

/** WCAG 2.5.5 */
const TARGET_PX = 44

const hall = useScreen()

describe('for a screen reader', () => {
  it('each slide and each phrase is said, one slide is there, and no phrase before its time', async () => {
    const { page } = hall.site
    await hall.show(page, SLIDE - 1)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => announced(page)).toContain(`第 ${SLIDE} 页，共 ${TOTAL} 页：${TITLE}`)
    expect(await page.getByRole('status').getAttribute('aria-live') ?? 'polite').toBe('polite')
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(0)
    await page.keyboard.press('PageDown')
    await expect.poll(() => announced(page).then(text => text!.trim())).toBe('仓库')
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1)
    expect(await page.getByRole('main').getByRole('heading').allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['在全区安全生产专项整治动员会上的讲话', '二要下足整治之功', TITLE])
    expect(await page.getByRole('navigation', { name: '放映' }).getByRole('button').count()).toBe(9)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })
})

describe('motion, size and focus', () => {
  it('nothing moves for those who want no motion', async () => {
    const { page } = hall.site
    await hall.show(page, 1)
    const moving = () => page.evaluate(() => [...document.querySelectorAll('.current *, .controls')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none'
    }).length)
    expect(await moving()).toBeGreaterThan(0)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const slide of [1, SLIDE]) {
      await hall.show(page, slide)
      expect(await moving()).toBe(0)
    }
    await page.emulateMedia({ reducedMotion: null })
  })

  it.each<[string, BrowserContextOptions, boolean]>([
    ['at 200 % (1280 × 720 become 640 × 360)', { viewport: { width: 640, height: 360 } }, false],
    ['on a phone held upright', PHONE, true],
    ['on a phone held across', { ...PHONE, viewport: { width: 844, height: 390 } }, false],
  ])('%s the whole slide and all controls are in sight and large enough', async (_, options, below) => {
    await using page = await hall.open(SLIDE, options)
    const { width, height } = options.viewport!
    const slide = (await page.locator('.current.slidev-page').boundingBox())!
    expect(Math.max(slide.width / width, slide.height / height)).toBeCloseTo(1, below ? 2 : 1)
    const controls = page.getByRole('navigation', { name: '放映' })
    const bar = (await controls.boundingBox())!
    for (const control of await controls.locator('a, button').all()) {
      const box = (await control.boundingBox())!
      const name = await control.textContent()
      expect(Math.min(box.width, box.height), name!).toBeGreaterThanOrEqual(TARGET_PX)
      expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height], name!).toEqual([true, true, true, true])
    }
    if (below)
      expect(bar.y).toBeGreaterThanOrEqual(slide.y + slide.height)
    expect(await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight])).toEqual([0, 0])
  })

  it('the focus is seen, and brings the controls in', async () => {
    await using page = await hall.open(SLIDE)
    const controls = page.getByRole('navigation', { name: '放映' })
    await expect.poll(() => controls.evaluate(element => getComputedStyle(element).opacity)).toBe('0')
    for (const name of ['上一步', '下一步', '总览', '全屏', '黑屏', '激光', '画笔', '幻灯片 PDF', '讲义 PDF', '演讲者', '全文', '帮助']) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
        return `${document.activeElement!.textContent!.trim()} ${outlineStyle} ${outlineWidth}`
      })
      expect(outline).toMatch(new RegExp(`${name}.* solid 3px`))
    }
    await expect.poll(() => controls.evaluate(element => getComputedStyle(element).opacity)).toBe('1')
  })

  it('the pointer and the controls come when it moves and go when it rests', async () => {
    await using page = await hall.open(SLIDE)
    const state = () => page.evaluate(() => [getComputedStyle(document.querySelector('.stage')!).cursor, getComputedStyle(document.querySelector('.controls')!).opacity])
    await expect.poll(state).toEqual(['none', '0'])
    await page.mouse.move(100, 100)
    await page.mouse.move(140, 140)
    await expect.poll(state).toEqual(['auto', '1'])
    await expect.poll(state, { timeout: 10_000 }).toEqual(['none', '0'])
  })

  it('the screen is asked not to sleep', async () => {
    const context = await hall.site.browser.newContext()
    await context.addInitScript(() => {
      navigator.wakeLock.request = (type) => {
        document.documentElement.dataset.awake = type
        return Promise.reject(new Error('low battery'))
      }
    })
    const page = await context.newPage()
    page.on('pageerror', error => hall.site.faults.push(error.message))
    await hall.show(page, SLIDE)
    await expect.poll(() => page.locator('html').getAttribute('data-awake')).toBe('screen')
    await context.close()
  })
})
