import type { SiteConfig } from './vite.ts'
import process from 'node:process'
import { buildDeck } from './slidev.ts'

/** A process that builds sites, one after another (`engine/build/builder.ts`); it is told the site and its folder. */
process.on('message', ([site, folder]: [SiteConfig, string]) => void buildDeck(site, folder).then(() => process.send!('done')))
// Whoever waited for the sites is gone.
process.once('disconnect', () => process.exit())
