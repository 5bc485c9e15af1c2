import type { Way } from './support/raw.ts'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { SOCKET } from '../engine/serve/shared.ts'
import { DEVICES, HERE, JSON_TYPE, post, read, tell, turn, useAttackedDeck } from './support/attacked.ts'
import { frame, hangUp, head, send, sendFrames } from './support/raw.ts'
import { ROOT } from './support/site.ts'

const deck = useAttackedDeck()

describe.each(DEVICES)('%s', (device) => {
  const way = (): Way => deck.ways[device]

  it('sees the page and what it consists of', async () => {
    for (const url of ['/', '/?from=singlemessage', '/@vite/client', '/favicon.svg', '/@slidev/slides'])
      expect((await read(way(), url)).status, url).toBe(200)
  })

  it('turns pages, and the others hear of it', async () => {
    const heard = sendFrames(deck.ways['this machine'], [], { protocol: SOCKET, until: '"slide":8', ms: 20_000 })
    let isHeard = false
    void heard.then(() => isHeard = true)
    // Whoever listens may have come too late for the first turn.
    await vi.waitFor(async () => {
      await tell(way(), [turn(8, ((await deck.state()).place?.stamp.count ?? 0) + 1)])
      expect(isHeard).toBe(true)
    }, { timeout: 20_000 })
    expect((await heard).heard).toContain('"slide":8')
    expect((await deck.state()).place?.value).toEqual({ slide: 8, click: 0 })
    await deck.goBack()
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
    const place = turn(10, COUNT)
    await tell(way(), [
      '',
      '{',
      'null',
      '[1]',
      '"news"',
      '{}',
      ...[-1, 0, 1.5, '8', null, 1e300, {}].map(slide => turn(slide, COUNT)),
      ...[-1, 1e300, 'x', null].map(count => turn(10, count)),
      ...['other', null, '__proto__'].map(kind => turn(10, COUNT, { kind })),
      ...[null, [], 'x', { place: null }, { place: { value: { slide: 10, click: 0 } } }].map(shared => turn(10, COUNT, { shared })),
      turn(10, COUNT, { shared: { curtain: { value: 'pink', stamp: { count: COUNT, by: 'x' } } } }),
      turn(10, COUNT, { shared: { run: { value: { marks: [null] }, stamp: { count: COUNT, by: 'x' } } } }),
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
})

it('a device that holds all the connections that it gets keeps neither this machine nor its own password out', async () => {
  const held = Array.from({ length: 150 }, () => connect({ host: HERE, port: deck.port, localAddress: '127.0.0.3' }).on('error', () => {}).resume())
  await vi.waitFor(() => expect(held.filter(socket => !socket.destroyed).length).toBe(64))
  for (const device of ['this machine', 'another device'] as const)
    expect((await read(deck.ways[device], '/')).status).toBe(200)
  held.forEach(socket => socket.destroy())
  await vi.waitFor(async () => expect((await read({ port: deck.port, from: '127.0.0.3', cookie: '' }, '/')).status).toBe(401))
})
