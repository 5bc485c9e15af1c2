import type { Browser, CDPSession, Page } from 'playwright-chromium'
import { median } from './table.ts'

/** A way to the host: what the visitor's line lets through. */
export interface Line { name: string, bitsPerSecond: number, latencyMs: number }

/** The waits of a visitor with an empty cache. */
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

interface Visitor extends AsyncDisposable { page: Page, session: CDPSession }

/** A visitor with an empty cache at the end of a line. */
async function newVisitor(browser: Browser, line: Line | undefined): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line?.latencyMs ?? 0,
    downloadThroughput: line ? line.bitsPerSecond / 8 : UNLIMITED,
    uploadThroughput: line ? line.bitsPerSecond / 8 : UNLIMITED,
  })
  return { page, session, [Symbol.asyncDispose]: () => context.close() }
}

/** First contentful paint. The page is told once to report it and asked nothing else: each question would put it off. */
async function firstPaint(browser: Browser, url: string, line: Line | undefined): Promise<number> {
  await using visitor = await newVisitor(browser, line)
  await visitor.page.goto(url, { waitUntil: 'commit' })
  // Awaited, lest the visitor go before the answer.
  return await visitor.page.evaluate(() => new Promise<number>((resolve) => {
    new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(({ startTime }) => resolve(startTime))).observe({ type: 'paint', buffered: true })
  }))
}

/**
 * Opens a page as a visitor does who was never there before, twice: to see when it is first painted, and to ask at every
 * frame whether its first slide can be used.
 * @param browser a running browser
 * @param url of the page
 * @param slide selector of the first slide, once it can be used
 * @param line that the page comes by; none: as fast as it goes
 */
export async function visit(browser: Browser, url: string, slide: string, line?: Line): Promise<Visit> {
  const paint = await firstPaint(browser, url, line)
  await using visitor = await newVisitor(browser, line)
  const { page, session } = visitor
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
  await page.goto(url, { waitUntil: 'commit' })
  const ready = await page.waitForFunction((slide) => {
    const shown = document.querySelector(slide)?.getBoundingClientRect().width
    return shown && document.fonts.status === 'loaded' ? performance.now() : 0
  }, slide).then(handle => handle.jsonValue())
  // As they stand now: what comes when the visitor already reads does not count.
  const seen = { requests, bytes, script }
  const shift = await page.evaluate(() => new Promise<number>((resolve) => {
    let shift = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => shift += (entry as PerformanceEntry & { value: number }).value)).observe({ type: 'layout-shift', buffered: true })
    // Once it is painted, all shifts before are known.
    new PerformanceObserver(() => setTimeout(() => resolve(shift))).observe({ type: 'paint', buffered: true })
  }))
  return { ...seen, ready, paint, shift }
}

/** The middle of some visits, each figure for itself. */
export function summarizeVisits(visits: Visit[]): Visit {
  const middle = (figure: keyof Visit): number => median(visits.map(visit => visit[figure]))
  return { requests: middle('requests'), bytes: middle('bytes'), script: middle('script'), paint: middle('paint'), ready: middle('ready'), shift: middle('shift') }
}
