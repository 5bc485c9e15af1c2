import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'

/** A way to a server of this machine that can be cut, or stall as a bad network does: nothing is closed, nothing comes. */
export interface Proxy extends AsyncDisposable {
  port: number
  cut: () => void
  mend: () => Promise<void>
  stall: () => void
  flow: () => void
}

/** An address of this machine from which its own server takes it for another; without a network, of the loopback's own. */
export const OTHER_ADDRESS = Object.values(networkInterfaces()).flatMap(list => list ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2'

/**
 * Opens a way to a server.
 * @param target its port on the loopback interface
 * @param from the address that the server sees the client at
 */
export async function openProxy(target: number, from = '127.0.0.1'): Promise<Proxy> {
  const sockets = new Map<Socket, Socket>()
  let flowing = true
  const listen = async (port: number): Promise<ReturnType<typeof createServer>> => {
    const server = createServer((client) => {
      const socket = connect({ port: target, host: '127.0.0.1', localAddress: from })
      for (const [one, other] of [[client, socket], [socket, client]] as const) {
        sockets.set(one, other)
        one.on('error', () => other.destroy()).on('close', () => other.destroy() && sockets.delete(one))
        if (flowing)
          one.pipe(other)
      }
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const cut = (): void => {
    server.close()
    sockets.forEach((_, socket) => socket.destroy())
  }
  return {
    port,
    cut,
    async mend() {
      server = await listen(port)
    },
    stall() {
      flowing = false
      sockets.forEach((_, socket) => socket.unpipe())
    },
    flow() {
      flowing = true
      sockets.forEach((to, from) => from.pipe(to))
    },
    async [Symbol.asyncDispose]() {
      cut()
    },
  }
}
