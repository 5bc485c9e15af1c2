import type { Module } from '../engine/serve/routes.ts'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outerAddresses } from '../engine/serve/addresses.ts'
import { isForeign } from '../engine/serve/origin.ts'
import { isOfDeck, moduleName } from '../engine/serve/routes.ts'
import { ROOT } from './support/site.ts'

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
