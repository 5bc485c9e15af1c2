import type { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gate } from '../engine/serve/gate.ts'
import { OTHER_ADDRESS } from './support/proxy.ts'

const PASSWORD = 'kaihui2020'

const compared = vi.hoisted(() => ({ times: 0 }))
// Counts the real comparisons with the password; those of cookies are others.
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>()
  const hashed = real.createHash('sha256').update('kaihui2020').digest()
  return {
    ...real,
    timingSafeEqual: (a: Buffer, b: Buffer) => {
      compared.times += Number(hashed.equals(b))
      return real.timingSafeEqual(a, b)
    },
  }
})

let root: string
let server: ReturnType<typeof createServer>
let port: number

/** Starts a server behind the gate, which says `words` to those who are let in. */
async function open(): Promise<void> {
  const { stops } = gate(PASSWORD, root)
  server = createServer((asked, answer) => void (stops(asked, answer) || answer.end('words')))
  await once(server.listen(0, '0.0.0.0'), 'listening')
  port = (server.address() as AddressInfo).port
}

async function close(): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}

beforeEach(async () => {
  compared.times = 0
  root = await mkdtemp(join(tmpdir(), 'gate-'))
  await open()
})
afterEach(async () => {
  await close()
  await rm(root, { recursive: true })
})

/** Asks from an address of this machine; status 0 if the connection is cut. */
async function ask(from: string, { method = 'GET', body = '', headers = {} }: { method?: string, body?: string, headers?: Record<string, string> } = {}) {
  const asked = request({ host: from === OTHER_ADDRESS ? from : '127.0.0.1', port, localAddress: from, method, agent: false, headers: { ...method === 'POST' && { 'Content-Length': String(body.length) }, ...headers } })
  const answered = once(asked, 'response').then(([answer]) => answer as IncomingMessage, () => undefined)
  asked.end(body)
  const answer = await answered
  answer?.resume()
  return { status: answer?.statusCode ?? 0, cookie: answer?.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}
/** On macOS the loopback interface has one address. */
const several = it.runIf(process.platform !== 'darwin')
const guess = (from: string, body: string) => ask(from, { method: 'POST', body })

several('compares one guess a second, whatever comes side by side from several addresses', async () => {
  const start = performance.now()
  const answers = Promise.all(Array.from({ length: 200 }, async (_, each) => {
    await setTimeout(each * 15)
    return guess(`127.0.0.${2 + each % 4}`, each % 7 ? `wrong ${each}` : PASSWORD)
  }))
  await setTimeout(3300 - (performance.now() - start))
  expect(compared.times).toBeGreaterThanOrEqual(3)
  expect(compared.times).toBeLessThanOrEqual(1 + Math.floor((performance.now() - start) / 1000))
  await close()
  const statuses = (await answers).map(({ status }) => status)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(150)
  await open()
})

several('takes the right password right after a wrong one, and amid the guesses of others', async () => {
  expect((await guess(OTHER_ADDRESS, 'wrong')).status).toBe(403)
  const start = performance.now()
  const { status, cookie } = await guess(OTHER_ADDRESS, PASSWORD)
  expect(status).toBe(204)
  expect(performance.now() - start).toBeLessThan(2000)
  expect((await ask(OTHER_ADDRESS)).status).toBe(401)
  expect((await ask(OTHER_ADDRESS, { headers: { Cookie: cookie } })).status).toBe(200)

  const guessing = Array.from({ length: 100 }, (_, each) => guess(`127.0.0.${2 + each % 3}`, 'wrong'))
  const asked = performance.now()
  expect((await guess('127.0.0.9', PASSWORD)).status).toBe(204)
  expect(performance.now() - asked).toBeLessThan(6000)
  await close()
  await Promise.all(guessing)
  await open()
})

it('knows who was let in when it is started anew; the password alone makes no cookie', async () => {
  const { cookie } = await guess(OTHER_ADDRESS, PASSWORD)
  await close()
  await open()
  expect((await ask(OTHER_ADDRESS, { headers: { Cookie: cookie } })).status).toBe(200)
  await rm(join(root, 'node_modules'), { recursive: true })
  await close()
  await open()
  expect((await ask(OTHER_ADDRESS, { headers: { Cookie: cookie } })).status).toBe(401)
})

several.each([
  ['breaks off', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhi', true],
  ['is no chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n', false],
  ['breaks off in a chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhi', true],
  ['is too long', `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n${'x'.repeat(2000)}`, false],
  ['does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n', false],
])('a body that %s ends nothing, is not compared and holds no place', async (_, sent, hangUp) => {
  const failed = vi.fn()
  process.on('unhandledRejection', failed).on('uncaughtException', failed)
  const sockets = Array.from({ length: 30 }, () => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: '127.0.0.2' }).on('error', () => {}).resume()
    socket.write(sent)
    return socket
  })
  await setTimeout(200)
  if (hangUp)
    sockets.forEach(socket => socket.destroy())
  const start = performance.now()
  expect((await guess('127.0.0.2', PASSWORD)).status).toBe(204)
  expect(performance.now() - start).toBeLessThan(500)
  // Whoever sends nothing more is answered, and cut off.
  await vi.waitFor(() => expect(sockets.filter(socket => !socket.destroyed)).toEqual([]), { timeout: 7000 })
  expect(compared.times).toBe(1)
  expect(failed).not.toHaveBeenCalled()
  process.off('unhandledRejection', failed).off('uncaughtException', failed)
})
