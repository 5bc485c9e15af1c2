import type { ChildProcess } from 'node:child_process'
import type { BrowserContext, Page } from 'playwright-chromium'
import type { OpenBrowser } from '../engine/export/browser.ts'
import type { Message, Shared } from '../engine/serve/shared.ts'
import type { Way } from './support/raw.ts'
import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { getPort } from 'get-port-please'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../engine/export/browser.ts'
import { SOCKET } from '../engine/serve/shared.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { start } from './support/project.ts'
import { OTHER_ADDRESS } from './support/proxy.ts'
import { frame, hangUp, head, send, sendFrames, upgrade } from './support/raw.ts'
import { ROOT } from './support/site.ts'

const PASSWORD = 'kaihui2020'
/** A server that has just started, and a page that it has not served yet, take their time on a busy machine. */
const WAIT = { timeout: 90_000 }
const THERE = { state: 'attached', timeout: 30_000 } as const
const HERE = '127.0.0.1'
const UNHEARD = { heard: '', isCut: false }
const JSON_TYPE = { 'Content-Type': 'application/json' }

let folder: string
let port: number
let server: ChildProcess
let printed = ''
let complaints = ''
/** This machine, and another device that was let in. */
let ways: Record<'this machine' | 'another device', Way>

/** A turn of the page, as a window tells it to the others. */
function turn(slide: unknown, count: unknown, rest: object = {}): string {
  return JSON.stringify({ kind: 'news', shared: { place: { value: { slide, click: 0 }, stamp: { count, by: 'test' } } }, ...rest })
}
function tell(way: Way, messages: string[]): Promise<{ heard: string, isCut: boolean }> {
  return sendFrames(way, messages.map(message => frame(message)), { protocol: SOCKET })
}
function post(way: Way, url: string, body: string, headers: Record<string, string> = JSON_TYPE): Promise<{ status: number, answer: string }> {
  return send(way, head(way, 'POST', url, { 'Content-Length': String(Buffer.byteLength(body)), ...headers }) + body)
}
const read = (way: Way, url: string): Promise<{ status: number, answer: string }> => send(way, head(way, 'GET', url))

/** Returns the state of the talk, as a window of the deck would learn it. */
async function state(): Promise<Shared> {
  const { heard } = await sendFrames(ways['this machine'], [frame('{"kind":"state","shared":{}}')], { protocol: SOCKET, until: '}}', ms: 20_000 })
  return (JSON.parse(heard.slice(heard.indexOf('{'))) as Message).shared
}

/** Has all windows stand at the slide that they stood at before. */
async function goBack(): Promise<void> {
  const { place } = await state()
  await tell(ways['this machine'], [turn(7, (place?.stamp.count ?? 0) + 1)])
}

const texts = (): string[] => ['slides.md', ...readdirSync(join(folder, 'pages')).filter(file => file.endsWith('.md')).map(file => join('pages', file))].map(file => readFileSync(join(folder, file), 'utf8'))

beforeAll(async () => {
  // In the house, for the sake of its packages; not the deck itself, which an attack that comes through would change.
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'out/attacked 讲话 '))
  for (const part of ['slides.md', 'pages', 'speech', 'public'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  port = await getPort({ random: true, host: '0.0.0.0' })
  server = start('dev', [folder, `--remote=${PASSWORD}`, `--port=${port}`]).child
  server.stdout!.on('data', chunk => printed += chunk)
  server.stderr!.on('data', chunk => complaints += chunk)
  await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), WAIT)
  ways = { 'this machine': { port, from: HERE, cookie: '' }, 'another device': { port, from: OTHER_ADDRESS, cookie: '' } }
  const { answer } = await post(ways['another device'], '/', PASSWORD)
  ways['another device'].cookie = /^Set-Cookie: ([^;]+)/im.exec(answer)![1]!
  // Once it has sent what the page begins with it is quick.
  await vi.waitFor(async () => expect((await read(ways['this machine'], '/@slidev/slides')).status).toBe(200), WAIT)
  await goBack()
})
let texted: string[]
beforeEach(() => {
  [texted, complaints] = [texts(), '']
})
afterEach(async () => {
  expect(server.exitCode).toBeNull()
  const known = await state()
  // A window of the deck adds its run; nobody turned the page, or blacked the hall.
  expect(known.place?.value).toEqual({ slide: 7, click: 0 })
  expect(known.curtain).toBeUndefined()
  expect(texts()).toEqual(texted)
  // Nobody had to catch what a handler threw, and nothing was printed over the words of the one who started it.
  expect(complaints).toBe('')
})

afterAll(() => {
  server.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['this machine', 'another device'] as const)('%s', (device) => {
  const way = (): Way => ways[device]

  it('sees the page and what it consists of', async () => {
    for (const url of ['/', '/?from=singlemessage', '/@vite/client', '/favicon.svg', '/@slidev/slides'])
      expect((await read(way(), url)).status, url).toBe(200)
  })

  it('turns pages, and the others hear of it', async () => {
    const heard = sendFrames(ways['this machine'], [], { protocol: SOCKET, until: '"slide":8', ms: 20_000 })
    await setTimeout(500)
    await tell(way(), [turn(8, ((await state()).place?.stamp.count ?? 0) + 1)])
    expect((await heard).heard).toContain('"slide":8')
    expect((await state()).place?.value).toEqual({ slide: 8, click: 0 })
    await goBack()
  })

  it.each([
    '/slides.md',
    '/slides.md?raw',
    '/slides.md?import&raw',
    '/speech/speech.txt',
    '/speech/speech.txt?raw',
    '/speech/speech.txt?url',
    '/speech/blanks.yml',
    '/pages/',
    '/package.json',
    '/.git/HEAD',
    '/.env',
    '/@fs/etc/hostname',
    '/@fs/etc/hostname?raw',
    '/@fs/etc/hostname?import&raw',
    '/@fs/etc/../etc/hostname?raw??',
    '/@id//etc/hostname?raw',
    `/@fs${encodeURI(ROOT)}/package.json`,
    `/@fs${encodeURI(ROOT)}/engine/serve/gate.ts`,
    `/@fs${encodeURI(ROOT)}/node_modules/.cache/deck-gate/key`,
    '/..%2f..%2f..%2f..%2f..%2fetc/hostname',
    '/../../../../../etc/hostname',
    '/favicon.svg/../../slides.md',
    '/@vite/../slides.md',
    '/@vite/client.map',
    '/index.html',
    '/__slidev/slides/3.json',
    '/__slidev/slides/999999999999.json',
    '/__open-in-editor?file=package.json',
    '/__open-in-editor',
    '/__mcp',
    '/__inspect/',
    '/.vite-inspect/',
    '/@slidev-monaco-types/resolve?pkg=vue',
    '/@server-reactive/snapshots',
    '/@server-reactive/__proto__',
    '/@server-ref/nav',
    '/%',
    '/%00',
    '/%c0%af',
    '//',
    '//etc/hostname',
    `/${'long/'.repeat(100)}`,
    'http://evil.example/slides.md',
  ])('reads nothing at %s', async (url) => {
    const { status, answer } = await read(way(), url)
    expect(status).toBe(404)
    expect(answer.split('\r\n\r\n')[1]).toBe('')
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'SEARCH'])('does nothing by %s', async (method) => {
    for (const url of ['/', '/@server-reactive/nav', '/__slidev/slides/3.json', ...method === 'OPTIONS' ? ['*'] : []])
      expect((await send(way(), head(way(), method, url))).status).toBe(405)
  })

  it('turns no page by what is no turn', async () => {
    const COUNT = 100_000
    const place = turn(9, COUNT)
    await tell(way(), [
      '',
      '{',
      'null',
      '[1]',
      '"news"',
      '{}',
      ...[-1, 0, 1.5, '8', null, 1e300, {}].map(slide => turn(slide, COUNT)),
      ...[-1, 1e300, 'x', null].map(count => turn(9, count)),
      ...['other', null, '__proto__'].map(kind => turn(9, COUNT, { kind })),
      ...[null, [], 'x', { place: null }, { place: { value: { slide: 9, click: 0 } } }].map(shared => turn(9, COUNT, { shared })),
      turn(9, COUNT, { shared: { curtain: { value: 'pink', stamp: { count: COUNT, by: 'x' } } } }),
      turn(9, COUNT, { shared: { run: { value: { marks: [null] }, stamp: { count: COUNT, by: 'x' } } } }),
      '{"kind":"news","shared":{"__proto__":{"curtain":{"value":"black","stamp":{"count":100000,"by":"x"}}}}}',
      place.replace('"place"', '"constructor"'),
      place.replace('"place"', '"__proto__"'),
      place.replace('"test"', JSON.stringify('x'.repeat(1000))),
    ])
    expect(await sendFrames(way(), [frame('x'.repeat(600_000))], { protocol: SOCKET })).toMatchObject({ isCut: true })
  })

  it.each([
    ['/', '{"content":""}'],
    ['/__slidev/slides/3.json', '{"content":"","frontmatterRaw":"src: /../../../etc/hostname"}'],
    ['/__slidev/slides/3.json', '{"note":"x","frontmatter":{"__proto__":{"polluted":1}}}'],
    ['/__slidev/slides/3.json', 'null'],
    ['/__slidev/slides/3.json', '{'],
    ['/@server-reactive/nav', '{"source":"a","timestamp":1,"data":{"page":9}}'],
    ['/@server-reactive/__proto__', '{"source":"a","timestamp":1,"data":{"polluted":1}}'],
    ['/@server-reactive/__proto__.polluted', '{"patch":{"__proto__":{"toString":1}}}'],
    ['/@server-reactive/constructor/prototype', '{"data":{"polluted":1}}'],
    ['/@server-reactive/drawings', '{"data":{}}'],
    ['/@server-reactive/snapshots', 'null'],
    ['/@server-ref/nav', '{'],
    ['/__mcp', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'],
    ['/__open-in-editor?file=package.json', ''],
    ['/@unocss-devtools-update', '{"type":"add-classes"}'],
    ['/@vite/client', '{'],
    ['/%', '{'],
  ])('writes nothing to %s: %s', async (url, body) => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
      expect((await post(way(), url, body, { 'Content-Type': type })).status).toBe(405)
  })

  it('ends nothing by a body that breaks off, wherever it is sent', async () => {
    for (const url of ['/', '/@server-reactive/nav', '/__slidev/slides/3.json', '/@server-reactive/x', '/__mcp', '/@unocss-devtools-update', '/@vite/client']) {
      await Promise.all([
        ...['POST', 'GET', 'PUT'].map(method => hangUp(way(), `${head(way(), method, url, { ...JSON_TYPE, 'Content-Length': '99' })}{"da`)),
        hangUp(way(), `${head(way(), 'POST', url, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })}9\r\n{"da`),
        hangUp(way(), `${head(way(), 'POST', url, { ...JSON_TYPE, 'Expect': '100-continue', 'Content-Length': '99' })}{`),
      ])
    }
    const chunks = await send(way(), `${head(way(), 'POST', '/@server-reactive/nav', { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })}zz\r\n{"da`)
    expect([400, 0]).toContain(chunks.status)
  })

  it.each([
    ['a URL of 64 kB', (to: Way) => head(to, 'GET', `/${'x'.repeat(65_536)}`), 431],
    ['a header of 64 kB', (to: Way) => head(to, 'GET', '/', { Cookie: 'x'.repeat(65_536) }), 431],
    ['a zero byte in a URL', (to: Way) => head(to, 'GET', '/\0'), 400],
    ['a URL that is none', (to: Way) => head(to, 'GET', '%'), 400],
    ['a line that is none', () => 'hello\r\n\r\n', 400],
    ['a way through', (to: Way) => head(to, 'CONNECT', 'evil.example:443'), 0],
    ['no host', (to: Way) => `GET / HTTP/1.0\r\nCookie: ${to.cookie}\r\n\r\n`, 403],
    ['the host of another', (to: Way) => head(to, 'GET', '/', { Host: `evil.example:${to.port}` }), 403],
    ['the address of another', (to: Way) => head(to, 'GET', '/', { Host: '8.8.8.8' }), 403],
    ['a page for another site', (to: Way) => head(to, 'GET', '/', { Origin: 'https://evil.example' }), 403],
    ['a picture in another site', (to: Way) => head(to, 'GET', '/favicon.svg', { 'Sec-Fetch-Site': 'cross-site' }), 403],
    ['a turn for another site', (to: Way) => head(to, 'POST', '/@server-reactive/nav', { ...JSON_TYPE, 'Origin': 'http://localhost:1', 'Content-Length': '0' }), 403],
    ['a leave for another site', (to: Way) => head(to, 'OPTIONS', '/@server-reactive/nav', { 'Origin': 'http://localhost:1', 'Access-Control-Request-Method': 'POST' }), 403],
  ])('gets nothing by %s', async (_, bytes, status) => {
    const answer = await send(way(), bytes(way()))
    expect(answer.status).toBe(status)
    expect(answer.answer).not.toMatch(/access-control-allow/i)
  })

  it.each([
    ['another path', (to: Way) => upgrade(to, '/x')],
    ['a URL that is none', (to: Way) => upgrade(to, '//[')],
    ['another protocol', (to: Way) => upgrade(to, '/', { 'Sec-WebSocket-Protocol': 'x' })],
    ['several protocols', (to: Way) => upgrade(to, '/', { 'Sec-WebSocket-Protocol': 'vite-hmr, x' })],
    ['no protocol', (to: Way) => upgrade(to, '/', { 'Sec-WebSocket-Protocol': '' })],
    ['something that is no socket', (to: Way) => upgrade(to, '/', { Upgrade: 'h2c' })],
    ['a key that is none', (to: Way) => upgrade(to, '/', { 'Sec-WebSocket-Key': 'x' })],
    ['a version of the future', (to: Way) => upgrade(to, '/', { 'Sec-WebSocket-Version': '99' })],
    ['a POST', (to: Way) => upgrade(to).replace('GET', 'POST')],
    ['another site', (to: Way) => upgrade(to, '/', { Origin: 'https://evil.example' })],
    ['another site, of a server that is gone', (to: Way) => upgrade(to, '/', { 'Origin': 'http://localhost:1', 'Sec-WebSocket-Protocol': 'vite-ping' })],
    ['a page of ours without its token', (to: Way) => upgrade(to, '/', { Origin: `http://127.0.0.1:${to.port}` })],
    ['a host of another', (to: Way) => upgrade(to, '/', { Host: 'evil.example' })],
  ])('gets no socket by %s', async (_, bytes) => {
    expect((await send(way(), bytes(way()))).status).not.toBe(101)
    await hangUp(way(), bytes(way()))
  })

  it('ends nothing by a message of a wrong shape, and gets no answer', async () => {
    const events = ['vite:invoke', 'vite:invalidate', 'vite:forward-console', 'vite:client:connect', 'vite:client:disconnect', 'unocss:hmr', 'slidev:monaco-write', 'vue-server-ref', 'connection', '__proto__']
    const payloads = [undefined, null, 1, 'x', [], [null], {}, { id: null }, { path: null }, { type: 'error', data: null }, { file: 'slides.md', content: '' }]
    const messages = events.flatMap(event => payloads.map(data => frame(JSON.stringify({ type: 'custom', event, data }))))
    expect(await sendFrames(way(), messages)).toEqual(UNHEARD)
    expect(await sendFrames(way(), ['', 'null', '1', '[]', '{', '{"type":"custom","event":{}}'].map(text => frame(text)))).toEqual(UNHEARD)
  })

  it('reads no file by a message, and loads no window anew', async () => {
    const invoke = { id: 'send:1', name: 'fetchModule', data: ['/speech/speech.txt?raw'] }
    expect(await sendFrames(way(), [frame(JSON.stringify({ type: 'custom', event: 'vite:invoke', data: invoke }))])).toEqual(UNHEARD)
    expect(await sendFrames(way(), [frame(JSON.stringify({ type: 'custom', event: 'vite:invalidate', data: { path: '/@slidev/slides' } }))])).toEqual(UNHEARD)
  })

  it.each<[string, Buffer[], boolean]>([
    ['no mask', [frame('x', { masked: false })], true],
    ['bits that mean nothing', [frame('x', { reserved: 7 })], true],
    ['a code that means nothing', [frame('x', { opcode: 5 })], true],
    ['a ping that is too long', [frame('x'.repeat(200), { opcode: 9 })], true],
    ['an end that is none', [frame(Buffer.from([0, 1]), { opcode: 8 })], true],
    ['a text that is none', [frame(Buffer.from([0xFF, 0xFE]))], true],
    ['a part of nothing', [frame('x', { opcode: 0 })], true],
    ['a part that nothing follows', [frame('x', { final: false })], false],
    ['the greatest length that there is', [Buffer.concat([Buffer.from([0x81, 0xFF]), Buffer.alloc(8, 0xFF)])], true],
    ['bytes', [frame(Buffer.alloc(100), { opcode: 2 })], false],
    ['half a head', [Buffer.from([0x81])], false],
    ['a megabyte', [frame('x'.repeat(1e6))], true],
    ['a thousand parts', [frame('x'.repeat(1000), { final: false }), ...Array.from({ length: 1000 }, () => frame('x'.repeat(1000), { opcode: 0, final: false }))], true],
  ])('ends nothing but its own socket by a frame with %s', async (_, frames, isCut) => {
    expect((await sendFrames(way(), frames)).isCut).toBe(isCut)
  })
})

it('a device that holds all the connections that it gets keeps neither this machine nor its own password out', async () => {
  const held = Array.from({ length: 150 }, () => connect({ host: HERE, port, localAddress: '127.0.0.3' }).on('error', () => {}).resume())
  await vi.waitFor(() => expect(held.filter(socket => !socket.destroyed).length).toBe(64))
  for (const device of ['this machine', 'another device'] as const)
    expect((await read(ways[device], '/')).status).toBe(200)
  held.forEach(socket => socket.destroy())
  await vi.waitFor(async () => expect((await read({ port, from: '127.0.0.3', cookie: '' }, '/')).status).toBe(401))
})

describe('the page of another site, in the browser of the presenter', () => {
  let opened: OpenBrowser
  let context: BrowserContext
  let site: ReturnType<typeof createServer>
  let sitePort: number
  let hall: Page

  beforeAll(async () => {
    opened = await openBrowser()
    context = await opened.browser.newContext({ reducedMotion: 'reduce' })
    site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<button>open</button><iframe name="frame"></iframe>'))
    await once(site.listen(0, HERE), 'listening')
    sitePort = (site.address() as { port: number }).port
    hall = await context.newPage()
    await hall.goto(`http://localhost:${port}/#/7`)
    await hall.locator('.current .content').first().waitFor(WAIT)
  })
  afterAll(async () => {
    await opened.browser.close()
    site.close()
  })

  it('an edited slide is shown, with a picture and a component that it did not have before', async () => {
    const file = join(folder, 'pages/1-helm.md')
    const text = readFileSync(file, 'utf8')
    const page = await context.newPage()
    const missed: string[] = []
    page.on('response', answer => answer.status() >= 400 && missed.push(answer.url()))
    await page.goto(`http://localhost:${port}/#/7`)
    await page.getByText('要保持政治清醒和政治定力').first().waitFor(THERE)
    // Beside the page, and among what is published.
    cpSync(join(folder, 'public/favicon.svg'), join(folder, 'pages/beside 图.svg'))
    cpSync(join(folder, 'public/favicon.svg'), join(folder, 'public/published 图.svg'))
    writeFileSync(file, text.replace('- 要保持政治清醒和政治定力', '- 要一直清醒 <img alt="beside" src="./beside 图.svg"> <img alt="published" src="/published 图.svg">\n- <Redacted>XX</Redacted>'))
    await page.getByText('要一直清醒').first().waitFor(THERE)
    for (const alt of ['beside', 'published'])
      await expect.poll(() => page.getByAltText(alt).first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    expect(missed).toEqual([])
    writeFileSync(file, text)
    await page.getByText('要保持政治清醒和政治定力').first().waitFor(THERE)
    await page.close()
  })

  /** From another port of the same host, and from another host. */
  const origins = (): string[] => [`http://localhost:${sitePort}/`, `http://127.0.0.1:${sitePort}/`]

  it('sends requests that are all refused, and reads nothing', async () => {
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const told = await page.evaluate(async ([deck, body]) => {
        const plain = { method: 'POST', body: body! }
        const tries = [
          fetch(`${deck}@server-reactive/nav`, { ...plain, mode: 'no-cors' }),
          fetch(`${deck}@server-reactive/nav`, { ...plain, mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } }),
          fetch(`${deck}@server-reactive/nav`, { ...plain, headers: { 'Content-Type': 'application/json' }, credentials: 'include' }),
          fetch(`${deck}@server-reactive/nav`, { ...plain, body: new Blob([body!], { type: 'text/plain' }), mode: 'no-cors', keepalive: true }),
          fetch(`${deck}__slidev/slides/3.json`, { ...plain, mode: 'no-cors' }),
          fetch(`${deck}__open-in-editor?file=package.json`, { mode: 'no-cors' }),
          fetch(`${deck}@slidev/slides`),
          fetch(deck!),
          // Not by `import` itself, which the test runner makes its own of.
          // eslint-disable-next-line no-new-func
          (new Function('url', 'return import(url)') as (url: string) => Promise<Response>)(`${deck}@slidev/slides`),
        ].map(one => one.then(async (answer: Response) => answer.type === 'opaque' ? 'sent' : `read ${await answer.text?.()}`, () => 'refused'))
        navigator.sendBeacon(`${deck}@server-reactive/nav`, body)
        return Promise.all(tries)
      }, [`http://localhost:${port}/`, turn(20, 1e5)])
      expect(told.filter(one => one.startsWith('read'))).toEqual([])
      await page.close()
    }
  })

  it('posts forms that turn no page', async () => {
    for (const origin of origins()) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const page = await context.newPage()
        await page.goto(origin)
        const answered = page.waitForResponse(answer => answer.request().method() === 'POST')
        await page.evaluate(([url, enctype, body]) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action: url, enctype, target: 'frame' })
          const field = Object.assign(document.createElement('input'), { name: body!.slice(0, -1), value: '"}' })
          form.append(field)
          document.body.append(form)
          form.submit()
        }, [`http://localhost:${port}/@server-reactive/nav`, type, turn(20, 1e5)])
        expect((await answered).status()).toBe(403)
        await page.close()
      }
    }
  })

  it('opens no socket, with the token of the server or without', async () => {
    const token = /wsToken = "([^"]+)"/.exec((await read(ways['this machine'], '/@vite/client')).answer)![1]!
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const ended = await page.evaluate(urls => Promise.all(urls.flatMap(url => ['vite-hmr', 'vite-ping', 'deck'].map(protocol => new Promise((resolve) => {
        const socket = new WebSocket(url, protocol)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })))), [`ws://localhost:${port}/`, `ws://localhost:${port}/?token=${token}`])
      expect(new Set(ended)).toEqual(new Set(['refused']))
      await page.close()
    }
  })

  it('shows the deck in no frame, and steers no window with the deck that it opens', async () => {
    for (const origin of origins()) {
      const page = await context.newPage()
      await page.goto(origin)
      const answered = page.waitForResponse(answer => answer.url().startsWith(`http://localhost:${port}/`))
      await page.evaluate(url => document.querySelector('iframe')!.src = url, `http://localhost:${port}/#/20`)
      expect((await answered).status()).toBe(403)
      await page.evaluate(url => document.querySelector('button')!.onclick = () => Object.assign(window, { deck: window.open(url) }), `http://localhost:${port}/#/20`)
      const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()])
      await popup.locator('.current .content').first().waitFor(WAIT)
      await page.evaluate((url) => {
        try {
          (window as { deck?: Window }).deck!.location.href = url
        }
        catch {}
      }, `http://localhost:${port}/#/21`)
      await setTimeout(500)
      expect(popup.url()).toContain('#/20')
      expect(hall.url()).toContain('#/7')
      await Promise.all([popup.close(), page.close()])
    }
  })

  it('reads nothing of a site that npm run preview serves, by no name that leads there', async () => {
    await using preview = await serveFolder(join(ROOT, 'public'))
    const to: Way = { port: Number(new URL(preview.url).port), from: HERE, cookie: '' }
    expect((await read(to, '/favicon.svg')).status).toBe(200)
    expect((await send(to, head(to, 'GET', '/favicon.svg', { Host: `localhost:${to.port}` }))).status).toBe(200)
    for (const headers of [{ Host: 'evil.example' }, { Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])
      expect((await send(to, head(to, 'GET', '/favicon.svg', headers as Record<string, string>))).status).toBe(403)
    for (const url of ['/%', '/%00', '/..%2fpackage.json', '/../package.json', '//', 'http://evil.example/'])
      expect((await read(to, url)).status, url).toBe(404)
    expect((await post(to, '/favicon.svg', 'x')).status).toBe(405)
  })
})

describe('started where it cannot be, or where it is seen', () => {
  it.each([
    [() => [`--port=${port}`], () => `端口 ${port} 已被别的程序占用`],
    [() => [`--port=${port}`, '--remote'], () => `端口 ${port} 已被别的程序占用`],
    [() => [`--port=${port}`, '--remote', `--bind=${HERE}`], () => `端口 ${port} 已被别的程序占用`],
    [() => ['--remote', '--bind='], () => '--bind 不能是“”'],
    [() => ['--remote', '--bind=192.0.2.199'], () => '这台电脑没有“192.0.2.199”这个地址'],
  ])('it says why before anything else, and ends: %#', async (args, message) => {
    const { code, stdout, stderr } = await start('dev', args()).outcome
    // 2 for what is written wrong, 1 for what the machine has not.
    expect([code, stdout]).toEqual([message().startsWith('--') ? 2 : 1, ''])
    expect(stderr).toContain(`错误：`)
    expect(stderr).toContain(message())
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('at ::1 it says so, answers there, and no process has the password in its command line', async () => {
    const free = await getPort({ random: true, host: '::1' })
    const { child } = start('dev', [folder, '--remote=geheim2020', '--bind=::1', `--port=${free}`])
    let text = ''
    child.stdout!.on('data', chunk => text += chunk)
    await vi.waitFor(() => expect(text).toContain('Ctrl+C'), WAIT)
    expect(text).toContain(`http://[::1]:${free}/#/presenter/`)
    expect(text).toContain('密码  geheim2020')
    expect((await fetch(`http://[::1]:${free}/`)).status).toBe(200)
    const commands = readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8')
      }
      catch {
        return []
      }
    })
    expect(commands.filter(command => command.includes('geheim2020'))).toEqual([])
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
