import type { Module } from '../engine/serve/routes.ts'
import { EventEmitter } from 'node:events'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseArguments } from '../engine/command/dev.ts'
import { UserError } from '../engine/command/run.ts'
import { isLoopback, outerAddresses } from '../engine/serve/addresses.ts'
import { isOurs } from '../engine/serve/faults.ts'
import { requireAddress, requirePort } from '../engine/serve/listen.ts'
import { isHotMessage } from '../engine/serve/messages.ts'
import { isForeign } from '../engine/serve/origin.ts'
import { isOfDeck, moduleName } from '../engine/serve/routes.ts'
import { intercept } from '../engine/serve/sockets.ts'
import { welcome } from '../engine/serve/welcome.ts'
import { ROOT } from './support/site.ts'

afterEach(() => vi.unstubAllEnvs())

describe('a request', () => {
  const HOST = 'localhost:3030'
  const PAGE = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  it.each([
    ['of a program that names this machine', { host: HOST }, false],
    ['to 127.0.0.1', { host: '127.0.0.1:3030' }, false],
    ['to ::1', { host: '[::1]:3030' }, false],
    ['to the name of this machine', { host: hostname() }, false],
    ['to that name, with the dot at its end', { host: 'LOCALHOST.:3030' }, false],
    ...outerAddresses().map((address): [string, Record<string, string>, boolean] => [`to ${address}`, { host: address.includes(':') ? `[${address}]:1` : address }, false]),
    ['of a page of ours', { 'host': HOST, 'origin': `http://${HOST}`, 'sec-fetch-site': 'same-origin' }, false],
    ['typed by the user', { 'host': HOST, 'sec-fetch-site': 'none', ...PAGE }, false],
    ['without a host', {}, true],
    ['to an empty host', { host: '' }, true],
    ['to the name of another', { host: 'rebind.example:3030' }, true],
    ['to a name that ends like one of ours', { host: 'evil-localhost' }, true],
    ['to a name below one of ours', { host: 'evil.localhost' }, true],
    ['to the address of another', { host: '8.8.8.8:3030' }, true],
    ['to a host that is none', { host: 'localhost:3030@evil.example' }, true],
    ['to two hosts', { host: 'localhost, evil.example' }, true],
    ['of another site', { host: HOST, origin: 'https://evil.example' }, true],
    ['of another port of this machine', { host: HOST, origin: 'http://localhost:8080' }, true],
    ['of the same port by another name', { host: HOST, origin: 'http://127.0.0.1:3030' }, true],
    ['of a page that hides where it is from', { host: HOST, origin: 'null' }, true],
    ['of an origin that is none', { host: HOST, origin: 'http://' }, true],
    ['of another site, of which the browser names none', { 'host': HOST, 'sec-fetch-site': 'cross-site' }, true],
    ['of another port, of which the browser names none', { 'host': HOST, 'sec-fetch-site': 'same-site' }, true],
    ['of a frame in another site', { 'host': HOST, 'sec-fetch-site': 'cross-site', ...PAGE, 'sec-fetch-dest': 'iframe' }, true],
  ])('%s is told from a foreign one', (_, headers, foreign) => {
    expect(isForeign({ method: 'GET', headers }, true)).toBe(foreign)
    expect(isForeign({ method: 'POST', headers }, false)).toBe(foreign)
  })

  it('by a link from anywhere opens the page, and nothing but the page', () => {
    const headers = { 'host': HOST, 'sec-fetch-site': 'cross-site', ...PAGE }
    expect(isForeign({ method: 'GET', headers }, true)).toBe(false)
    expect(isForeign({ method: 'GET', headers }, false)).toBe(true)
    expect(isForeign({ method: 'POST', headers }, true)).toBe(true)
  })
})

describe('what belongs to the deck', () => {
  const imports = (...urls: string[]): Module => ({ staticImportedUrls: new Set(urls) })
  const graph = {
    urlToModuleMap: new Map<string, Module>([
      ['/main.ts', imports('/app/a b.vue', '/styles/fonts.css', '\0virtual:speech', '/x.svg?import', '/pages/words.md?raw', '/a.ts?v=1')],
      ['/app/a b.vue', { ...imports('/app/a b.vue?vue&type=style&lang.css', '/main.ts', '/node_modules/p/p.js'), transformResult: { code: 'src: "/pages/图%201.png", image: "./cover.jpg", `x 100%.png`, filepath: "/deck/slides.md"' } }],
      ['/node_modules/p/p.js', { transformResult: { code: '"/pages/secret.png"' } }],
      ['/styles/fonts.css', { transformResult: { code: 'src: url(/node_modules/f/song.ttf), url(/speech/speech.txt)' } }],
      // Watched, or asked for by hand: nothing imports it.
      ['/speech/speech.txt', {}],
      ['/tools/stray.ts', imports('/tools/strayed.ts')],
    ]),
  }
  const asked = (url: string): boolean => isOfDeck(url, graph, ['/main.ts'], join(ROOT, 'public'))
  it.each([
    '/main.ts',
    '/main.ts?t=1795613291163',
    '/app/a%20b.vue',
    '/app/a%20b.vue?vue&type=style&lang.css',
    '/app/a%20b.vue?t=1795613291163&vue&type=style&lang.css',
    '/@id/__x00__virtual:speech',
    '/x.svg?import',
    '/x.svg',
    '/a.ts?v=1',
    '/pages/words.md?raw',
    '/pages/words.md?import&raw',
    '/node_modules/f/song.ttf',
    '/pages/%E5%9B%BE%201.png',
    '/cover.jpg',
    '/favicon.svg',
    '/favicon.svg?x',
  ])('%s does', url => expect(asked(url)).toBe(true))

  it.each([
    '',
    '/',
    '/main.ts?raw',
    '/main.ts?raw&import',
    '/a.ts',
    '/a.ts?v=2',
    '/pages/words.md',
    '/speech/speech.txt',
    '/speech/speech.txt?raw',
    '/speech/speech.txt?import&raw',
    '/tools/stray.ts',
    '/tools/strayed.ts',
    '/node_modules/f/',
    '/pages/secret.png',
    '/ver.jpg',
    '/1.png',
    '/pages/2.png',
    '/deck/slides.md',
    '/node_modules/f/song.ttf.bak',
    '/slides.md',
    '/../slides.md',
    '/..%2fslides.md',
    '/%2e%2e/slides.md',
    '/favicon.svg/../../slides.md',
    '/favicon.svg%00',
    '/.git/HEAD',
    '/@fs/etc/hostname',
    '/@fs//etc/hostname?raw',
    '/@id//etc/hostname',
    '/@id/__x00__',
    '/__proto__',
    '/constructor',
    '/%',
    '/%ff',
    '/\0',
    '*',
    'http://localhost/main.ts',
  ])('%j does not', url => expect(asked(url)).toBe(false))

  it('is named as Vite names it', () => {
    expect(moduleName('/a.ts?t=1795613291163&v=1&import')).toBe('/a.ts?v=1')
    expect(moduleName('/a.ts?t=17')).toBe('/a.ts?t=17')
    expect(moduleName('/%')).toBeUndefined()
  })
})

describe('a message to Vite', () => {
  it.each(['{"type":"ping"}', '{"type":"custom","event":"unocss:hmr","data":["__ALL__"]}'])('%s is passed on', text => expect(isHotMessage(text, false)).toBe(true))

  it.each([
    '',
    'null',
    '1',
    '"ping"',
    '[]',
    '{',
    '{}',
    '{"type":"custom"}',
    '{"type":"custom","event":"vite:invoke"}',
    '{"type":"custom","event":"vite:invoke","data":{"id":"send:1","name":"fetchModule","data":["/speech/speech.txt?raw"]}}',
    '{"type":"custom","event":"vite:invalidate","data":null}',
    '{"type":"custom","event":"vite:forward-console","data":{}}',
    '{"type":"custom","event":"slidev:monaco-write","data":{"file":"slides.md","content":""}}',
    '{"type":"custom","event":"unocss:hmr"}',
    '{"type":"custom","event":"unocss:hmr","data":null}',
    '{"type":"custom","event":"unocss:hmr","data":[null]}',
    '{"type":"custom","event":"unocss:hmr","data":[["x"]]}',
    '{"type":"custom","event":"unocss:hmr","data":["x","y"]}',
    '{"type":"custom","event":["unocss:hmr"],"data":["x"]}',
    '{"__proto__":{"type":"ping"}}',
  ])('%s is not', text => expect(isHotMessage(text, true)).toBe(false))
})

describe('an error that nobody caught', () => {
  const at = (...lines: string[]): Error => Object.assign(new Error('x'), { stack: ['Error: x', ...lines.map(line => `    at ${line}`)].join('\n') })
  it.each([
    ['thrown here', new Error('x'), true],
    ['of ours, called by others', at(`f (file://${ROOT}/engine/serve/gate.ts:1:2)`, `g (file://${ROOT}/node_modules/vite/a.js:1:2)`), true],
    ['of ours in a file with a query', at(`file://${ROOT}/engine/serve/gate.ts?x=1:1:2`), true],
    ['of ours, by way of Node', at('new Promise (<anonymous>)', 'node:internal/process/task_queues:95:5', `async f (${ROOT}/engine/a.ts:1:2)`), true],
    ['of others, called by ours', at(`f (file://${ROOT}/node_modules/vite/a.js:1:2)`, `g (file://${ROOT}/engine/serve/dev.ts:1:2)`), false],
    ['of a connection', at('TCP.onStreamRead (node:internal/stream_base_commons:217:20)'), false],
    ['without a stack', at(), false],
    ['that is none', 'lost', false],
    ['that is nothing', undefined, false],
  ])('%s is told from others', (_, error, ours) => expect(isOurs(error)).toBe(ours))
})

it('an event reaches those who listen, sooner or later, only if it is passed on', () => {
  const emitter = new EventEmitter()
  const heard: unknown[] = []
  emitter.on('message', given => heard.push(['early', given]))
  intercept<[number]>(emitter, 'message', (pass, given) => given > 1 && pass(given * 10))
  emitter.on('message', given => heard.push(['late', given])).on('other', () => heard.push('other'))
  expect([emitter.emit('message', 1), emitter.emit('message', 2), emitter.emit('other')]).toEqual([true, true, true])
  expect(heard).toEqual([['early', 20], ['late', 20], 'other'])
})

describe('the command line of the server', () => {
  it.each([
    [['--remote', '--bind='], '--bind 不能是“”'],
    [['--remote', '--bind', 'projector'], '--bind 不能是“projector”'],
    [['--remote', '--bind', '192.168.1'], '--bind 不能是“192.168.1”'],
    [['--remote', '--bind', 'fe80::1%eth0'], '--bind 不能是“fe80::1%eth0”'],
    [['--remote', '--bind', 'http://192.168.1.5'], '--bind 不能是“http'],
    [['--port='], '--port 不能是“”'],
    [['--port', '0'], '--port 不能是“0”'],
    [['--port', '-1'], '“--port -1”看不懂'],
    [['--port', '80.5'], '--port 不能是“80.5”'],
    [['--port', '1e3'], '--port 不能是“1e3”'],
    [['--port', '0x50'], '--port 不能是“0x50”'],
    [['--port', ' 80'], '--port 不能是“ 80”'],
    [['--port', '65536'], '--port 不能是“65536”'],
  ])('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(UserError)
    expect(() => parseArguments(argv)).toThrow(message)
  })

  it('takes the password of the environment where none is typed, and says where one can be read', () => {
    expect(parseArguments(['--remote'], 'kaihui2020')).toMatchObject({ password: 'kaihui2020', isTyped: false })
    expect(parseArguments(['--remote=other2020'], 'kaihui2020')).toMatchObject({ password: 'other2020', isTyped: true })
    expect(parseArguments([], 'kaihui2020').password).toBeUndefined()
    expect(() => parseArguments(['--remote'], '12345')).toThrow('密码“12345”太短')
    expect(welcome(parseArguments(['--remote=other2020']), 3030)).toContain('DECK_PASSWORD')
    expect(welcome(parseArguments(['--remote'], 'kaihui2020'), 3030)).not.toContain('DECK_PASSWORD')
  })

  it.each([
    ['10.0.0.5', ['http://10.0.0.5:3030/'], ['localhost']],
    ['fd00::0002', ['http://[fd00::2]:3030/'], ['localhost']],
    ['::1', ['http://[::1]:3030/', '其他设备打不开'], ['localhost', '▀']],
    ['127.0.0.1', ['http://127.0.0.1:3030/', '其他设备打不开'], ['▀']],
    ['::', ['http://localhost:3030/', ...outerAddresses().map(address => address.includes(':') ? `http://[${address}]:3030/` : `http://${address}:3030/`)], ['[::]']],
    ['0.0.0.0', ['http://localhost:3030/'], ['0.0.0.0', '[']],
  ])('--bind %s prints the password and the addresses that lead there', (bind, there, absent) => {
    const text = welcome(parseArguments(['--remote=kaihui2020', `--bind=${bind}`]), 3030)
    expect(text).toContain('密码  kaihui2020');
    [...there, '#/presenter/', '#/reader'].forEach(part => expect(text).toContain(part))
    absent.forEach(part => expect(text).not.toContain(part))
  })

  it.each(['192.0.2.199', '2001:db8::1', '8.8.8.8'])('an address of another machine, %s, is quoted, with those that there are', (address) => {
    expect(() => requireAddress(address)).toThrow(UserError)
    expect(() => requireAddress(address)).toThrow(`“${address}”`)
    expect(() => requireAddress(address)).toThrow(outerAddresses().join('、'))
  })

  it.each(['0.0.0.0', '::', '127.0.0.1', '::1', '0::1', ...outerAddresses()])('%s is an address of this machine', (address) => {
    requireAddress(address)
    expect(isLoopback(address)).toBe(['127.0.0.1', '::1', '0::1'].includes(address))
  })

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0'],
    ['127.0.0.1', '::1'],
    ['::1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['0.0.0.0', '::1'],
    ['127.0.0.1', '::'],
  ])('on %s a port is taken that another server has on %s', async (host, other) => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, other, resolve))
    const { port } = server.address() as { port: number }
    await expect(requirePort(port, host)).rejects.toThrow(new UserError(`端口 ${port} 已被别的程序占用；请用 --port 换一个`))
    await new Promise(resolve => server.close(resolve))
    await requirePort(port, host)
  })
})
