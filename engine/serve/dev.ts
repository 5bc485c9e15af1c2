import type { ViteDevServer } from 'vite'
import type { SiteConfig } from '../build/vite.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, mergeConfig } from 'vite'
import { CACHE, contentHash } from '../build/cache.ts'
import { deckConfig, resolveDeck } from '../build/slidev.ts'
import { fail } from '../command/run.ts'
import { HOUSE } from '../house.ts'
import { ownNames } from './addresses.ts'
import { keepServing } from './faults.ts'
import { gate } from './gate.ts'
import { guard } from './guard.ts'
import { requirePort } from './listen.ts'
import { rereader } from './reread.ts'

/** Settings of a server for one deck. */
export interface Serving {
  port: number
  /** IP address to listen on */
  host: string
  /** what other devices are asked for; none: they are not served */
  password: string | undefined
  /** the deck's own folder, where pictures beside the slides lie */
  source: string
}

/** All that a slide may be made of; no page imports it. */
const PARTS = ['layouts', 'components'].flatMap(folder => readdirSync(join(HOUSE, folder)).filter(name => name.endsWith('.vue')).map(name => join(HOUSE, folder, name)))

async function start(site: SiteConfig, { port, host, password, source }: Serving, restart: () => void): Promise<ViteDevServer> {
  const options = await resolveDeck(site, 'dev')
  const loadData = rereader(options, site, restart)
  const server = await createServer(mergeConfig(await deckConfig(options, site, { server: { loadData } }), {
    plugins: [guard(options.utils.indexHtml, password === undefined ? undefined : gate(password, HOUSE))],
    // Vite makes its packages anew for another root, and takes away those that a server of another deck still serves.
    cacheDir: join(CACHE, `dev-${contentHash('', [], site.deck)}`),
    // Vite looks here for packages. One that it met later, with the first slide that asks for it, would load all windows anew.
    optimizeDeps: { entries: [`${options.clientRoot}/main.ts`, ...PARTS] },
    server: { port, host, strictPort: true, cors: false, allowedHosts: ownNames(), fs: { allow: [source] } },
    logLevel: 'error',
  }))
  return server.listen().catch(async (error) => {
    // Somebody may have taken it meanwhile.
    await requirePort(port, host)
    throw error
  })
}

/**
 * Serves a deck while it is edited, until the process ends; a setting that goes into the server itself starts it anew.
 * @param site of the kind `dev`
 * @param serving where, and for whom
 */
export async function serveDeck(site: SiteConfig, serving: Serving): Promise<void> {
  let server: ViteDevServer
  const restart = (): void => void (async () => {
    await server.close()
    server = await start(site, serving, restart)
  })().catch(fail)
  server = await start(site, serving, restart)
  keepServing()
}
