import type { Socket } from 'node:net'
import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** The port to which a raw request goes, and the address that it seems to come from. */
export interface Way { port: number, from: string, cookie: string }

const PATIENCE_MS = 20_000
const LISTENING_MS = 600

function open({ port, from }: Way): Socket {
  return connect({ host: '127.0.0.1', port, localAddress: from }).on('error', () => {})
}

/** Waits until a connection is closed, in whatever way, or for so long. */
const closed = (socket: Socket, ms: number): Promise<unknown> => Promise.race([new Promise(resolve => socket.once('close', resolve)), setTimeout(ms, undefined, { ref: false })])

/** The head of a request as a browser of this deck sends it. */
export function head(way: Way, method: string, url: string, headers: Record<string, string> = {}): string {
  const all = { Host: `127.0.0.1:${way.port}`, ...way.cookie && { Cookie: way.cookie }, Connection: 'close', ...headers }
  return [`${method} ${url} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
}

/** Sends bytes and gives all that is answered, with its status; 0 where the connection is cut without an answer. */
export async function send(way: Way, bytes: string): Promise<{ status: number, answer: string }> {
  const socket = open(way)
  let answer = ''
  socket.on('data', chunk => answer += chunk)
  socket.write(bytes)
  await closed(socket, PATIENCE_MS)
  socket.destroy()
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), answer }
}

/** Sends bytes and hangs up in the midst. */
export async function hangUp(way: Way, bytes: string): Promise<void> {
  const socket = open(way)
  await once(socket, 'connect')
  socket.write(bytes)
  await setTimeout(100)
  socket.destroy()
}

/** The method and head of a request for a socket, of Vite's unless another is named. */
export function upgrade(way: Way, url = '/', headers: Record<string, string> = {}): string {
  return head(way, 'GET', url, {
    'Connection': 'Upgrade',
    'Upgrade': 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'x3JJHMbDL1EzLkh9GBhXDw==',
    'Sec-WebSocket-Protocol': 'vite-hmr',
    ...headers,
  })
}

/** A masked frame of a WebSocket (RFC 6455, 5.2). */
export function frame(payload: string | Buffer, { opcode = 1, final = true, masked = true, reserved = 0 } = {}): Buffer {
  const bytes = Buffer.from(payload)
  const first = (final ? 0x80 : 0) | reserved << 4 | opcode
  const mask = masked ? 0x80 : 0
  const length = bytes.length < 126
    ? Buffer.from([first, mask | bytes.length])
    : Buffer.from([first, mask | 127, 0, 0, 0, 0, bytes.length >>> 24, bytes.length >>> 16 & 255, bytes.length >>> 8 & 255, bytes.length & 255])
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([length, ...masked ? [Buffer.alloc(4)] : [], bytes])
}

/** Settings to open a socket and listen to it. */
interface Listening {
  protocol?: string
  /** how long, if the server does not end it before */
  ms?: number
  /** no longer than until this is heard */
  until?: string
}

/**
 * Opens a socket, of Vite's unless another is named, and sends bytes.
 * @param way by which
 * @param bytes frames, well-formed or not
 * @returns what is heard there meanwhile, but for Vite's greeting, and whether the server has ended it
 */
export async function sendFrames(way: Way, bytes: Buffer[], { protocol = 'vite-hmr', ms = LISTENING_MS, until }: Listening = {}): Promise<{ heard: string, isCut: boolean }> {
  const socket = open(way)
  socket.write(upgrade(way, '/', { 'Sec-WebSocket-Protocol': protocol }))
  const [greeting] = await once(socket, 'data') as [Buffer]
  if (!String(greeting).startsWith('HTTP/1.1 101'))
    throw new Error(`no socket: ${String(greeting)}`)
  let heard = ''
  const done = new Promise<void>(resolve => socket.on('data', (chunk) => {
    heard += chunk
    if (until && heard.includes(until))
      resolve()
  }))
  bytes.forEach(chunk => socket.write(chunk))
  await Promise.race([closed(socket, ms), done])
  const isCut = socket.closed
  socket.destroy()
  return { heard: heard.replace(/^.*?"connected"\}/s, ''), isCut }
}
