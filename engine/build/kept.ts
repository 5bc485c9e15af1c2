import type { ResolvedSlidevOptions } from '@slidev/types'
import type { InlineConfig, Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { normalizePath } from 'vite'
import { HOUSE } from '../house.ts'
import { leaveUnsplit } from './bundle.ts'

/** The modules that are made of the words of a deck, by the names that Slidev and ours give them. */
const OF_DECK = /^(?:#slidev|\/@slidev)\/(?:slides|configs|title-renderer)$|^virtual:(?:speech|markers)$/
/** Rules are read anew with each deck: which of them are there, and in which order, is a matter of its slides. */
const STYLE = /\.css(?:\?|$)|[?&]type=style/
/** The modules that a plugin makes for itself: each part of a site has its own. */
const HELPER = /^\0/
const RULES = '\0rules:'
const COMPONENT = /\.vue$/

/** The folder in which a deck is built, another each time (`stage.ts`); Slidev writes some modules of the house into it. */
const STAGE = /stage-[\w-]+/

/** The name of the file in which a module of the house is kept. */
const keptName = (id: string): string => `${createHash('sha256').update(normalizePath(relative(HOUSE, id)).replace(STAGE, '')).digest('hex').slice(0, 16)}.js`

/** The components of slides, which nothing else of the house asks for. */
async function usedBySlides({ clientRoot, utils }: ResolvedSlidevOptions): Promise<string[]> {
  const layouts = await utils.getLayouts()
  const components = join(HOUSE, 'components')
  return [
    ...Object.values(layouts).filter(layout => layout.startsWith(normalizePath(join(HOUSE, 'layouts')))),
    ...readdirSync(components, { recursive: true, encoding: 'utf8' }).filter(name => COMPONENT.test(name)).map(name => normalizePath(join(components, name))),
    layouts.error!,
    join(clientRoot, 'internals/SlideLoading.vue'),
  ]
}

/** Leaves open what is of the deck, and takes in the components of its slides. */
function keepModules(options: ResolvedSlidevOptions): Plugin {
  return {
    name: 'deck:keep-modules',
    enforce: 'pre',
    config: {
      order: 'post',
      handler(config) {
        leaveUnsplit(config)
        // A library's modules are imported as they are, without Vite's help for old browsers. Said last: Slidev merges what it finds with itself, and would have two formats.
        return { build: { lib: { entry: join(options.clientRoot, 'main.ts'), formats: ['es'] } } }
      },
    },
    async buildStart() {
      for (const id of await usedBySlides(options))
        this.emitFile({ type: 'chunk', id, preserveSignature: 'strict' })
    },
    // Whole, not only what the others import of it.
    moduleParsed({ id }) {
      if (!HELPER.test(id))
        this.emitFile({ type: 'chunk', id, preserveSignature: 'strict' })
    },
    resolveId: {
      order: 'pre',
      async handler(source, importer, how) {
        if (OF_DECK.test(source))
          return { id: source.replace(/^#/, '/@'), external: true }
        if (!STYLE.test(source))
          return null
        const { id } = (await this.resolve(source, importer, { ...how, skipSelf: true }))!
        return importer?.startsWith(RULES) ? { id, external: 'absolute' } : `${RULES}${encodeURIComponent(id)}.js`
      },
    },
    // A module that asks for rules: left open themselves, they would come after all modules that are asked for beside them.
    load: id => id.startsWith(RULES) ? `import ${JSON.stringify(decodeURIComponent(id.slice(RULES.length, -'.js'.length)))}` : null,
  }
}

/**
 * The configuration with which Vite builds the part of a site that is the same for every deck: Slidev's client, layouts,
 * components, our pages. Each of their modules is kept in a file, compiled, for decks to be linked with.
 * @param options of any deck
 * @param folder it is put there
 */
export function keptConfig(options: ResolvedSlidevOptions, folder: string): InlineConfig {
  return {
    plugins: [keepModules(options)],
    publicDir: false,
    // Of a library Vite leaves it open.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      minify: false,
      rolldownOptions: {
        // What slides will use is not known yet.
        treeshake: false,
        output: { preserveModules: true, entryFileNames: ({ facadeModuleId }) => keptName(facadeModuleId!) },
      },
    },
  }
}

/**
 * Links a deck with what `keptConfig` has built: its modules then import those.
 * @param folder in which that lies
 */
export function linkKept(folder: string): Plugin {
  const root = normalizePath(folder)
  return {
    name: 'deck:link-kept',
    enforce: 'pre',
    // Slidev lets slides import only what Vite may serve; the cache may lie elsewhere (`DECK_CACHE`).
    config: () => ({ server: { fs: { allow: [root] } } }),
    resolveId: {
      order: 'pre',
      async handler(source, importer, how) {
        if (importer?.startsWith(root))
          return source.startsWith('.') ? posix.join(root, source) : null
        const found = await this.resolve(source, importer, { ...how, skipSelf: true })
        const kept = found && !HELPER.test(found.id) && posix.join(root, keptName(found.id))
        return kept && existsSync(kept) ? kept : found
      },
    },
    // Vite would leave out the rules of a component that it does not see, as it has been compiled before.
    transform: { order: 'post', filter: { id: STYLE }, handler: code => ({ code, map: null, meta: { vite: {} } }) },
  }
}
