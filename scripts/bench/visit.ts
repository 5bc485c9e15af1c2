import type { Browser } from 'playwright-chromium'
import { median } from './table.ts'

/** A way to the host: what the visitor's line lets through. */
export interface Line { name: string, bitsPerSecond: number, latencyMs: number }

/** What a visitor with an empty cache waits for. */
export interface Visit {
  /** until the first slide can be used, as are the following; bytes as they cross the line */
  requests: number
  bytes: number
  script: number
  /** first contentful paint, in milliseconds */
  paint: number
  /** the first slide can be used, its fonts there, in milliseconds */
  ready: number
  /** cumulative layout shift until then */
  shift: number
}

/** No line at all: the same machine. */
const UNLIMITED = -1

/**
 * Opens a page as a visitor does who was never there before.
 * @param browser a running browser
 * @param url of the page
 * @param slide selector of the first slide, once it can be used
 * @param line that the page comes by; none: as fast as it goes
 */
export async function visit(browser: Browser, url: string, slide: string, line?: Line): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  await using page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let requests = 0
  let bytes = 0
  let script = 0
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    requests++
    if (type === 'Script')
      scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    script += scripts.has(requestId) ? encodedDataLength : 0
  })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line?.latencyMs ?? 0,
    downloadThroughput: line ? line.bitsPerSecond / 8 : UNLIMITED,
    uploadThroughput: line ? line.bitsPerSecond / 8 : UNLIMITED,
  })
  await page.goto(url, { waitUntil: 'commit' })
  const ready = await page.waitForFunction((slide) => {
    const shown = document.querySelector(slide)?.getBoundingClientRect().width
    return shown && document.fonts.status === 'loaded' ? performance.now() : 0
  }, slide).then(handle => handle.jsonValue())
  // As they stand now: what comes when the visitor already reads does not count.
  const seen = { requests, bytes, script }
  const { paint, shift } = await page.evaluate(() => new Promise<{ paint: number, shift: number }>((resolve) => {
    let shift = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => shift += (entry as PerformanceEntry & { value: number }).value)).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName('first-contentful-paint'))
        setTimeout(() => resolve({ paint: startTime, shift }))
    }).observe({ type: 'paint', buffered: true })
  }))
  await context.close()
  return { ...seen, ready, paint, shift }
}

/** The middle of some visits, each figure for itself. */
export function summarizeVisits(visits: Visit[]): Visit {
  const middle = (figure: keyof Visit): number => median(visits.map(visit => visit[figure]))
  return { requests: middle('requests'), bytes: middle('bytes'), script: middle('script'), paint: middle('paint'), ready: middle('ready'), shift: middle('shift') }
}
