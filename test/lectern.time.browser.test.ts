/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { Page } from 'playwright-chromium'
import type { Rehearsal } from '../app/lectern/run.ts'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { clockTime, paceOf, stepAt } from '../engine/speech/pace.ts'
import { button, highlight, ON, placeOf, timing, useHall, withoutBlanks } from './support/lectern.ts'

const hall = useHall()

describe('the time', () => {
  const START = new Date('2026-11-24T09:00:00')
  const paused = async (page: Page): Promise<void> => {
    await page.clock.install({ time: START })
    await page.clock.pauseAt(new Date(START.getTime() + 1000))
  }

  it('tells behind and ahead in seconds and characters, and what is left; it outlives a reload', async () => {
    const presenter = await hall.open('presenter/1', paused)
    expect(await timing(presenter)).toMatch(/还剩 16:30 2997 字 快慢 未开始 从首页翻页即开始 已讲 0:00 时间 09:00/)
    await button(presenter, '开始').click()
    await presenter.clock.runFor(40_000)
    const late = paceOf(hall.plan, stepAt(hall.plan, 1, 0)!, 40)
    expect(await timing(presenter)).toContain(`还剩 15:50 ${late.charactersLeft} 字 快慢 慢 ${clockTime(late.behind)} ${late.charactersBehind} 字 已讲 0:40`)
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => timing(presenter)).toMatch(/还剩 15:50 \d+ 字 快慢 正好/)
    await presenter.keyboard.press('ArrowRight')
    const early = paceOf(hall.plan, stepAt(hall.plan, 2, 1)!, 40)
    expect(early.behind).toBeLessThan(-1)
    await expect.poll(() => timing(presenter)).toContain(`快慢 快 ${clockTime(-early.behind)} ${-early.charactersBehind} 字`)

    await presenter.reload()
    await presenter.clock.runFor(20_000)
    await expect.poll(() => timing(presenter)).toContain('已讲 1:00')
    expect(placeOf(presenter)).toEqual([2, 1])

    await button(presenter, '暂停').click()
    await presenter.clock.runFor(60_000)
    expect(await timing(presenter)).toContain('已讲 1:00')
    await button(presenter, '归零').click()
    await expect.poll(() => timing(presenter)).toContain('已讲 0:00')
    await button(presenter, '撤销归零').click()
    await expect.poll(() => timing(presenter)).toContain('已讲 1:00')
    await button(presenter, '继续').click()
    await presenter.clock.runFor(16 * 60_000)
    await expect.poll(() => timing(presenter)).toContain('超时 0:30')
  })

  it('warns in words and colours before the end, at the end and after it', async () => {
    const presenter = await hall.open('presenter/1', paused)
    const left = presenter.locator('.timing .left')
    /** The label, its ground, and the contrast of the figures with that (WCAG 1.4.3), or with the page where there is none. */
    const state = (): Promise<[string, string, number]> => left.evaluate((element) => {
      const light = (colour: string): number => {
        const [red, green, blue] = colour.match(/\d+/g)!.map(part => Number(part) / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
      }
      const own = getComputedStyle(element).backgroundColor
      const ground = own.endsWith(', 0)') ? getComputedStyle(element.closest('.lectern')!).backgroundColor : own
      const [dark, bright] = [light(ground), light(getComputedStyle(element.querySelector('dd')!).color)].sort((a, b) => a - b)
      return [element.querySelector('dt')!.textContent!, ground, (bright! + 0.05) / (dark! + 0.05)]
    })
    await button(presenter, '开始').click()
    const seen: [string, string, number][] = []
    for (const seconds of [60, 810, 95, 60]) {
      await presenter.clock.runFor(seconds * 1000)
      seen.push(await state())
    }
    expect(seen.map(([words]) => words)).toEqual(['还剩', '最后两分钟', '最后半分钟', '超时'])
    expect(new Set(seen.map(([, ground]) => ground)).size).toBe(4)
    expect(Math.min(...seen.map(([,, contrast]) => contrast))).toBeGreaterThanOrEqual(7)
  })

  it('scrolls words on that are more than can be seen, and leaves a hand alone', async () => {
    const presenter = await hall.open('presenter/20', async (page) => {
      await paused(page)
      await page.setViewportSize({ width: 844, height: 390 })
    })
    for (let press = 0; press < 7; press++)
      await button(presenter, '大字').click()
    const step = hall.plan.steps.filter(({ slide }) => slide === 20).sort((a, b) => b.characters - a.characters)[0]!
    await button(presenter, '开始').click()
    await presenter.evaluate(hash => location.hash = hash, `#/presenter/20?clicks=${step.click}`)
    await expect.poll(() => highlight(presenter)).toBe(hall.deck.slides[19]!.note.segments[step.click])
    const top = (): Promise<number> => presenter.locator('.words').evaluate(words => words.scrollTop)
    const before = await top()
    await presenter.clock.runFor((step.end - step.due) * 900)
    await expect.poll(top).toBeGreaterThan(before + 50)
    await presenter.locator('.words').hover()
    await presenter.mouse.wheel(0, -2000)
    await expect.poll(top).toBe(0)
    await presenter.clock.runFor((step.end - step.due) * 200)
    expect(await top()).toBe(0)
  })

  it('starts by itself at the first step, in all presenter views', async () => {
    const other = await hall.open('presenter/1', paused)
    const presenter = await hall.open('presenter/1', paused)
    for (const page of [presenter, other])
      await page.clock.runFor(1000)
    await presenter.keyboard.press('PageDown')
    const due = clockTime(stepAt(hall.plan, 2, 0)!.due)
    for (const page of [presenter, other]) {
      // A window learns of the others only as its clock goes on.
      await page.clock.runFor(100)
      await expect.poll(() => timing(page)).toContain(`快慢 正好`)
      expect(await timing(page)).toContain(`已讲 ${due}`)
    }
  })

  it('of a run-through is set against the plan, slide by slide, and saved', async () => {
    const presenter = await hall.open('presenter/1', paused)
    await button(presenter, '开始').click()
    // A second more than planned for each step.
    for (const [index, step] of hall.plan.steps.entries()) {
      await expect.poll(() => placeOf(presenter)).toEqual([step.slide, step.click])
      await presenter.clock.runFor(Math.round((step.end - step.due) * 1000) + 1000)
      if (index < hall.plan.steps.length - 1)
        await presenter.keyboard.press(ON[index % 3]!)
    }
    await button(presenter, '结束').click()
    const total = hall.plan.duration + hall.plan.steps.length
    const rows = presenter.locator('.times tbody tr')
    expect(await rows.count()).toBe(hall.deck.slides.length)
    const cells = await rows.evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
    const [title] = hall.deck.slides[6]!.phrases
    const steps = hall.plan.steps.filter(({ slide }) => slide === 7)
    expect(cells[6]!.slice(0, 3)).toEqual(['7', withoutBlanks(title!.text), String(steps.reduce((sum, { characters }) => sum + characters, 0))])
    const foot = (await presenter.locator('.times tfoot').innerText()).trim().split(/\s+/)
    expect(foot).toEqual(['合计', String(hall.plan.characters), clockTime(hall.plan.duration), clockTime(total), `+${clockTime(hall.plan.steps.length)}`])
    // The table adds up, down and across.
    const seconds = (text: string): number => text.replace(/[+−]/, '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * (text.startsWith('−') ? -1 : 1)
    for (const column of [3, 4, 5])
      expect(cells.reduce((sum, row) => sum + seconds(row[column]!), 0)).toBe(seconds(foot[column - 1]!))
    expect(Math.abs(seconds(cells[6]![3]!) - (steps.at(-1)!.end - steps[0]!.due))).toBeLessThanOrEqual(1)
    for (const row of cells)
      expect(seconds(row[4]!) - seconds(row[3]!)).toBe(seconds(row[5]!))
    const [download] = await Promise.all([presenter.waitForEvent('download'), button(presenter, '存为文件').click()])
    expect(download.suggestedFilename()).toMatch(/^试讲用时 2026-11-24 09-00\.json$/)
    const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as Rehearsal
    expect(saved).toMatchObject({ version: 1, title: hall.deck.headmatter.title, startedAt: new Date(START.getTime() + 1000).toISOString(), planned: 990, characters: 2997 })
    expect(saved.real).toBeCloseTo(total, 0)
    expect(saved.steps.map(({ slide, click }) => [slide, click])).toEqual(hall.plan.steps.map(({ slide, click }) => [slide, click]))
    for (const { slide, planned, real } of saved.slides)
      expect(Math.abs(real! - planned - hall.plan.steps.filter(step => step.slide === slide).length)).toBeLessThan(0.3)
  })
})
