import type { SiteConfig } from './vite.ts'
import process from 'node:process'
import { buildDeck } from './slidev.ts'

/** A process that builds one site: `engine/build/site.ts` starts it, with the site and its folder as JSON. */
const [site, folder] = JSON.parse(process.argv[2]!) as [SiteConfig, string]
// Whoever waited for the site is gone.
process.once('disconnect', () => process.exit(1))
void buildDeck(site, folder).then(() => process.exit(0))
