import type { Ref } from 'vue'
import type { Edited, Light, Message } from '../../engine/serve/shared.ts'
import { shallowRef } from 'vue'
import { parseMessage, readMessage } from '../../engine/serve/message.ts'
import { SOCKET } from '../../engine/serve/shared.ts'
import { deckKey } from './deckKey.ts'

/** A way to other windows. */
export interface Link {
  name: string
  send: (message: Message | Light) => void
}
export type Hear = (message: Message | Light | Edited, from: string) => void

/** The server is told and asked how things stand once in this time. */
const BEAT_MS = 1000
/** A server that has not answered for so long is out of reach, whatever the socket says. */
const SILENCE_MS = 3000
const AGAIN_MS = 500

/** To the windows of the same browser, with a server or without one. */
export function openChannel(hear: Hear): Link {
  const channel = new BroadcastChannel(deckKey('windows'))
  const name = 'channel'
  channel.addEventListener('message', ({ data }) => {
    const message = readMessage(data)
    if (message)
      hear(message, name)
  })
  return { name, send: message => channel.postMessage(message) }
}

/**
 * To the window that opened this one, or that it opened, as soon as that has spoken: from a file, WebKit has a channel that
 * delivers nothing, and other browsers may have none. Whatever comes by both ways counts once.
 */
export function openPartner(hear: Hear): Link {
  const name = 'partner'
  const key = deckKey('partner')
  // A file has no origin that could be named, and the deck tells no more than where it is.
  const to = location.protocol === 'file:' ? '*' : location.origin
  let partner = window.opener as Window | null
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    const { key: asked, message } = new Object(data) as { key?: unknown, message?: unknown }
    const heard = asked === key && (to === '*' || to === origin) && readMessage(message)
    if (!heard)
      return
    partner = source as Window
    hear(heard, name)
  })
  return { name, send: message => partner?.postMessage({ key, message }, to) }
}

/**
 * To the server of `npm run dev`, and by it to windows on other devices. A connection that is cut or stalls is opened
 * anew, again and again.
 * @param hear what the server says
 * @param beat how things stand, for the server
 */
// eslint-disable-next-line max-lines-per-function -- one connection and its timers
export function openSocket(hear: Hear, beat: () => Message): Link & { lost: Ref<boolean> } {
  const name = 'server'
  const lost = shallowRef(false)
  let socket: WebSocket | undefined
  /** Since when an answer is due. */
  let waiting: number | undefined

  function send(message: Message | Light): void {
    if (socket?.readyState === WebSocket.OPEN)
      socket.send(JSON.stringify(message))
  }

  function connect(): void {
    const opening = new WebSocket(location.origin.replace('http', 'ws'), SOCKET)
    socket = opening
    waiting = performance.now()
    opening.addEventListener('open', () => socket === opening && send(beat()))
    opening.addEventListener('message', ({ data }) => {
      const message = socket === opening && parseMessage(String(data))
      if (!message)
        return
      waiting = undefined
      lost.value = false
      hear(message, name)
    })
    opening.addEventListener('close', () => socket === opening && drop())
  }

  function drop(): void {
    lost.value = true
    const dropped = socket
    socket = undefined
    dropped?.close()
    setTimeout(connect, AGAIN_MS)
  }

  setInterval(() => {
    if (!socket)
      return
    if (waiting !== undefined && performance.now() - waiting > SILENCE_MS)
      return drop()
    waiting ??= performance.now()
    send(beat())
  }, BEAT_MS)
  connect()
  return { name, send, lost }
}
