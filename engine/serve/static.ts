import { once } from 'node:events'
import { createServer } from 'node:http'
import sirv from 'sirv'

/** A static file server on the loopback interface. */
export interface StaticServer extends AsyncDisposable {
  /** ends with a slash */
  url: string
}

/**
 * Serves a folder as a plain static host does: no rewriting, a free port.
 * @param folder to serve
 * @param options how
 * @param options.compressed texts have their gzip beside them, and that is sent
 */
export async function serveFolder(folder: string, { compressed = false } = {}): Promise<StaticServer> {
  const handler = sirv(folder, { gzip: compressed })
  const server = createServer((request, response) => handler(request, response, () => {
    response.statusCode = 404
    response.end()
  })).listen(0, '127.0.0.1')
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
