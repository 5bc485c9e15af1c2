import type { Page } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { useHall } from './support/lectern.ts'

const hall = useHall()

describe('hours of turning', () => {
  /** Nodes and listeners that the page holds, also such as are in no document. */
  async function held(page: Page): Promise<{ nodes: number, listeners: number, bytes: number }> {
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable')
    await client.send('HeapProfiler.enable')
    // Collected once, things let go of others; so memory is collected three times.
    for (let time = 0; time < 3; time++)
      await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find(metric => metric.name === name)!.value
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), bytes: of('JSHeapUsedSize') }
  }

  /** Turns in the page itself, lest the time go by on the way to it and back. */
  function turn(presenter: Page, times: number): Promise<void> {
    return presenter.evaluate(async (times) => {
      const frame = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve, 30))
      for (const hash of Array.from({ length: times }, () => ['7?clicks=2', '8', '20?clicks=1', '33', '1']).flat()) {
        location.hash = `#/presenter/${hash}`
        do
          await frame()
        while (!document.querySelector(`.presenter .current[data-slidev-no="${Number.parseInt(hash)}"] .page`))
      }
    }, times)
  }

  async function overview(presenter: Page): Promise<void> {
    await presenter.keyboard.press('o')
    await presenter.locator('.overview .thumbnail .page').first().waitFor()
    await presenter.keyboard.press('Escape')
    await presenter.locator('.overview').waitFor({ state: 'detached' })
  }

  it('take no more memory than the first minutes, nor do pen, freeze and overview', async () => {
    const presenter = await hall.open('presenter/1')
    const use = async (times: number): Promise<void> => {
      await turn(presenter, times * 5)
      for (let time = 0; time < times; time++) {
        await overview(presenter)
        for (const key of ['d', '+', 's', 'l', 'Escape', 'Escape', 'Escape'])
          await presenter.keyboard.press(key, { delay: 70 })
      }
    }
    await use(1)
    const before = await held(presenter)
    await use(5)
    const after = await held(presenter)
    expect(after.nodes).toBeLessThan(before.nodes + 100)
    expect(after.listeners).toBeLessThanOrEqual(before.listeners)
    expect(after.bytes - before.bytes).toBeLessThan(1_000_000)
  })
})
