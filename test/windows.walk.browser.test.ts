import type { Page } from 'playwright-chromium'
import type { Devices } from './support/devices.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { all, LOST, useServer, WAIT } from './support/devices.ts'
import { dice } from './support/dice.ts'
import { copyDeck } from './support/project.ts'

const server = useServer()

const SEED = 16
/** As many as a test can afford; 2,000 were run by hand. */
const EVENTS = 80
const START = Date.parse('2026-11-24T09:00:00')
const KEYS = ['PageDown', 'ArrowRight', 'n', 'PageUp', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'b', 'w', 's', 'd', 'l', '+', '-', 'e', 'Home', 'Escape']
const INSERTED = '\n---\nlayout: statement\n---\n\n## 插进来的一页\n\n<!--\n插进来的话。\n-->\n'

/** Four windows on two devices, and all that can happen to them. */
async function openWalk(devices: Devices, file: string): Promise<{ pages: Page[], happen: () => Promise<string>, settle: () => Promise<void> }> {
  const roll = dice(SEED)
  const source = await readFile(file, 'utf8')
  const first = source.indexOf('\n---\nlayout', source.indexOf('-->'))
  const reachable = { laptop: true, other: true }
  const addresses = [['laptop', 'presenter/2'], ['laptop', '1'], ['other', 'reader'], ['other', 'presenter/1']] as const
  const pages: Page[] = []
  for (const [device, hash] of addresses)
    pages.push(await devices.open(device, hash, page => page.clock.install({ time: START + roll(60_000) })))

  async function mend(device: 'laptop' | 'other'): Promise<void> {
    if (!reachable[device])
      await devices.ways[device].mend()
    reachable[device] = true
  }

  async function happen(): Promise<string> {
    const index = roll(4)
    const [page, [device]] = [pages[index]!, addresses[index]!]
    const dies = roll(100)
    if (dies < 70) {
      const key = KEYS[roll(KEYS.length)]!
      // A page that is being loaded anew for an edit takes no key.
      await page.keyboard.press(key).catch(() => {})
      return `${index}: ${key}`
    }
    if (dies < 80 && reachable[device]) {
      // It may be loading itself anew for an edit.
      await page.reload().catch(() => {})
      return `${index}: reload`
    }
    if (dies < 88) {
      if (reachable[device])
        devices.ways[device].cut()
      else
        await devices.ways[device].mend()
      reachable[device] = !reachable[device]
      return `${device}: ${reachable[device] ? 'mended' : 'cut'}`
    }
    if (dies < 95) {
      await page.clock.setSystemTime(START + (roll(48) - 24) * 3600_000).catch(() => {})
      return `${index}: clock`
    }
    await writeFile(file, [source, source.slice(0, first) + INSERTED + source.slice(first), source.replace('<!--', `<!--\n第${roll(100)}句。`)][roll(3)]!)
    return 'edit'
  }

  async function settle(): Promise<void> {
    await mend('laptop')
    await mend('other')
    for (const page of pages) {
      await page.locator('.current .page, .words p').first().waitFor(WAIT)
      await page.getByText(LOST).waitFor({ state: 'detached', ...WAIT })
    }
  }
  return { pages, happen, settle }
}

it('four windows stand in one place after whatever has happened to them', async () => {
  await using project = await copyDeck(deckFolder('two'))
  await server.start(project.folder)
  await using devices = await server.openDevices()
  const { pages, happen, settle } = await openWalk(devices, join(project.folder, 'slides.md'))
  const events: string[] = []
  for (let event = 0; event < EVENTS; event++)
    events.push(await happen())
  await settle()
  // Curtain and standstill are taken away, and one more turn is made.
  await pages[0]!.waitForTimeout(2000)
  for (const key of ['Escape', 'Escape', 'Escape', 'Escape', 'Home', 'PageDown'])
    await pages[0]!.keyboard.press(key, { delay: 80 })
  await all(pages, '2').catch((error) => {
    throw new Error(`${events.join('\n')}\n${String(error)}`)
  })
  for (const page of pages)
    expect(await page.locator('.curtain, .bands .hidden').count()).toBe(0)
}, 300_000)
