import type { Plugin } from 'vite'
import type { WebSocket } from 'ws'
import type { Edited, Frozen, Message, Place, Shared } from './shared.ts'
import { randomUUID } from 'node:crypto'
import { WebSocketServer } from 'ws'
import { movedTo } from './edits.ts'
import { parseMessage } from './message.ts'
import { isForeign } from './origin.ts'
import { aheadIn, countOf, merge, shift, SOCKET, UNTURNED } from './shared.ts'

/** The server's knowledge of the talk, and the earlier servers that it has that from. */
export interface Hall {
  session: string
  ancestors: ReadonlySet<string>
  shared: Shared
}

export const newHall = (session: string): Hall => ({ session, ancestors: new Set([session]), shared: {} })

/**
 * Takes in a message. A server that has just started learns where the talk is from whoever comes first. Later
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

/** The talk goes on where it is, on a slide that has another number now; so does a hall that stands still. */
export function edit(hall: Hall, before: string[], after: string[]): Hall {
  const { place, frozen } = hall.shared
  const stamp = { count: countOf(hall.shared) + 1, by: hall.session }
  const moved = (at: Place): Place => ({ ...at, slide: movedTo(before, after, at.slide) })
  const isMoved = (at: Frozen | undefined): at is Place => at !== undefined && at !== 'none' && moved(at).slide !== at.slide
  const shared = {
    ...hall.shared,
    ...place && isMoved(place.value) && { place: { value: moved(place.value), stamp } },
    ...frozen && isMoved(frozen.value) && { frozen: { value: moved(frozen.value), stamp } },
  }
  return aheadIn(shared, hall.shared).length ? { ...hall, shared } : hall
}

const MOST_BYTES = 512 * 1024

/**
 * Carries what the windows of a deck tell each other between devices, and knows it when all windows are loaded anew.
 * While the deck is edited it keeps them on their slide.
 */
// eslint-disable-next-line max-lines-per-function -- one plugin and the hall that it keeps
export function windows(): Plugin<{ edited: (before: string[], after: string[]) => void }> {
  let hall = newHall(randomUUID())
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES })

  const state = (kind: Message['kind']): string =>
    JSON.stringify({ kind, session: hall.session, shared: shift(hall.shared, -performance.now()) } satisfies Message)

  /** Takes over what has changed, and tells everyone but the one that knows. */
  function become(next: Hall, kind: Message['kind'], teller?: WebSocket): void {
    const news = aheadIn(next.shared, hall.shared).length > 0
    hall = next
    if (news)
      sockets.clients.forEach(client => client !== teller && client.send(state(kind)))
  }

  sockets.on('connection', (client) => {
    // A frame that breaks the protocol ends this socket, and nothing else.
    client.on('error', () => client.terminate())
    client.on('message', (data) => {
      const message = parseMessage(String(data))
      if (!message || message.kind === 'edited')
        return
      if (message.kind === 'light')
        return sockets.clients.forEach(other => other !== client && other.send(JSON.stringify(message)))
      become(hearIn(hall, { ...message, shared: shift(message.shared, performance.now()) }), message.kind, client)
      if (message.kind === 'state' || aheadIn(hall.shared, message.shared).length)
        client.send(state('state'))
    })
  })

  return {
    name: 'deck:windows',
    apply: 'serve',
    api: {
      edited(before, after) {
        become(edit(hall, before, after), 'news')
        sockets.clients.forEach(client => client.send(JSON.stringify({ kind: 'edited' } satisfies Edited)))
      },
    },
    configureServer({ httpServer }) {
      httpServer?.on('upgrade', (request, socket, head) => {
        if (request.headers['sec-websocket-protocol'] !== SOCKET)
          return
        // A page of another site may open a socket to any address; a name that it owns may point to this machine.
        if (isForeign(request, false))
          return void socket.destroy()
        sockets.handleUpgrade(request, socket, head, client => sockets.emit('connection', client))
      })
    },
  }
}
