/* eslint-disable unicorn/prefer-dom-node-text-content -- what is seen counts, not what is there */
import type { Deck } from '../engine/check/deck.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { all, EDITED, LOST, neverLoadedAnew, place, quiet, SOON, useServer } from './support/devices.ts'
import { copyDeck } from './support/project.ts'
import { CONFIG } from './support/site.ts'

const server = useServer()
let deck: Deck
beforeAll(async () => void (deck = (await readDeck(CONFIG)).deck!))

describe('the deck edited while it is presented', () => {
  it('shows new words, holds slide and click, and keeps errors to the editor', async () => {
    await using project = await copyDeck()
    await server.start(project.folder)
    await using devices = await server.openDevices()
    const presenter = await devices.open('laptop', 'presenter/7')
    const hall = await devices.open('laptop', '1')
    for (const key of ['PageDown', 'ArrowRight'])
      await presenter.keyboard.press(key)
    await all([presenter, hall], '7?clicks=2')
    await quiet(presenter, hall)

    const file = join(project.folder, deck.slides[6]!.file)
    const source = await readFile(file, 'utf8')
    const start = source.split('\n').slice(0, deck.slides[6]!.line - 1).join('\n').length
    /** Puts something in before a part of the slide. */
    const edit = (before: string, words: string): Promise<void> => {
      const at = before === 'the slide' ? start : source.indexOf(before, start) + before.length
      return writeFile(file, source.slice(0, at) + words + source.slice(at))
    }
    const shown = (): Promise<number> => hall.locator('.current .slidev-vclick-target:not(.slidev-vclick-hidden)').count()
    const text = (): Promise<string> => hall.locator('.current').innerText()
    const words = (): Promise<string> => presenter.locator('.words').innerText()
    /** Every picture that the hall has seen, told by its title and the clicks shown. */
    await hall.evaluate(() => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      const look = (): void => {
        const current = document.querySelector('.current')!
        seen.add(current.querySelector('h2')?.textContent ?? '')
        requestAnimationFrame(look)
      }
      look()
    })

    await edit('<!--', '\n新写的话。')
    await expect.poll(words, EDITED).toContain('新写的话。')
    await edit('\n- ', '改过的')
    await expect.poll(text, EDITED).toContain('改过的')
    expect([place(hall), await shown()]).toEqual(['7?clicks=2', 2])
    await edit('the slide', '\n---\nlayout: statement\n---\n\n## 插进来的一页\n\n<!--\n插进来的话。\n-->\n')
    await all([presenter, hall], '8?clicks=2', EDITED)
    await expect.poll(text, EDITED).toContain('要自觉把政治建设')
    expect(await text()).not.toContain('改过的')
    expect([await words(), await shown()]).toEqual([expect.stringContaining('要自觉把政治建设'), 2])

    await writeFile(file, source)
    await all([presenter, hall], '7?clicks=2', EDITED)
    await edit('\n- ', '<b>{{ ')
    await vi.waitFor(() => expect(server.complaints()).toContain('第 7 页写错了，各个窗口里还是原来的样子'), EDITED)
    const tablet = await devices.open('other', '1')
    await all([presenter, hall, tablet], '7?clicks=2')
    for (const page of [presenter, hall, tablet]) {
      expect(await page.locator('vite-error-overlay').count()).toBe(0)
      expect(await page.locator('.current .page').first().innerText()).toContain('要自觉把政治建设')
      expect(await page.locator('body').innerText()).not.toMatch(/error|terminal/i)
    }
    await edit('\n- ', '修好的')
    await expect.poll(text, EDITED).toContain('修好的')
    expect(await shown()).toBe(2)
    await neverLoadedAnew([presenter, hall])
    expect(await hall.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].filter(Boolean))).toEqual(['要自觉把政治建设摆在首位'])
  }, 240_000)

  it('shows a blank as it is filled, says what is wrong with a list, and after a restart shows edits as ever', async () => {
    await using project = await copyDeck()
    await server.start(project.folder)
    await using devices = await server.openDevices()
    const { slides } = (await readDeck({ deck: project.folder, blanks: 'all' })).deck!
    const list = join(project.folder, 'speech/blanks.yml')
    const written = await readFile(list, 'utf8')
    const [entry, place] = /places: \[([^\],]+)\]\n {2}filled:/.exec(written)!
    const no = slides.find(({ note }) => note.text.includes(place!))!.no
    const presenter = await devices.open('laptop', `presenter/${no}`)
    const hall = await devices.open('laptop', '1')
    await all([presenter, hall], String(no))
    await quiet(presenter, hall)
    const words = (): Promise<string> => presenter.locator('.words').innerText()
    const fill = (name: string): Promise<void> => writeFile(list, written.replace(entry!, `${entry} ${name}`))
    await fill('甲乙丙')
    await expect.poll(words, EDITED).toContain('甲乙丙')
    await writeFile(list, written.replace('- name:', '- nmae:'))
    await vi.waitFor(() => expect(server.complaints()).toMatch(/还是原来的样子.*blanks\.yml/), EDITED)
    expect(await words()).toContain('甲乙丙')
    await neverLoadedAnew([presenter, hall])

    await fill('甲乙丙')
    await server.stop()
    await presenter.getByText(LOST).waitFor(SOON)
    await server.start(project.folder)
    await presenter.getByText(LOST).waitFor({ state: 'detached', ...SOON })
    await presenter.waitForTimeout(2000)
    await neverLoadedAnew([presenter, hall])
    await fill('丁戊己')
    await expect.poll(words, EDITED).toContain('丁戊己')
    await all([presenter, hall], String(no))
    await hall.locator('.current .page').first().waitFor(EDITED)
    await fill('庚辛壬')
    await expect.poll(words, EDITED).toContain('庚辛壬')
  }, 240_000)
})
