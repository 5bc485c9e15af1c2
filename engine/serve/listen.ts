import { once } from 'node:events'
import { createServer, isIP } from 'node:net'
import { UserError } from '../command/run.ts'
import { ANY, inUrl, isLoopback, outerAddresses } from './addresses.ts'

/** Those on which a browser looks for `localhost`. */
const LOCAL = ['127.0.0.1', '::1']

/** Returns the reason why nothing can listen there; nothing if it can. */
async function hindrance(port: number, host: string): Promise<string | undefined> {
  const server = createServer()
  try {
    await once(server.listen({ port, host, exclusive: true }), 'listening')
    return undefined
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
  finally {
    server.close()
  }
}

/** @throws UserError that quotes an IP address which is none of this machine */
export function requireAddress(host: string): void {
  const known = [...ANY, ...outerAddresses()]
  if (!isLoopback(host) && !known.some(address => inUrl(address) === inUrl(host)))
    throw new UserError(`这台电脑没有“${host}”这个地址，可用的有 ${known.join('、')}；请改正 --bind`)
}

/**
 * Checks that the server can be reached where it is going to say.
 * @param port to listen on
 * @param host an IP address of this machine, or all
 * @throws UserError that quotes what cannot be had
 */
export async function requirePort(port: number, host: string): Promise<void> {
  // On all addresses, too: else another server could answer to the `localhost` that is printed.
  const hosts = [host, ...[...ANY, ...LOCAL].includes(host) ? LOCAL : []]
  for (const one of new Set(hosts)) {
    const code = await hindrance(port, one)
    if (code === 'EADDRINUSE')
      throw new UserError(`端口 ${port} 已被别的程序占用；请用 --port 换一个`)
    if (code === 'EACCES')
      throw new UserError(`端口 ${port} 要管理员权限才能用；请用 --port 换一个，如 3030`)
    if (code !== undefined && one === host)
      throw new UserError(`在“${host}”上不能开放（${code}）；请用 --bind 换一个地址`)
  }
}

/** True of an address that a browser can be told; one with a zone (`%`) only holds on one cable. */
export const isAddress = (text: string): boolean => isIP(text) > 0 && !text.includes('%')
