import type { ChildProcess } from 'node:child_process'
import type { Page } from 'playwright-chromium'
import type { Deck } from '../engine/check/deck.ts'
import type { OpenBrowser } from '../engine/export/browser.ts'
import { once } from 'node:events'
import { request } from 'node:http'
import { getPort } from 'get-port-please'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { openBrowser } from '../engine/export/browser.ts'
import { SOCKET } from '../engine/serve/shared.ts'
import { start } from './support/project.ts'
import { openProxy, OTHER_ADDRESS } from './support/proxy.ts'
import { CONFIG, ROOT } from './support/site.ts'

const PASSWORD = 'kaihui2020'
const UPGRADE = { 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'x3JJHMbDL1EzLkh9GBhXDw==', 'Sec-WebSocket-Protocol': 'vite-hmr' }
/** A server that has just started needs its time for the first page. */
const WAIT = { timeout: 90_000 }

let deck: Deck
let opened: OpenBrowser
let port: number
let server: ChildProcess
let printed = ''

async function startServer(): Promise<void> {
  printed = ''
  server = start('dev', [`--remote=${PASSWORD}`, `--port=${port}`]).child
  server.stdout!.on('data', chunk => printed += chunk)
  await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), WAIT)
}

beforeAll(async () => {
  deck = (await readDeck(CONFIG)).deck!
  port = await getPort({ random: true, host: '0.0.0.0' })
  opened = await openBrowser()
  await startServer()
})
afterAll(async () => {
  server.kill('SIGTERM')
  await opened.browser.close()
})

const highlight = async (page: Page): Promise<string> => (await page.locator('.words .current').allTextContents()).join('')
const place = (page: Page): string => /(\d+(?:\?clicks=[1-9]\d*)?)(?:\?clicks=0)?$/.exec(page.url())![1]!

/** The status with which a socket is answered; none if it is cut. */
async function upgrade(toPort: number, headers: Record<string, string> = {}): Promise<number | undefined> {
  const asked = request({ port: toPort, host: '127.0.0.1', headers: { ...UPGRADE, ...headers } })
  const answer = await Promise.race([once(asked.end(), 'upgrade'), once(asked, 'response'), once(asked, 'error').then(() => [])]).catch(() => [])
  asked.destroy()
  return (answer[0] as { statusCode?: number } | undefined)?.statusCode
}

describe('npm run dev -- --remote', () => {
  it('prints the addresses and the password, in Chinese', () => {
    expect(printed).toContain(`http://localhost:${port}/#/presenter/`)
    expect(printed).toContain(`密码  ${PASSWORD}`)
    expect(printed).toContain('按 Ctrl+C 停止')
    expect(printed).not.toMatch(/public slide show|presenter mode/)
  })

  it('serves another device nothing without the password: page, source, speech, state, socket', async () => {
    await using proxy = await openProxy(port, OTHER_ADDRESS)
    const words = deck.slides[6]!.note.text.slice(0, 8)
    for (const path of ['/', '/slides.md', '/@vite/client', '/@server-reactive/nav', '/@slidev/slides', '/__mcp', '/speech/speech.txt', `/@fs${ROOT}/speech/speech.txt`, '/@vite/../speech/speech.txt']) {
      for (const Cookie of ['', 'deck=', 'deck=0000', `password=${PASSWORD}`]) {
        const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { headers: { Cookie } })
        expect(answer.status, path).toBe(401)
        expect(await answer.text()).not.toContain(words)
      }
    }
    expect(await upgrade(proxy.port)).toBeUndefined()
    expect(await upgrade(port)).toBe(101)
    // The socket by which windows agree is ours alone, with the password and of the same site.
    const own = (toPort: number) => ({ 'Sec-WebSocket-Protocol': SOCKET, 'Origin': `http://127.0.0.1:${toPort}` })
    expect(await upgrade(proxy.port, own(proxy.port))).toBeUndefined()
    expect(await upgrade(port, { ...own(port), Host: `127.0.0.1:${port}` })).toBe(101)
    for (const Origin of ['http://evil.example', `http://evil.example:${port}`, 'null', `http://127.0.0.1:${port + 1}`])
      expect(await upgrade(port, { ...own(port), Host: `127.0.0.1:${port}`, Origin }), Origin).toBeUndefined()
    expect(await upgrade(port, { ...own(port), Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` })).toBeUndefined()
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('main.ts')
  })

  it('asks in Chinese; a wrong password shows nothing, the right one the words', async () => {
    await using proxy = await openProxy(port, OTHER_ADDRESS)
    const page = await opened.browser.newPage()
    page.on('dialog', dialog => expect.unreachable(`prompt: ${dialog.message()}`))
    for (const hash of ['reader', 'presenter/7']) {
      await page.goto('about:blank')
      await page.goto(`http://127.0.0.1:${proxy.port}/#/${hash}`)
      await page.getByLabel('密码').fill('geheim')
      await page.getByRole('button', { name: '打开' }).click()
      await page.getByText('密码不对，请再试一次').waitFor()
      expect(await page.locator('.words, script[src]').count()).toBe(0)
      expect(await page.content()).not.toContain(deck.slides[6]!.note.text.slice(0, 8))
    }
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '打开' }).click()
    await expect.poll(() => highlight(page), WAIT).toBe(deck.slides[6]!.note.segments[0])
    await page.close()
  })
})

it('a key that comes before its slide skips none of the clicks', async () => {
  const page = await opened.browser.newPage()
  let come = (): void => {}
  const coming = new Promise<void>(resolve => come = resolve)
  await page.route(/__slidev_7\.md/, async (route) => {
    await coming
    await route.continue()
  })
  await page.goto(`http://localhost:${port}/#/7`)
  await page.getByRole('button').first().waitFor({ state: 'attached', ...WAIT })
  await page.keyboard.press('PageDown')
  come()
  await page.locator('.current .content').first().waitFor(WAIT)
  expect(place(page)).toBe('7')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => place(page)).toBe('7?clicks=1')
  await page.close()
})
