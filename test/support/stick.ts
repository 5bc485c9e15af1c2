import type { Page as ChromiumPage } from 'playwright-chromium'
import type { Page as FirefoxPage } from 'puppeteer-core'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-chromium'
import { openBrowser } from '../../engine/export/browser.ts'
import { openFirefox } from './firefox.ts'

/** The part that windows of Playwright's and of Puppeteer's have in common. */
export interface View {
  /** presses a key that turns on */
  turnOn: () => Promise<void>
  evaluate: <T>(script: () => T) => Promise<T>
  reload: () => Promise<unknown>
}

/** A browser in which somebody has opened the file by double click. */
export interface Stage<Page extends ChromiumPage | FirefoxPage = ChromiumPage | FirefoxPage> extends AsyncDisposable {
  page: Page
  view: View
  /** the window that a script opens */
  popup: (script: () => void) => Promise<View>
  /** what any window complained of, and all that it asked for beside the file and what that holds */
  faults: string[]
}

/** A key is down for so long; and in turn, lest one be taken for one that bounces. */
const HAND_MS = 20
const KEYS = ['ArrowRight', 'PageDown', 'n', ' ', 'Enter'] as const
const INSIDE = /^(?:data|blob):/

/** Notes what a window complains of and asks for; the events are called the same in both. */
function watch(page: ChromiumPage | FirefoxPage, url: string, faults: string[]): void {
  const events = page as ChromiumPage
  events.on('pageerror', error => faults.push(error.message))
  events.on('console', message => message.type() === 'error' && faults.push(message.text()))
  events.on('request', request => request.url().split('#')[0] === url || INSIDE.test(request.url()) || faults.push(`asked for ${request.url()}`))
}

function viewOf(page: ChromiumPage | FirefoxPage): View {
  let presses = 0
  return {
    turnOn: () => page.keyboard.press(KEYS[presses++ % KEYS.length]!, { delay: HAND_MS }),
    evaluate: script => (page as ChromiumPage).evaluate(script),
    reload: () => page.reload(),
  }
}

let chromiumPath: Promise<string> | undefined
async function findChromium(): Promise<string> {
  const { browser, executablePath } = await openBrowser()
  await browser.close()
  return executablePath
}

/**
 * Opens a file in Chromium, which has no network.
 * @param file its path
 * @param cookies whether pages may store anything
 */
export async function openInChromium(file: string, cookies: boolean): Promise<Stage<ChromiumPage>> {
  const executablePath = await (chromiumPath ??= findChromium())
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: cookies ? 1 : 2 } } }))
  const context = await chromium.launchPersistentContext(profile, { executablePath, chromiumSandbox: process.getuid?.() !== 0, viewport: { width: 1280, height: 720 }, offline: true })
  const url = pathToFileURL(file).href
  const faults: string[] = []
  context.on('page', page => watch(page, url, faults))
  const page = await context.newPage()
  await page.goto(url)
  return {
    page,
    view: viewOf(page),
    async popup(script) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(script)])
      return viewOf(popup)
    },
    faults,
    async [Symbol.asyncDispose]() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** The same in Firefox; whatever it asks of the network is a fault. */
export async function openInFirefox(executablePath: string, file: string, cookies: boolean): Promise<Stage<FirefoxPage>> {
  const browser = await openFirefox(executablePath, cookies)
  const url = pathToFileURL(file).href
  const faults: string[] = []
  const page = await browser.newPage()
  watch(page, url, faults)
  await page.goto(url)
  return {
    page,
    view: viewOf(page),
    async popup(script) {
      const opened = new Promise<FirefoxPage>(resolve => page.once('popup', popup => resolve(popup!)))
      await page.evaluate(script)
      const popup = await opened
      watch(popup, url, faults)
      return viewOf(popup)
    },
    faults,
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
