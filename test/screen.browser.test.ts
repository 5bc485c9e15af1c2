import type { BrowserContextOptions, Page } from 'playwright-chromium'
import type { OpenSite } from './support/site.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { CONFIG, openSite } from './support/site.ts'

/** A slide with four phrases, and how it is called out. */
const SLIDE = 7
const SLIDES = (await readDeck(CONFIG)).deck!.slides
const TOTAL = SLIDES.length
/** The cases are told in words on the reading page. */
const PICTURED = SLIDES.filter(({ layout }) => layout !== 'case').length
const CALLED = `第 7 页，共 ${TOTAL} 页：要自觉把政治建设摆在首位`
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** WCAG 2.5.5 */
const TARGET_PX = 44

let site: OpenSite

beforeAll(async () => void (site = await openSite('notes')))
afterAll(() => site?.[Symbol.asyncDispose]())

async function show(page: Page, hash: string | number): Promise<void> {
  await page.goto(`${site.url}#/${hash}`)
  await page.locator('.current .page').waitFor()
}

async function open(hash: string | number, options: BrowserContextOptions = {}): Promise<Page & AsyncDisposable> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', error => site.faults.push(error.message))
  await show(page, hash)
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
}

const at = (page: Page, hash: string) => expect.poll(() => new URL(page.url()).hash).toBe(hash)
const announced = (page: Page) => page.getByRole('status').textContent()
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
    await show(site.page, from)
    await site.page.keyboard.press(key)
    await at(site.page, `#/${to}`)
  })

  it('digits and Enter go to that slide, and the number is shown', async () => {
    const { page } = site
    await show(page, SLIDE)
    await page.keyboard.type('28')
    await expect.poll(() => page.locator('.sought').textContent()).toContain('到第 28 页')
    await page.keyboard.press('Enter')
    await at(page, '#/28')
    // Other keys than before: the same one so soon again is a bounce.
    await page.keyboard.type('97')
    await expect.poll(() => page.locator('.sought').textContent()).toContain('没有第 97 页')
    await page.keyboard.press('NumpadEnter')
    await expect.poll(() => page.locator('.sought').isVisible()).toBe(false)
    await at(page, '#/28')
  })

  it('one that bounces or is held is one step; two keys are two', async () => {
    const { page } = site
    await show(page, SLIDE)
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
    const { page } = site
    await show(page, SLIDE)
    await page.getByRole('button', { name: '总览' }).focus()
    await page.keyboard.press('PageDown')
    await at(page, `#/${SLIDE}?clicks=1`)
    await page.keyboard.press('Space')
    await page.getByRole('dialog', { name: '总览' }).waitFor()
    await page.keyboard.press('Escape')
    await at(page, `#/${SLIDE}?clicks=1`)
  })

  it('f5 goes to full screen and reloads nothing, Esc comes back', async () => {
    await using page = await open(SLIDE)
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
    const { page } = site
    await show(page, SLIDE)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: '按键' })
    await expect.poll(() => help.getByRole('row').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('黑屏')]))
    await page.keyboard.press('PageDown')
    await help.waitFor({ state: 'detached' })
    await at(page, `#/${SLIDE}`)
  })
})

describe('the curtain', () => {
  it('falls in all windows, a step lifts it and turns no page, the presenter keeps the words', async () => {
    await using hall = await open(SLIDE)
    const second = await hall.context().newPage()
    await show(second, SLIDE)
    const presenter = await hall.context().newPage()
    await presenter.goto(`${site.url}#/presenter/${SLIDE}`)
    const words = presenter.getByText('把坚决做到“两个维护”作为首要任务').filter({ visible: true }).first()
    await words.waitFor()

    await hall.keyboard.press('b')
    await second.getByRole('img', { name: '黑屏' }).waitFor()
    expect(await second.locator('.curtain').boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 720 })
    expect(await second.locator('.curtain').evaluate(element => getComputedStyle(element).backgroundColor)).toBe('rgb(0, 0, 0)')
    expect(await announced(second)).toContain('黑屏')
    expect(await words.isVisible()).toBe(true)
    const late = await hall.context().newPage()
    await late.goto(`${site.url}#/`)
    await late.getByRole('img', { name: '黑屏' }).waitFor()
    await late.close()
    await second.keyboard.press('w')
    await hall.getByRole('img', { name: '白屏' }).waitFor()
    expect(await hall.locator('.curtain').evaluate(element => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)')
    await second.keyboard.press('PageDown')
    await hall.locator('.curtain').waitFor({ state: 'detached' })
    await at(hall, `#/${SLIDE}`)
    await at(second, `#/${SLIDE}`)
    expect(await announced(hall)).toContain('恢复放映')
  })
})

describe('the overview', () => {
  it('picks a slide by section with the keyboard, and gives the focus back', async () => {
    const { page } = site
    await show(page, SLIDE)
    const opener = page.getByRole('button', { name: '总览' })
    await opener.focus()
    await page.keyboard.press('o')
    const overview = page.getByRole('dialog', { name: '总览' })
    expect(await overview.getByRole('heading', { level: 3 }).allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['开头', '一要提高政治站位', '二要强化履职担当', '三要加强作风建设', '结尾'])
    expect(await overview.getByRole('button', { name: /^第 \d+ 页/ }).count()).toBe(TOTAL)
    expect(await overview.locator('[aria-current="page"]').getAttribute('aria-label')).toBe('第 7 页 要自觉把政治建设摆在首位')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toContain('第 7 页')
    for (const [key, no] of [['ArrowRight', 8], ['ArrowDown', 13], ['ArrowUp', 8], ['PageUp', 7], ['End', TOTAL], ['Home', 1], ['ArrowDown', 5]] as const) {
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
    await using page = await open(no, { viewport: { width, height } })
    await page.keyboard.press('o')
    const grounds = await page.getByRole('dialog', { name: '总览' }).locator('.page').evaluateAll(pages => pages.map(page => [page.classList.contains('wine'), getComputedStyle(page).backgroundColor]))
    // Those in sight: cover and first divider, and what lies between and after them.
    expect(grounds.length).toBeGreaterThan(8)
    expect(grounds.filter(([wine]) => wine)).toHaveLength(2)
    for (const [wine, ground] of grounds)
      expect(ground).toBe(wine ? 'rgb(122, 15, 18)' : 'rgb(251, 248, 241)')
  })
})

describe('for a screen reader', () => {
  it('each slide and each phrase is said, one slide is there, and no phrase before its time', async () => {
    const { page } = site
    await show(page, SLIDE - 1)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => announced(page)).toContain(CALLED)
    expect(await page.getByRole('status').getAttribute('aria-live') ?? 'polite').toBe('polite')
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(0)
    await page.keyboard.press('PageDown')
    await expect.poll(() => announced(page).then(text => text!.trim())).toBe('把坚决做到“两个维护”作为首要任务')
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1)
    expect(await page.getByRole('main').getByRole('heading').allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['在全市机构编制系统党风廉政建设工作会议上的讲话', '一要提高政治站位', '要自觉把政治建设摆在首位'])
    expect(await page.getByRole('navigation', { name: '放映' }).getByRole('button').count()).toBe(9)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })
})

describe('motion, size and focus', () => {
  it('nothing moves for those who want no motion', async () => {
    const { page } = site
    await show(page, 1)
    const moving = () => page.evaluate(() => [...document.querySelectorAll('.current *, .controls')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none'
    }).length)
    expect(await moving()).toBeGreaterThan(0)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const slide of [1, SLIDE]) {
      await show(page, slide)
      expect(await moving()).toBe(0)
    }
    await page.emulateMedia({ reducedMotion: null })
  })

  it.each<[string, BrowserContextOptions, boolean]>([
    ['at 200 % (1280 × 720 become 640 × 360)', { viewport: { width: 640, height: 360 } }, false],
    ['on a phone held upright', PHONE, true],
    ['on a phone held across', { ...PHONE, viewport: { width: 844, height: 390 } }, false],
  ])('%s the whole slide and all controls are in sight and large enough', async (_, options, below) => {
    await using page = await open(SLIDE, options)
    const { width, height } = options.viewport!
    const slide = (await page.locator('.current').boundingBox())!
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
    await using page = await open(SLIDE)
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
    await using page = await open(SLIDE)
    const state = () => page.evaluate(() => [getComputedStyle(document.querySelector('.stage')!).cursor, getComputedStyle(document.querySelector('.controls')!).opacity])
    await expect.poll(state).toEqual(['none', '0'])
    await page.mouse.move(100, 100)
    await page.mouse.move(140, 140)
    await expect.poll(state).toEqual(['auto', '1'])
    await expect.poll(state, { timeout: 10_000 }).toEqual(['none', '0'])
  })

  it('the screen is asked not to sleep', async () => {
    const context = await site.browser.newContext()
    await context.addInitScript(() => {
      navigator.wakeLock.request = (type) => {
        document.documentElement.dataset.awake = type
        return Promise.reject(new Error('low battery'))
      }
    })
    const page = await context.newPage()
    page.on('pageerror', error => site.faults.push(error.message))
    await show(page, SLIDE)
    await expect.poll(() => page.locator('html').getAttribute('data-awake')).toBe('screen')
    await context.close()
  })
})

describe('a hand', () => {
  it('swipes and taps on a phone', async () => {
    await using page = await open(SLIDE, PHONE)
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
    const { page } = site
    await show(page, SLIDE)
    await page.mouse.click(200, 600)
    await at(page, `#/${SLIDE}?clicks=1`)
    await show(page, 4)
    await page.locator('.current a').nth(1).click()
    await at(page, '#/14')
  })
})

describe('addresses', () => {
  it('the presenter view opens beside the slides, at the same one', async () => {
    await using page = await open(SLIDE)
    await page.mouse.move(100, 100)
    await page.mouse.move(140, 140)
    const [presenter] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '演讲者' }).click()])
    await at(presenter, `#/presenter/${SLIDE}?clicks=0`)
    await at(page, `#/${SLIDE}`)
  })

  it.each([['', '#/1'], ['#/999', '#/1'], ['#/0', '#/1'], ['#/abc', '#/1'], ['#/no/such/page', '#/1'], ['#/overview', '#/1']])('%s shows %s', async (wrong, right) => {
    await using page = await site.browser.newPage({ viewport: { width: 1280, height: 720 } })
    for (const go of [() => page.goto(`${site.url}${wrong}`), () => page.reload()]) {
      await go()
      await at(page, right)
      await page.locator('.current .page').waitFor()
    }
  })

  it('a public site has no words: neither reading page nor presenter are offered', async () => {
    await using open = await openSite('public')
    await open.page.goto(`${open.url}#/read`)
    await at(open.page, '#/1')
    expect(await open.page.locator('.controls').locator('a, button').allTextContents().then(all => all.map(text => text.trim())))
      .toEqual(['‹ 上一步', '下一步 ›', '总览', '全屏', '黑屏', '激光', '画笔', '幻灯片 PDF', '帮助'])
  })
})

describe('the reading page', () => {
  it('has every word of the speech once, in order, under its headings', async () => {
    const { page } = site
    await page.goto(`${site.url}#/read`)
    await page.locator('.reading > header h1').waitFor()
    const said = await page.locator('.reading main').evaluate(main => [...main.children].filter(({ tagName }) => /^(?:H2|H3|P)$/.test(tagName)).map(({ textContent }) => textContent).join('').replace(/\s/g, ''))
    expect(said).toBe(readSpeech(CONFIG).spoken.replace(/\s/g, ''))
    const main = page.getByRole('main')
    expect(await main.getByRole('heading', { level: 2 }).count()).toBe(3)
    expect(await main.locator('> h3').count()).toBe(9)
    expect(await main.getByRole('figure').count()).toBe(PICTURED)
    expect(await main.locator('.case-study').count()).toBe(2)
    expect(await main.locator('.case-study li').evaluateAll(items => items.every(item => getComputedStyle(item).opacity === '1' && getComputedStyle(item).visibility === 'visible'))).toBe(true)
    expect(await main.getByRole('link', { name: /^第 27 页.*要算清违纪成本这笔“账”$/ }).getAttribute('href')).toBe('#/27')
  })

  it('shows every slide as the hall sees it, and keeps showing it', async () => {
    await using page = await open(1)
    /** The looks of headings and links, by the number of the slide. */
    const looks = (slides: string) => page.locator(slides).evaluateAll(slides => slides.map((slide) => {
      const set = [...slide.querySelectorAll('h1, h2, h3, a')].map(element => getComputedStyle(element)).map(({ font, color, textDecorationLine }) => `${font} ${color} ${textDecorationLine}`)
      return [slide.closest('[data-slidev-no]')!.getAttribute('data-slidev-no')!, set] as const
    }))
    await page.goto(`${site.url}#/read`)
    const figures = page.locator('.reading figure')
    await figures.first().waitFor()
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded()
      await figure.locator('.page').waitFor()
    }
    const read = await looks('.reading figure .page')
    expect(read).toHaveLength(PICTURED)
    for (const [no, set] of read) {
      await show(page, Number(no))
      expect(await looks('.current .page'), `slide ${no}`).toEqual([[no, set]])
    }
  })

  it('leads from its contents to the place, and turns no page in the hall', async () => {
    await using hall = await open(SLIDE)
    const reader = await hall.context().newPage()
    await reader.goto(`${site.url}#/read`)
    await reader.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '第三，严防“四风”反弹。' }).click()
    await expect.poll(() => reader.evaluate(() => document.activeElement?.textContent?.trim())).toBe('第三，严防“四风”反弹。')
    await expect.poll(() => reader.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeLessThan(200)
    await at(hall, `#/${SLIDE}`)
  })

  it('overflows nowhere on a phone', async () => {
    await using page = await open(1, PHONE)
    await page.goto(`${site.url}#/read`)
    await page.locator('.reading > header h1').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

it('all the while no page complained', () => expect(site.faults).toEqual([]))
