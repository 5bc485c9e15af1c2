/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../engine/speech/sentences.ts'
import { violationsOn } from './support/axe.ts'
import { button, ENGLISH, highlight, LAPTOP, ON, placeOf, sizeOf, useHall, withoutBlanks, wordsOf } from './support/lectern.ts'

const hall = useHall()

describe('the presenter view', () => {
  it('keeps in step with the screen, both ways, and highlights the words of each click', async () => {
    const screen = await hall.open('7')
    const presenter = await hall.open('presenter/7')
    const { segments } = hall.deck.slides[6]!.note
    for (const [click, segment] of segments.entries()) {
      await expect.poll(() => highlight(presenter)).toBe(segment)
      await expect.poll(() => placeOf(screen)).toEqual([7, click])
      await expect.poll(() => screen.locator('.current .slidev-vclick-target:not(.slidev-vclick-hidden)').count()).toBe(click)
      await presenter.keyboard.press(ON[click % 3]!)
    }
    // A key that comes before its slide does nothing.
    await screen.locator('.current', { hasText: hall.deck.slides[7]!.phrases.at(-1)!.text }).waitFor()
    await expect.poll(() => placeOf(screen)).toEqual([8, 0])
    await screen.keyboard.press('ArrowRight')
    await expect.poll(() => highlight(presenter)).toBe(hall.deck.slides[7]!.note.segments[1])
  })

  it('shows all words of every slide at 28 px or more, the next first sentence, and its controls', async () => {
    const presenter = await hall.open('presenter/1', page => page.setViewportSize({ width: 1920, height: 1080 }))
    for (const { no, note } of hall.deck.slides) {
      await presenter.evaluate(hash => location.hash = hash, `#/presenter/${no}`)
      await expect.poll(() => wordsOf(presenter)).toBe(note.text)
      expect(await sizeOf(presenter)).toBeGreaterThanOrEqual(28)
      const next = hall.deck.slides[no]
      expect(withoutBlanks(await presenter.locator('.upcoming').innerText())).toBe(next ? `下一页${sentencesOf(next.note.text)[0]}` : '下一页这是最后一页')
      for (const size of [{ width: 1920, height: 1080 }, LAPTOP]) {
        await presenter.setViewportSize(size)
        const outside = await presenter.evaluate(() => [...document.querySelectorAll('.presenter > header, .upcoming, .timing, .presenter button, .picture, .words')]
          .filter((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect()
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || bottom - top < 20
          })
          .map(element => element.className))
        expect(outside, `slide ${no} at ${size.width} × ${size.height}`).toEqual([])
        const pairs = await presenter.evaluate(() => document.querySelector('.words')!.getBoundingClientRect().bottom - document.querySelector('.upcoming')!.getBoundingClientRect().top)
        expect(pairs).toBeLessThanOrEqual(0)
      }
    }
  })

  it('keeps the words of the click in sight, however large they are, and remembers their size', async () => {
    const presenter = await hall.open('presenter/20')
    const before = await sizeOf(presenter)
    for (let press = 0; press < 6; press++)
      await button(presenter, '大字').click()
    const large = await sizeOf(presenter)
    expect(large).toBeCloseTo(before * 2, 0)
    for (const [click, segment] of hall.deck.slides[19]!.note.segments.entries()) {
      await expect.poll(() => highlight(presenter)).toBe(segment)
      await expect.poll(() => presenter.evaluate(() => {
        const words = document.querySelector('.words')!.getBoundingClientRect()
        const [first] = document.querySelector('.words .current')!.getClientRects()
        return Math.floor(Math.min(first!.top - words.top, words.bottom - first!.bottom))
      })).toBeGreaterThanOrEqual(0)
      await presenter.keyboard.press(ON[click % 3]!)
    }
    await presenter.reload()
    await presenter.locator('.words p').first().waitFor()
    expect(await sizeOf(presenter)).toBe(large)
    await button(presenter, '小字').click()
    expect(await sizeOf(presenter)).toBeLessThan(large)
  })

  it('keeps the words while the hall is black or white, and says so', async () => {
    const screen = await hall.open('7')
    const presenter = await hall.open('presenter/7')
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => placeOf(screen)).toEqual([7, 1])
    for (const [key, name] of [['b', 'black'], ['w', 'white']] as const) {
      await presenter.keyboard.press(key)
      await screen.locator(`.curtain.${name}`).waitFor()
      await presenter.getByText(name === 'black' ? '会场已黑屏' : '会场已白屏').waitFor()
      expect(await highlight(presenter)).toBe(hall.deck.slides[6]!.note.segments[1])
    }
    await screen.reload()
    await screen.locator('.curtain.white').waitFor()
    await button(presenter, '恢复画面').click()
    await screen.locator('.curtain').waitFor({ state: 'detached' })
    expect(await presenter.getByText('会场已').count()).toBe(0)
    expect([placeOf(presenter), placeOf(screen)]).toEqual([[7, 1], [7, 1]])
  })

  it('has labels of 20 px or more on a large screen', async () => {
    const presenter = await hall.open('presenter/7', page => page.setViewportSize({ width: 1920, height: 1080 }))
    const sizes = await presenter.locator('.lectern').locator('dt, dd, button, figcaption, .where, .upcoming, h1').evaluateAll(all => all.map(element => Number.parseFloat(getComputedStyle(element).fontSize)))
    expect(sizes.length).toBeGreaterThan(20)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20)
  })

  it('counts the clicks of the slide', async () => {
    const presenter = await hall.open('presenter/7?clicks=2')
    const clicks = presenter.locator('.where .clicks')
    await expect.poll(() => clicks.textContent()).toBe('点击 2/4')
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => clicks.textContent()).toBe('点击 3/4')
  })

  it('keeps the words of the click in sight after a resize, and when a band comes in', async () => {
    const presenter = await hall.open('presenter/20')
    for (let press = 0; press < 4; press++)
      await button(presenter, '大字').click()
    await presenter.evaluate(hash => location.hash = hash, `#/presenter/20?clicks=${hall.deck.slides[19]!.note.segments.length - 1}`)
    await expect.poll(() => highlight(presenter)).toBe(hall.deck.slides[19]!.note.segments.at(-1))
    const inSight = (): Promise<boolean> => presenter.evaluate(() => {
      const words = document.querySelector('.words')!.getBoundingClientRect()
      const [first] = document.querySelector('.words .current')!.getClientRects()
      return first!.top >= words.top - 1 && first!.bottom <= words.bottom + 1
    })
    for (const size of [{ width: 1024, height: 768 }, { width: 390, height: 844 }, { width: 844, height: 390 }, LAPTOP]) {
      await presenter.setViewportSize(size)
      await expect.poll(inSight, { message: `at ${size.width} × ${size.height}` }).toBe(true)
    }
    for (const key of ['b', 's']) {
      await presenter.keyboard.press(key)
      await expect.poll(inSight, { message: `after ${key}` }).toBe(true)
    }
  })

  it('puts a size right that is none, and remembers the dark', async () => {
    const presenter = await hall.open('presenter/7')
    const usual = await sizeOf(presenter)
    for (const bad of ['NaN', '1e9', '{"a":1}', '-2', '']) {
      await presenter.evaluate(bad => Object.keys(localStorage).filter(key => key.includes('size of')).forEach(key => localStorage.setItem(key, bad)), bad)
      await presenter.reload()
      await presenter.locator('.words p').first().waitFor()
      const size = await sizeOf(presenter)
      expect([bad, size >= usual * 0.69 && size <= usual * 2.31]).toEqual([bad, true])
      await button(presenter, '小字').click()
      expect(await sizeOf(presenter)).toBeLessThan(size)
    }
    const ground = (): Promise<string> => presenter.locator('.lectern').evaluate(page => getComputedStyle(page).backgroundColor)
    const light = await ground()
    await button(presenter, '深色').click()
    expect(await ground()).not.toBe(light)
    const dark = await ground()
    await presenter.reload()
    await presenter.locator('.words p').first().waitFor()
    expect(await ground()).toBe(dark)
    // The hall is lit as ever, and so is the picture of it.
    expect(await presenter.locator('.picture .page').first().evaluate(page => getComputedStyle(page).backgroundColor)).toBe(light)
  })

  it('speaks Chinese only, and axe finds nothing, in every state', async () => {
    const presenter = await hall.open('presenter/7')
    const inspect = async (state: string): Promise<void> => {
      expect(await presenter.evaluate(() => document.body.innerText), state).not.toMatch(ENGLISH)
      expect(await presenter.locator('[title], [aria-label], [placeholder]').evaluateAll(all =>
        all.map(element => ['title', 'aria-label', 'placeholder'].map(name => element.getAttribute(name) ?? '').join(' '))), state).not.toEqual(expect.arrayContaining([expect.stringMatching(ENGLISH)]))
      expect(await violationsOn(presenter), state).toEqual([])
    }
    await inspect('before the start')
    await button(presenter, '开始').click()
    await inspect('running')
    await presenter.keyboard.press('b')
    await presenter.getByText('会场已黑屏').waitFor()
    await inspect('black')
    await presenter.keyboard.press('b')
    await button(presenter, '用时').click()
    await inspect('times')
    await button(presenter, '关闭').click()
    await button(presenter, '归零').click()
    await inspect('reset')
    await button(presenter, '冻结').click()
    await presenter.keyboard.press('d')
    await inspect('frozen, with the pen')
    await button(presenter, '深色').click()
    await inspect('dark')
  })
})

describe('the reader', () => {
  it('has the words alone, follows the clicks, and is clean to axe', async () => {
    const presenter = await hall.open('presenter/6')
    await presenter.keyboard.press('PageDown')
    const reader = await hall.open('reader', page => page.setViewportSize({ width: 1024, height: 768 }))
    await expect.poll(() => highlight(reader)).toBe(hall.deck.slides[5]!.note.segments[1])
    expect(await sizeOf(reader)).toBeGreaterThanOrEqual(48)
    await presenter.keyboard.press('ArrowDown')
    await expect.poll(() => wordsOf(reader)).toBe(hall.deck.slides[6]!.note.text)
    expect(withoutBlanks(await reader.locator('.upcoming').innerText())).toBe(`下一页${sentencesOf(hall.deck.slides[7]!.note.text)[0]}`)
    expect(await reader.evaluate(() => document.body.innerText)).not.toMatch(ENGLISH)
    expect(await violationsOn(reader)).toEqual([])
    expect(placeOf(presenter)).toEqual([7, 0])
  })
})
