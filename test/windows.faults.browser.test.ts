/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { Page } from 'playwright-chromium'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { all, EDITED, neverLoadedAnew, quiet, useServer } from './support/devices.ts'
import { copyDeck } from './support/project.ts'

const server = useServer()

const ITEM = '- 事故起数和伤亡人数'
const seen = (page: Page): Promise<string> => page.locator('.current .page').first().innerText()
const shown = (page: Page): Promise<number> => page.locator('.current .slidev-vclick-target:not(.slidev-vclick-hidden)').count()

it('a slide that breaks as it is edited stays as it was, with its click, in every window, until it is mended', async () => {
  await using project = await copyDeck(deckFolder('two'))
  const file = join(project.folder, 'slides.md')
  const source = await readFile(file, 'utf8')
  await server.start(project.folder)
  await using devices = await server.openDevices()
  const presenter = await devices.open('laptop', 'presenter/2')
  const hall = await devices.open('laptop', '1')
  await presenter.keyboard.press('PageDown')
  await all([presenter, hall], '2?clicks=1')
  await quiet(presenter, hall)
  const before = [await seen(hall), await shown(hall)]
  /** Every slide that the hall has seen. */
  await hall.evaluate(() => {
    const pictures = new Set<string>()
    Object.assign(window, { pictures })
    const look = (): void => {
      pictures.add(document.querySelector('.current .page')?.textContent?.trim() ?? '')
      requestAnimationFrame(look)
    }
    look()
  })
  const pictures = (): Promise<string[]> => hall.evaluate(() => [...(window as unknown as { pictures: Set<string> }).pictures].filter(Boolean))

  for (const [written, complaint] of [
    ['{{ x.y.z }}', '“{{”会当成程序'],
    ['<Nope/>', '没有的组件'],
    ['<b>', '标签没有收尾'],
    ['<b :title="null.x">a</b>', '第 2 页出错'],
    ['', ''],
  ] as const) {
    await writeFile(file, written ? source.replace(ITEM, `${ITEM}${written}`).replace('。\n-->', '。改了的话。\n-->') : source)
    await vi.waitFor(() => expect(server.complaints()).toContain(complaint), EDITED)
    await hall.waitForTimeout(500)
    expect([await seen(hall), await shown(hall)], written).toEqual(before)
    expect((await seen(presenter)).slice(0, 20), written).toBe((before[0] as string).slice(0, 20))
    await all([presenter, hall], '2?clicks=1')
  }
  expect(await pictures()).toEqual([expect.stringContaining('成绩来之不易')])
  await writeFile(file, source.replace('layout: gap', 'layout: gpa'))
  await vi.waitFor(() => expect(server.complaints()).toContain('没有这种版式'), EDITED)
  // Who comes later sees it, too.
  const tablet = await devices.open('other', '1')
  await all([presenter, hall, tablet], '2?clicks=1')
  expect([await seen(hall), await seen(tablet)]).toEqual([before[0], before[0]])
  await writeFile(file, source.replace(ITEM, `${ITEM}改好了`))
  for (const page of [hall, tablet])
    await expect.poll(() => seen(page), EDITED).toContain('改好了')
  expect(await shown(hall)).toBe(before[1])
  await neverLoadedAnew([presenter, hall, tablet])
}, 240_000)

it('the marks of a place on its slides follow the speech as it is edited', async () => {
  await using project = await copyDeck(deckFolder('two'))
  const file = join(project.folder, 'speech/speech.txt')
  const source = await readFile(file, 'utf8')
  await server.start(project.folder)
  await using devices = await server.openDevices()
  const hall = await devices.open('laptop', '5')
  await quiet(hall)
  expect(await seen(hall)).toContain('一要绷紧思想之弦')
  await writeFile(file, source.replace('一要绷紧', '一、绷紧').replace('二要下足', '二、下足'))
  await expect.poll(() => seen(hall), EDITED).toContain('一绷紧思想之弦')
  await neverLoadedAnew([hall])
}, 120_000)
