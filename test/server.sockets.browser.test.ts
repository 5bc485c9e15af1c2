import type { Way } from './support/raw.ts'
import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { DEVICES, useAttackedDeck } from './support/attacked.ts'
import { frame, hangUp, send, sendFrames, upgrade } from './support/raw.ts'

const UNHEARD = { heard: '', isCut: false }
const deck = useAttackedDeck()

describe.each(DEVICES)('%s', (device) => {
  const way = (): Way => deck.ways[device]

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
