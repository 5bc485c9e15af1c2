import type { ChildProcess } from 'node:child_process'
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { Proxy } from './proxy.ts'
import { once } from 'node:events'
import { getPort } from 'get-port-please'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { openBrowser } from '../../engine/export/browser.ts'
import { start } from './project.ts'
import { openProxy } from './proxy.ts'

/** A server that has just started needs its time for the first page. */
export const WAIT = { timeout: 90_000 }
/** What takes seconds on a quiet machine. */
export const SOON = { timeout: 30_000 }
/** A busy machine compiles a slide in some seconds. */
export const EDITED = { timeout: 90_000 }
export const LOST = '与服务器的连接断了'

export function place(page: Page): string {
  const [, slide, query = ''] = /(\d+)(?:\?(.*))?$/.exec(page.url())!
  const clicks = Number(new URLSearchParams(query).get('clicks') ?? 0)
  return clicks ? `${slide}?clicks=${clicks}` : slide!
}
export const highlight = async (page: Page): Promise<string> => (await page.locator('.words .current').allTextContents()).join('')
export const all = (pages: Page[], expected: string, wait: { timeout: number } = WAIT): Promise<void> => expect.poll(() => pages.map(place).join(), wait).toBe(pages.map(() => expected).join())

export async function neverLoadedAnew(pages: Page[]): Promise<void> {
  return expect(await Promise.all(pages.map(page => page.evaluate(() => 'here' in window)))).toEqual(pages.map(() => true))
}

/** All slides have been fetched by then, and can be shown without the server. */
export async function quiet(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.waitForTimeout(1000)
    await page.waitForLoadState('networkidle', WAIT)
  }
}

/** A laptop with hall and presenter view, and another device, each with a way of its own to the server. */
export interface Devices extends AsyncDisposable {
  laptop: BrowserContext
  other: BrowserContext
  ways: { laptop: Proxy, other: Proxy }
  open: (device: 'laptop' | 'other', hash: string, prepare?: (page: Page) => Promise<unknown>) => Promise<Page>
}

/** A server of `npm run dev`, which may be stopped and started anew at the same address. */
export interface Server {
  start: (folder: string) => Promise<void>
  stop: () => Promise<void>
  /** what it has said of what went wrong */
  complaints: () => string
  openDevices: () => Promise<Devices>
}

/** To be called at the top of a test file; after each test the server is stopped. */
export function useServer(): Server {
  let browser: Browser
  let port: number
  let process: ChildProcess | undefined
  let complaints = ''
  beforeAll(async () => {
    port = await getPort({ random: true, host: 'localhost' })
    browser = (await openBrowser()).browser
  })
  afterAll(() => browser.close())

  const server: Server = {
    async start(folder) {
      let printed = ''
      complaints = ''
      process = start('dev', [folder, `--port=${port}`]).child
      process.stdout!.on('data', chunk => printed += chunk)
      process.stderr!.on('data', chunk => complaints += chunk)
      await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), WAIT)
    },
    async stop() {
      if (process?.exitCode === null && process.kill('SIGTERM'))
        await once(process, 'exit')
    },
    complaints: () => complaints,
    async openDevices() {
      const contexts = { laptop: await browser.newContext({ reducedMotion: 'reduce' }), other: await browser.newContext({ reducedMotion: 'reduce' }) }
      const ways = { laptop: await openProxy(port), other: await openProxy(port) }
      return {
        ...contexts,
        ways,
        async open(device, hash, prepare) {
          const page = await contexts[device].newPage()
          await prepare?.(page)
          await page.goto(`http://127.0.0.1:${ways[device].port}/#/${hash}`, WAIT)
          await page.locator('.current .page, .words p').first().waitFor(WAIT)
          // One that is loaded anew has lost it.
          await page.evaluate(() => Object.assign(window, { here: true }))
          return page
        },
        async [Symbol.asyncDispose]() {
          await Promise.all([contexts.laptop.close(), contexts.other.close()])
          await Promise.all([ways.laptop[Symbol.asyncDispose](), ways.other[Symbol.asyncDispose]()])
        },
      }
    },
  }
  afterEach(server.stop)
  return server
}
