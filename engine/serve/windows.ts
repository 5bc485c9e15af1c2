import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import type { Message, Shared } from './shared.ts'
import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { WebSocketServer } from 'ws'
import { parseMessage } from './message.ts'
import { aheadIn, countOf, merge, shift, SOCKET, UNTURNED } from './shared.ts'

/** What the server knows of the talk, and which earlier servers it has that from. */
export interface Hall {
  session: string
  ancestors: ReadonlySet<string>
  shared: Shared
}

export const newHall = (session: string): Hall => ({ session, ancestors: new Set([session]), shared: {} })

/**
 * What becomes of it by a message. A server that has just started learns where the talk is from whoever comes first. Later
 * comers of the same talk are heard as well; one left open since another talk, however far that went, is not: what it
 * knows is outdone.
 */
export function hearIn(hall: Hall, { session, shared }: Message): Hall {
  const known = session === undefined || hall.ancestors.has(session)
  if (known)
    return { ...hall, shared: merge(hall.shared, shared) }
  if (countOf(hall.shared) === UNTURNED)
    return { ...hall, ancestors: new Set([...hall.ancestors, session]), shared: merge(hall.shared, shared) }
  if (countOf(shared) <= countOf(hall.shared))
    return hall
  const stamp = { count: countOf(shared) + 1, by: hall.session }
  return { ...hall, shared: Object.fromEntries(Object.entries(hall.shared).map(([name, register]) => [name, { ...register, stamp }])) }
}

const MOST_BYTES = 512 * 1024

/** A page of another site may open a socket to any address; a name that it owns may point to this machine. */
function isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
  if (!origin || !host || !URL.canParse(origin))
    return false
  const { host: from, hostname } = new URL(origin)
  return from === host && (hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) > 0)
}

/** Carries what the windows of a deck tell each other between devices, and knows it when all windows are loaded anew. */
export function windows(): Plugin {
  let hall = newHall(randomUUID())
  const state = (kind: Message['kind']): string =>
    JSON.stringify({ kind, session: hall.session, shared: shift(hall.shared, -performance.now()) } satisfies Message)

  return {
    name: 'deck:windows',
    apply: 'serve',
    configureServer({ httpServer }) {
      const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES })
      httpServer?.on('upgrade', (request, socket, head) => {
        if (request.headers['sec-websocket-protocol'] !== SOCKET)
          return
        if (!isOwn(request))
          return void socket.destroy()
        sockets.handleUpgrade(request, socket, head, client => sockets.emit('connection', client))
      })
      sockets.on('connection', (client) => {
        // A frame that breaks the protocol ends this socket, and nothing else.
        client.on('error', () => client.terminate())
        client.on('message', (data) => {
          const message = parseMessage(String(data))
          if (!message)
            return
          const before = hall
          hall = hearIn(hall, { ...message, shared: shift(message.shared, performance.now()) })
          if (aheadIn(hall.shared, before.shared).length)
            sockets.clients.forEach(other => other !== client && other.send(state(message.kind)))
          if (message.kind === 'state' || aheadIn(hall.shared, message.shared).length)
            client.send(state('state'))
        })
      })
    },
  }
}
