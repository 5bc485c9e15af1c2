import { once } from 'node:events'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { isForeign } from './origin.ts'

/** To a page a link from anywhere may lead. */
const PAGE = /(?:\/|\.html|\.pdf)(?:\?|$)/

/** A static file server on the loopback interface. */
export interface StaticServer extends AsyncDisposable {
  /** ends with a slash */
  url: string
}

/**
 * Serves a folder as a plain static host does: no rewriting, a free port; to no page of another site.
 * @param folder to serve
 * @param options how
 * @param options.compressed texts have their gzip beside them, and that is sent
 */
export async function serveFolder(folder: string, { compressed = false } = {}): Promise<StaticServer> {
  const handler = sirv(folder, { gzip: compressed })
  const server = createServer((request, response) => {
    const { method, url = '' } = request
    if (isForeign(request, PAGE.test(url)))
      response.writeHead(403).end()
    else if (method !== 'GET' && method !== 'HEAD')
      response.writeHead(405).end()
    else
      handler(request, response, () => void response.writeHead(404).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
