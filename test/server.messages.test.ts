import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { isHotMessage } from '../engine/serve/messages.ts'
import { intercept } from '../engine/serve/sockets.ts'

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

it('an event reaches those who listen, sooner or later, only if it is passed on', () => {
  const emitter = new EventEmitter()
  const heard: unknown[] = []
  emitter.on('message', given => heard.push(['early', given]))
  intercept<[number]>(emitter, 'message', (pass, given) => given > 1 && pass(given * 10))
  emitter.on('message', given => heard.push(['late', given])).on('other', () => heard.push('other'))
  expect([emitter.emit('message', 1), emitter.emit('message', 2), emitter.emit('other')]).toEqual([true, true, true])
  expect(heard).toEqual([['early', 20], ['late', 20], 'other'])
})
