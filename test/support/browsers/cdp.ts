import type { Buffer as Bytes } from 'node:buffer'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** A window of a browser that Playwright and Puppeteer are too new for. */
export interface OldPage {
  goto: (url: string) => Promise<void>
  evaluate: <T>(script: () => T) => Promise<Awaited<T>>
  /** a key by its name, as `KeyboardEvent.key` has it */
  press: (key: string) => Promise<void>
  size: (width: number, height: number) => Promise<void>
  picture: () => Promise<Bytes>
  pdf: () => Promise<Bytes>
  /** without scripts from the next page on */
  blockScripts: () => Promise<void>
  /** what it complained of so far */
  faults: string[]
}
export interface OldBrowser extends AsyncDisposable {
  open: () => Promise<OldPage>
  /** the window that a page has opened last */
  popup: () => Promise<OldPage>
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Record<string, any>>
interface Answer { id?: number, method?: string, sessionId?: string, params?: any, result?: any, error?: { message: string } }

const ADDRESS = /listening on (ws:\S+)/
const PATIENCE_MS = 30_000
/** Errors that a page reports as it loads have come by then. */
const SETTLED_MS = 300

function pageOf(send: Send, sessionId: string, hear: (listener: (answer: Answer) => void) => void): OldPage {
  const call = (method: string, params = {}): Promise<Record<string, any>> => send(method, params, sessionId)
  const faults: string[] = []
  let loaded = (): void => {}
  hear(({ method, params, sessionId: from }) => {
    if (from !== sessionId)
      return
    if (method === 'Runtime.exceptionThrown')
      faults.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text)
    if (method === 'Log.entryAdded' && params.entry.level === 'error')
      faults.push(`${params.entry.text} ${params.entry.url ?? ''}`)
    if (method === 'Page.loadEventFired')
      loaded()
  })
  return {
    faults,
    async goto(url) {
      // Another place on the page is no other page.
      await call('Page.navigate', { url: 'about:blank' })
      const load = new Promise<void>(resolve => loaded = resolve)
      await call('Page.navigate', { url })
      await Promise.race([load, setTimeout(PATIENCE_MS)])
      await setTimeout(SETTLED_MS)
    },
    async evaluate(script) {
      const { result, exceptionDetails } = await call('Runtime.evaluate', { expression: `(${script})()`, awaitPromise: true, returnByValue: true })
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    async press(key) {
      for (const type of ['rawKeyDown', 'keyUp'])
        await call('Input.dispatchKeyEvent', { type, key, code: key })
    },
    size: async (width, height) => void await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
    picture: async () => Buffer.from((await call('Page.captureScreenshot')).data, 'base64'),
    pdf: async () => Buffer.from((await call('Page.printToPDF', { printBackground: true, preferCSSPageSize: true })).data, 'base64'),
    blockScripts: async () => void await call('Emulation.setScriptExecutionDisabled', { value: true }),
  }
}

/**
 * Starts a Chromium of any age, by the parts of the DevTools Protocol that all have.
 * @param program its path
 * @param args for its command line, beside those that it needs here
 */
export async function openOldChromium(program: string, args: string[] = []): Promise<OldBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'old-'))
  const child = spawn(program, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, url] = ADDRESS.exec(said) ?? []
      if (url)
        resolve(url)
    })
    child.once('exit', code => reject(new Error(`${program} ended with ${code}: ${said}`)))
  })
  const socket = new WebSocket(address, { maxPayload: 256 * 1024 * 1024 })
  await once(socket, 'open')
  const waiting = new Map<number, (answer: Answer) => void>()
  const listeners: ((answer: Answer) => void)[] = []
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined)
      waiting.get(answer.id)?.(answer)
    else
      listeners.forEach(listener => listener(answer))
  })
  let count = 0
  const send: Send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    const id = ++count
    waiting.set(id, ({ result, error }) => error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result))
    socket.send(JSON.stringify({ id, method, params, ...sessionId && { sessionId } }))
  })
  const attach = async (targetId: string): Promise<OldPage> => {
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
    const page = pageOf(send, sessionId, listener => listeners.push(listener))
    for (const domain of ['Page', 'Runtime', 'Log'])
      await send(`${domain}.enable`, {}, sessionId)
    await page.size(1280, 720)
    return page
  }
  return {
    open: async () => attach((await send('Target.createTarget', { url: 'about:blank' })).targetId),
    async popup() {
      const { targetInfos } = await send('Target.getTargets')
      const { targetId } = targetInfos.find(({ type, attached, url }: { type: string, attached: boolean, url: string }) => type === 'page' && !attached && url !== 'about:blank')
      return attach(targetId)
    },
    async [Symbol.asyncDispose]() {
      socket.close()
      child.kill()
      if (child.exitCode === null)
        await once(child, 'exit')
      await rm(profile, { recursive: true, force: true })
    },
  }
}
