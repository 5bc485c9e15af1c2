import type { Socket } from 'node:net'
import { Server } from 'node:http'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { limitConnections } from '../engine/serve/sockets.ts'

/** A server that tells which connections came through to it, and a way to connect from an address. */
function door(): { connect: (address: string) => { passed: boolean, end: () => void } } {
  const server = new Server()
  const passed = new Set<unknown>()
  server.removeAllListeners('connection').on('connection', socket => passed.add(socket))
  limitConnections(server)
  return {
    connect(remoteAddress) {
      const socket = Object.assign(new PassThrough(), { remoteAddress }) as unknown as Socket
      server.emit('connection', socket)
      return { passed: passed.has(socket), end: () => void socket.emit('close') }
    },
  }
}
const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index))

describe('connections to the server', () => {
  it('are 64 at most from one device, and as many again when they end', () => {
    const { connect } = door()
    const held = times(64, () => connect('192.0.2.7'))
    expect(held.every(({ passed }) => passed)).toBe(true)
    expect(connect('192.0.2.7').passed).toBe(false)
    expect(connect('192.0.2.8').passed).toBe(true)
    held[0]!.end()
    expect(connect('192.0.2.7').passed).toBe(true)
  })

  it('are 512 at most from all devices together, by however many addresses', () => {
    const { connect } = door()
    const held = times(512, index => connect(`198.51.${index >> 8}.${index & 255}`))
    expect(held.every(({ passed }) => passed)).toBe(true)
    expect(connect('203.0.113.1').passed).toBe(false)
    held[0]!.end()
    expect(connect('203.0.113.1').passed).toBe(true)
  })

  it('are never too many from this machine', () => {
    const { connect } = door()
    times(600, index => connect(`198.51.${index >> 8}.${index & 255}`))
    expect(times(100, () => connect('127.0.0.1')).every(({ passed }) => passed)).toBe(true)
  })
})
