import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Plugin, ViteDevServer } from 'vite'
import type { Gate } from './gate.ts'
import { isForeign, KEPT_TO_US } from './origin.ts'
import { isOfDeck } from './routes.ts'
import { SOCKET } from './shared.ts'
import { guardSocket, intercept, limitConnections, refuse } from './sockets.ts'

/** The sub-protocols of sockets that are opened here: Vite's own, and that by which the windows agree. */
const SOCKETS = new Set(['vite-hmr', 'vite-ping', SOCKET])
const PAGE = '/'
const VITE_CLIENT = '/@vite/client'
const ENTRY = /<script[^>]* src="([^"]+)"/g

/**
 * Stands before Vite, Slidev and their plugins, which trust whoever asks: what is no part of the deck, what another site
 * has a browser ask, and what means nothing is answered here.
 * @param page the HTML of the deck
 * @param gate asks other devices for the password; none: there are no others
 */
// eslint-disable-next-line max-lines-per-function -- one plugin; its handlers share what they know of the deck
export function guard(page: string, gate: Gate | undefined): Plugin {
  const entries = [VITE_CLIENT, ...Array.from(page.matchAll(ENTRY), ([, url]) => decodeURI(url!))]

  function handlerFor({ environments: { client }, config }: ViteDevServer) {
    const { moduleGraph } = client
    let begun: Promise<string[]> | undefined
    let learnt: Promise<void> | undefined
    /** Returns the entries of the page, each under its own name and under the one that Vite gives it. */
    const begin = (): Promise<string[]> => begun ??= Promise.all(entries.map(async url => [url, (await moduleGraph.resolveUrl(url))[0]])).then(names => names.flat())
    /** After a start nothing has been sent yet; windows of the run before ask for parts of the page, and not for all of it. */
    const learn = (): Promise<void> => learnt ??= Promise.all(entries.map(url => client.transformRequest(url).catch(() => {})))
      .then(() => client.waitForRequestsIdle())
    const ofDeck = async (url: string): Promise<boolean> => isOfDeck(url, moduleGraph, await begin(), config.publicDir)

    return async (request: IncomingMessage, response: ServerResponse): Promise<IncomingMessage | number | undefined> => {
      const { method = '', url = '' } = request
      const isPage = url.replace(/\?.*/, '') === PAGE
      if (isForeign(request, isPage))
        return 403
      if (gate?.stops(request, response))
        return
      if (method !== 'GET' && method !== 'HEAD')
        return 405
      if (isPage)
        return Object.assign(request, { url: PAGE })
      if (await ofDeck(url))
        return request
      await learn()
      return await ofDeck(url) ? request : 404
    }
  }

  return {
    name: 'deck:guard',
    configureServer(server) {
      const { httpServer, ws } = server
      limitConnections(httpServer as Server)
      const handle = handlerFor(server)
      intercept<[IncomingMessage, ServerResponse]>(httpServer!, 'request', (pass, request, response) => {
        Object.entries(KEPT_TO_US).forEach(([name, value]) => response.setHeader(name, value))
        void handle(request, response).then((answer) => {
          if (typeof answer === 'number')
            response.writeHead(answer, { 'Content-Length': 0, 'Connection': 'close' }).end()
          else if (answer)
            pass(answer, response)
        }).catch((error) => {
          // Answered, so that nobody waits; and told, by `faults.ts`.
          response.destroy()
          throw error
        })
      })
      intercept<[IncomingMessage, Duplex, Uint8Array]>(httpServer!, 'upgrade', (pass, request, socket, head) => {
        const path = request.url?.replace(/\?.*/, '')
        const known = request.method === 'GET' && path === PAGE && SOCKETS.has(request.headers['sec-websocket-protocol'] ?? '')
        if (!known || isForeign(request, false) || (gate && !gate.admits(request)))
          return refuse(socket)
        pass(request, socket, head)
      })
      ws.on('connection', guardSocket)
    },
  }
}
