import type { Plugin } from 'vite'

const NO_PLUGIN = '() => () => {}'

/**
 * What no slide of this deck uses of Slidev's client, by the end of the module's name, and what stands in for it: rough
 * marks, motion, dragging, hovering code, a parser of YAML, and the compiler of templates, which would
 * also need `unsafe-eval`.
 */
const UNUSED: Record<string, string> = {
  '/@slidev/client/modules/v-drag.ts': `export const createVDragDirective = ${NO_PLUGIN}`,
  '/@slidev/client/modules/v-mark.ts': `export const createVMarkDirective = ${NO_PLUGIN}`,
  '/@slidev/client/modules/v-motion.ts': `export const createVMotionDirectives = ${NO_PLUGIN}`,
  '/@shikijs/vitepress-twoslash/dist/client.mjs': 'export default () => {}',
  '/@slidev/parser/dist/core.mjs': 'export { parseRangeString } from \'@slidev/parser/utils\'',
  '/vue/dist/vue.esm-bundler.js': 'export * from \'@vue/runtime-dom\'',
}
/** Slidev's own pages, each with all its controls. */
const PAGE = /\/@slidev\/client\/pages\/[^?]+\.vue$/
const NO_COMPONENT = '<template><!-- --></template>'

/**
 * Keeps out of a build what Slidev ships with every deck whether it uses it or not.
 * @param pages whether Slidev's own pages are left out, too
 */
export function omitUnused(pages: boolean): Plugin {
  return {
    name: 'deck:omit-unused',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (pages && PAGE.test(id))
        return NO_COMPONENT
      return Object.entries(UNUSED).find(([module]) => id.endsWith(module))?.[1]
    },
  }
}
