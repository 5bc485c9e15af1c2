import type { EventEmitter } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { THIS_MACHINE } from './addresses.ts'
import { addressOf } from './guesses.ts'
import { isHotMessage } from './messages.ts'

/** A browser holds six, and a socket for each window. */
const MOST_CONNECTIONS = 64
/** And of all other devices together, however many addresses one gives itself: far below what a process may hold open. */
const MOST_OF_ALL = 512
const HEADERS_MS = 10_000
/** Whoever sends more than this without one whole message is cut off. */
const MOST_BYTES = 256 * 1024

/**
 * Hears an event before all its listeners, those of plugins that come later among them.
 * @param emitter as Node's servers and sockets are
 * @param event its name
 * @param hear is given what the listeners would be; they hear of it only if it calls `pass`, with what `pass` is given
 */
export function intercept<Given extends unknown[]>(emitter: EventEmitter, event: string, hear: (pass: (...given: Given) => void, ...given: Given) => void): void {
  const emit = emitter.emit.bind(emitter) as (name: string | symbol, ...given: unknown[]) => boolean
  emitter.emit = (name: string | symbol, ...given: unknown[]): boolean => {
    if (name !== event)
      return emit(name, ...given)
    hear((...passed) => void emit(event, ...passed), ...given as Given)
    return true
  }
}

/** Closes a connection whose upgrade is refused; it may be gone already, which nobody need hear of. */
export function refuse(socket: Duplex): void {
  socket.on('error', () => {}).destroy()
}

/** Keeps other devices, one or all of them, from holding so many connections that none is left for this machine. */
export function limitConnections(server: Server): void {
  const held = new Map<string, number>()
  let all = 0
  server.headersTimeout = HEADERS_MS
  intercept<[Socket]>(server, 'connection', (pass, socket) => {
    if (THIS_MACHINE.has(socket.remoteAddress))
      return pass(socket)
    const address = addressOf(socket.remoteAddress ?? '')
    const others = held.get(address) ?? 0
    if (others >= MOST_CONNECTIONS || all >= MOST_OF_ALL)
      return refuse(socket)
    all++
    held.set(address, others + 1)
    socket.on('close', () => {
      all--
      const left = held.get(address)! - 1
      if (left)
        held.set(address, left)
      else
        held.delete(address)
    })
    pass(socket)
  })
}

/** Lets Vite and the plugins hear of a socket what the pages of the deck say, and of no frame that breaks the protocol. */
export function guardSocket(socket: EventEmitter & { terminate: () => void }, { socket: connection }: IncomingMessage): void {
  let unread = 0
  connection.prependListener('data', (chunk: Uint8Array) => {
    unread += chunk.length
    if (unread > MOST_BYTES)
      socket.terminate()
  })
  intercept(socket, 'message', (pass, data, isBinary) => {
    unread = 0
    if (!isBinary && isHotMessage(String(data), THIS_MACHINE.has(connection.remoteAddress)))
      pass(data, isBinary)
  })
  intercept(socket, 'error', () => socket.terminate())
}
