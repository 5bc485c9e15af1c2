import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { getPort } from 'get-port-please'
import { withValue } from './view.ts'

/** A window of WebKit, driven by WebDriver (W3C). */
export interface WebKit extends AsyncDisposable {
  goto: (url: string) => Promise<void>
  evaluate: <T>(script: () => T) => Promise<T>
  press: (key: string) => Promise<void>
  /** presses a button as a hand does, found by its words */
  click: (words: string) => Promise<void>
  size: (width: number, height: number) => Promise<void>
  picture: () => Promise<Buffer>
  /** turns to the window that a page has opened last, or back to the first */
  turnTo: (window: 'last' | 'first') => Promise<void>
}

/** The paths of WebKit's own small browser in Debian, by the version of its interface. */
const BROWSERS = ['4.1', '4.0'].map(version => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
/** WebDriver 17.4.2. */
const KEYS: Record<string, string> = { ArrowRight: '\uE014', ArrowLeft: '\uE012', PageDown: '\uE00F', Escape: '\uE00C' }
const READY_MS = 10_000

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + READY_MS; performance.now() < end; await setTimeout(100)) {
    if (await ready().catch(() => false))
      return
  }
  throw new Error('WebKit does not start')
}

/**
 * Starts WebKitGTK's own small browser on a screen that nobody sees.
 * @param driver path of `WebKitWebDriver`
 */
export async function openWebKit(driver: string): Promise<WebKit> {
  const port = await getPort()
  const display = `:${port % 1000 + 100}`
  const screen = spawn('Xvfb', [display, '-screen', '0', '2600x1600x24'], { stdio: 'ignore' })
  const service = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', ...process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } },
  })
  const ask = async (method: string, path: string, body?: object): Promise<any> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...body && { body: JSON.stringify(body) } })
    const { value } = await response.json() as { value: any }
    if (!response.ok)
      throw new Error(`${path}: ${value.error} ${value.message}`)
    return value
  }
  await until(async () => (await ask('GET', '/status')).ready)
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSERS.find(file => existsSync(file)), args: ['--automation'] } } } })
  const call = (method: string, path: string, body?: object): Promise<any> => ask(method, `/session/${sessionId}${path && `/${path}`}`, body)
  const evaluate = <T>(script: () => T): Promise<T> => call('POST', 'execute/sync', { script: `return (${script})()`, args: [] })

  async function size(width: number, height: number): Promise<void> {
    // Of the window: its bar is not the page's.
    await call('POST', 'window/rect', { width, height })
    const [shownWidth, shownHeight] = await evaluate(() => [innerWidth, innerHeight] as const)
    await call('POST', 'window/rect', { width: 2 * width - shownWidth, height: 2 * height - shownHeight })
  }

  await size(1280, 720)
  const first = await call('GET', 'window') as string
  return {
    async goto(url) {
      await call('POST', 'url', { url: 'about:blank' })
      await call('POST', 'url', { url })
    },
    evaluate,
    size,
    async press(key) {
      const value = KEYS[key] ?? key
      await call('POST', 'actions', { actions: [{ type: 'key', id: 'keys', actions: ['keyDown', 'keyUp'].map(type => ({ type, value })) }] })
    },
    async click(words) {
      const [x, y] = await evaluate(withValue((words: string) => {
        const { left, top, width, height } = [...document.querySelectorAll('button')].find(button => button.textContent!.includes(words))!.getBoundingClientRect()
        return [Math.round(left + width / 2), Math.round(top + height / 2)]
      }, words)) as [number, number]
      const move = { type: 'pointerMove', duration: 200, origin: 'viewport', x }
      // The controls come as the pointer moves.
      await call('POST', 'actions', { actions: [{ type: 'pointer', id: 'mouse', actions: [{ ...move, y: y - 60 }, { ...move, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] })
    },
    picture: async () => Buffer.from(await call('GET', 'screenshot'), 'base64'),
    async turnTo(window) {
      const handles = await call('GET', 'window/handles') as string[]
      await call('POST', 'window', { handle: window === 'first' ? first : handles.filter(handle => handle !== first).at(-1) })
    },
    async [Symbol.asyncDispose]() {
      await call('DELETE', '')
        .catch(() => {})
      service.kill()
      screen.kill()
    },
  }
}
