import type { ResolvedSlidevOptions, SlidevServerOptions } from '@slidev/types'
import type { InlineConfig, Plugin } from 'vite'
import type { Part, SiteConfig } from './vite.ts'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { injectPreparserExtensionLoader } from '@slidev/parser/fs'
import { build, mergeConfig } from 'vite'
import { registerTS } from 'vue/compiler-sfc'
import { HOUSE } from '../house.ts'
import { CACHE, cached, contentHash } from './cache.ts'
import { codeHash } from './code.ts'
import { keptConfig, linkKept } from './kept.ts'
import { preparser } from './preparser.ts'
import { slidevOptions, viteConfig } from './vite.ts'

/** Slidev would look for its theme beside the deck. */
const THEME = dirname(createRequire(import.meta.url).resolve('@slidev/theme-default/package.json'))

// Vue would load all of TypeScript, for its access to files alone: `slidevOptions` gives it another.
registerTS(() => undefined as never)

const FIRST_SCRIPT = /<script type="module"/
/** Before all else: Slidev's client asks for the browser's storage as it loads. */
const STAND_INS = posix.join('/@fs', HOUSE, 'app/windows/standIns.ts')

/** Slidev keeps the folder of the first deck that it meets: a process builds or serves one. */
export async function resolveDeck(site: SiteConfig, mode: 'build' | 'dev'): Promise<ResolvedSlidevOptions> {
  injectPreparserExtensionLoader(async () => [preparser(site, site)])
  const options = await resolveOptions({ entry: join(site.deck, 'slides.md'), theme: THEME, base: mode === 'build' ? './' : '/' }, mode)
  // Slidev would bring the fonts of KaTeX along wherever it finds two “$”.
  options.data.features.katex = false
  options.utils.indexHtml = options.utils.indexHtml.replace(FIRST_SCRIPT, tag => `<script type="module" src="${STAND_INS}"></script>${tag}`)
  return options
}

/** The configuration with which Vite builds or serves a deck: Slidev's own plugins and ours, without Slidev's command line. */
export async function deckConfig(options: ResolvedSlidevOptions, site: SiteConfig, { server, parts }: { server?: SlidevServerOptions, parts?: Part[] } = {}): Promise<InlineConfig> {
  return mergeConfig(viteConfig(site, parts), {
    configFile: false,
    root: site.deck,
    plugins: await ViteSlidevPlugin(options, slidevOptions, server),
    define: { __VUE_PROD_DEVTOOLS__: false },
  } satisfies InlineConfig)
}

/** A site that is whole, in the cache. */
const PRINTED = /^paper-\w+$/

/** Gives a build the page, which is no file. */
function page(id: string, html: string): Plugin {
  return {
    name: 'deck:page',
    resolveId: { order: 'pre', handler: asked => asked === id ? id : null },
    load: { order: 'pre', handler: asked => asked === id ? html : null },
  }
}

/** Builds the part of a site that is the same for every deck, or takes that of an earlier build. */
function keepHouse(options: ResolvedSlidevOptions, site: SiteConfig): Promise<string> {
  const { kind, downloads } = site
  return cached(`house-${contentHash('', [], HOUSE, codeHash(), options.utils.define, kind, downloads)}`, async (folder) => {
    const config = await deckConfig(options, site, { parts: ['house'] })
    await build(mergeConfig(config, { ...keptConfig(options, folder), base: './', logLevel: 'error' } satisfies InlineConfig))
  })
}

/**
 * Builds a site, with the parts of Slidev alone that this needs. What is printed is built again at each edit: from the
 * second time on only what is made of the deck is built anew. The first time that would take longer than all in one.
 * @param site its deck as it was staged
 * @param folder the site is put there
 */
export async function buildDeck(site: SiteConfig, folder: string): Promise<void> {
  const options = await resolveDeck(site, 'build')
  const index = join(site.deck, 'index.html')
  const again = site.kind === 'paper' && existsSync(CACHE) && readdirSync(CACHE).some(name => PRINTED.test(name))
  const kept = again ? await keepHouse(options, site) : undefined
  const config = await deckConfig(options, site, kept ? { parts: ['deck'] } : {})
  await build(mergeConfig({ plugins: [page(index, options.utils.indexHtml), kept && linkKept(kept)] } as InlineConfig, mergeConfig(config, {
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000, rollupOptions: { input: { index } } },
  } satisfies InlineConfig)))
}
