import type { ChildProcess } from 'node:child_process'
import type { Message, Shared } from '../../engine/serve/shared.ts'
import type { Scratch } from './project.ts'
import type { Way } from './raw.ts'
import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { getPort } from 'get-port-please'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { SOCKET } from '../../engine/serve/shared.ts'
import { deckFolder } from './decks.ts'
import { copyDeck, start } from './project.ts'
import { OTHER_ADDRESS } from './proxy.ts'
import { frame, head, send, sendFrames } from './raw.ts'
import { ROOT } from './site.ts'

const PASSWORD = 'kaihui2020'
/** A server that has just started, and a page that it has not served yet, take their time on a busy machine. */
export const WAIT = { timeout: 90_000 }
export const HERE = '127.0.0.1'
export const JSON_TYPE = { 'Content-Type': 'application/json' }
export const DEVICES = ['this machine', 'another device'] as const
/** The slide at which all windows stand before and after each test. */
const SLIDE = 9

interface Answer { status: number, answer: string }

/** A turn of the page, as a window tells it to the others. */
export function turn(slide: unknown, count: unknown, rest: object = {}): string {
  return JSON.stringify({ kind: 'news', shared: { place: { value: { slide, click: 0 }, stamp: { count, by: 'test' } } }, ...rest })
}

export function tell(way: Way, messages: string[]): Promise<{ heard: string, isCut: boolean }> {
  return sendFrames(way, messages.map(message => frame(message)), { protocol: SOCKET })
}

export function post(way: Way, url: string, body: string, headers: Record<string, string> = JSON_TYPE): Promise<Answer> {
  return send(way, head(way, 'POST', url, { 'Content-Length': String(Buffer.byteLength(body)), ...headers }) + body)
}

export const read = (way: Way, url: string): Promise<Answer> => send(way, head(way, 'GET', url))

/** A deck that `npm run dev -- --remote` serves. */
export interface Attacked {
  folder: string
  port: number
  /** this machine, and another device that was let in */
  ways: Record<typeof DEVICES[number], Way>
  /** the state of the talk, as a window of the deck would learn it */
  state: () => Promise<Shared>
  /** has all windows stand at the slide at which they stood before */
  goBack: () => Promise<void>
}

/** To be called at the top of a test file; each test fails after which the server has ended, changed or complained. */
export function useAttackedDeck(): Attacked {
  let [server, copy] = [] as unknown as [ChildProcess, Scratch]
  let [printed, complaints] = ['', '']
  let texted: string[]
  const texts = (): string[] => ['slides.md', ...readdirSync(join(copy.folder, 'pages')).filter(file => file.endsWith('.md')).map(file => join('pages', file))].map(file => readFileSync(join(copy.folder, file), 'utf8'))
  const attacked = {
    async state() {
      const { heard } = await sendFrames(attacked.ways['this machine'], [frame('{"kind":"state","shared":{}}')], { protocol: SOCKET, until: '}}', ms: 20_000 })
      return (JSON.parse(heard.slice(heard.indexOf('{'))) as Message).shared
    },
    async goBack() {
      const { place } = await attacked.state()
      await tell(attacked.ways['this machine'], [turn(SLIDE, (place?.stamp.count ?? 0) + 1)])
    },
  } as Attacked

  beforeAll(async () => {
    copy = await copyDeck(deckFolder('deep'))
    await cp(join(ROOT, 'public'), join(copy.folder, 'public'), { recursive: true })
    const port = await getPort({ random: true, host: '0.0.0.0' })
    Object.assign(attacked, { folder: copy.folder, port, ways: { 'this machine': { port, from: HERE, cookie: '' }, 'another device': { port, from: OTHER_ADDRESS, cookie: '' } } })
    server = start('dev', [copy.folder, `--remote=${PASSWORD}`, `--port=${port}`]).child
    server.stdout!.on('data', chunk => printed += chunk)
    server.stderr!.on('data', chunk => complaints += chunk)
    await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), WAIT)
    const { answer } = await post(attacked.ways['another device'], '/', PASSWORD)
    attacked.ways['another device'].cookie = /^Set-Cookie: ([^;]+)/im.exec(answer)![1]!
    // Once it has sent what the page begins with it is quick.
    await vi.waitFor(async () => expect((await read(attacked.ways['this machine'], '/@slidev/slides')).status).toBe(200), WAIT)
    await attacked.goBack()
  })
  beforeEach(() => {
    [texted, complaints] = [texts(), '']
  })
  afterEach(async () => {
    expect(server.exitCode).toBeNull()
    const known = await attacked.state()
    // A window of the deck adds its run; nobody turned the page, or blacked the hall.
    expect(known.place?.value).toEqual({ slide: SLIDE, click: 0 })
    expect(known.curtain).toBeUndefined()
    expect(texts()).toEqual(texted)
    // Nobody had to catch what a handler threw, and nothing was printed over the words of the one who started it.
    expect(complaints).toBe('')
  })
  afterAll(async () => {
    if (server?.kill('SIGTERM') && server.exitCode === null)
      await once(server, 'exit')
    await copy?.[Symbol.asyncDispose]()
  })
  return attacked
}
