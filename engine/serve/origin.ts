import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { inUrl, isLoopback, outerAddresses, ownNames } from './addresses.ts'

/** The part of a request that tells on whose behalf a browser sends it. */
export interface Asked { method?: string | undefined, headers: IncomingHttpHeaders }

const HOST = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i
/** A page that the user opened, or one of our own. */
const OWN_SITES = new Set(['same-origin', 'none'])

/** True of a name or an address of this machine. A name that someone else owns may lead here, too (DNS rebinding). */
function isOwnHost(host: string | undefined): host is string {
  if (!host || !HOST.test(host) || !URL.canParse(`http://${host}`))
    return false
  const { hostname } = new URL(`http://${host}`)
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? isLoopback(bare) || outerAddresses().map(inUrl).includes(hostname) : ownNames().includes(bare.replace(/\.$/, ''))
}

/**
 * True if a request may come from the page of another site in a browser of the user: such a page reaches every server
 * that the browser reaches. Another port of this machine is another site. A client that is no browser passes, if it names us.
 * Sources: Fetch standard (`Origin`), W3C Fetch Metadata (`Sec-Fetch-*`, only sent to secure origins, which `localhost` is).
 * @param asked what was asked
 * @param opens whether the address is that of the page: to open that, a link from anywhere may lead
 */
export function isForeign(asked: Asked, opens: boolean): boolean {
  const { host, origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = asked.headers
  if (!isOwnHost(host) || (origin !== undefined && (!URL.canParse(origin) || origin !== new URL(`http://${host}`).origin)))
    return true
  const isLink = opens && asked.method === 'GET' && mode === 'navigate' && destination === 'document'
  return typeof site === 'string' && !OWN_SITES.has(site) && !isLink
}

/**
 * Sent with every answer, for browsers to keep it from the pages of other sites: no embedding, no frame, no handle on a
 * window that such a page opened, by which it could turn pages.
 */
export const KEPT_TO_US = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy': 'frame-ancestors \'self\'',
  'X-Content-Type-Options': 'nosniff',
}
