import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

/** All addresses of this machine, IPv4 and IPv6. */
export const ANY = ['0.0.0.0', '::'] as const

/** An IP address as a URL has it: IPv6 short, in lower case and in brackets. Any other text stays as it is. */
export const inUrl = (address: string): string => isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address

/** The addresses at which other devices may find this machine, IPv4 first; without those that only hold on one cable. */
export function outerAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address)
}

/** As what the server sees a client on this machine that came by `localhost`: the only one that no password is asked of. */
export const THIS_MACHINE: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** An address that only this machine itself reaches. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || inUrl(address) === '[::1]'

/** The names that this machine goes by, beside its addresses. */
export function ownNames(): string[] {
  const name = hostname().toLowerCase()
  return ['localhost', name, `${name}.local`]
}
