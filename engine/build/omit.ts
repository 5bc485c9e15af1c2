import type { Plugin } from 'vite'

const NO_PLUGIN = '() => () => {}'
const NOTHING = '() => {}'

/**
 * Stand-ins for modules of Slidev's client that no slide of this deck uses, by the end of the module's name: rough
 * marks, motion, dragging, drawing, recordings, dark mode, a parser of YAML, tools of developers, titles that change (`index.html`
 * has the one there is), and the compiler of templates, which would also need `unsafe-eval`.
 * Dark mode and the styles of Slidev's own print also write style elements, which a strict security policy refuses.
 */
const UNUSED: Record<string, string> = {
  '/@slidev/client/modules/v-drag.ts': `export const createVDragDirective = ${NO_PLUGIN}`,
  '/@slidev/client/modules/v-mark.ts': `export const createVMarkDirective = ${NO_PLUGIN}`,
  '/@slidev/client/modules/v-motion.ts': `export const createVMotionDirectives = ${NO_PLUGIN}`,
  '/@slidev/client/composables/usePrintStyles.ts': `export const usePrintStyles = ${NOTHING}`,
  '/@slidev/client/composables/useDarkMode.ts': `export const useDarkMode = ${NOTHING}`,
  '/@slidev/client/composables/useDrawings.ts': `export const useDrawings = ${NOTHING}`,
  '/@slidev/client/state/drawings.ts': `export const initDrawingState = ${NOTHING}, drawingState = {}, onDrawingUpdate = ${NOTHING}`,
  '/@slidev/client/logic/dark.ts': 'export const isDark = { value: false }',
  '/@slidev/parser/dist/core.mjs': 'export { parseRangeString } from \'@slidev/parser/utils\'',
  '/file-saver/dist/FileSaver.min.js': `export const saveAs = ${NOTHING}`,
  '/@shikijs/vitepress-twoslash/dist/client.mjs': `export default ${NOTHING}`,
  '/@unhead/vue/dist/client.mjs': `export const createHead = ${NO_PLUGIN}`,
  '/@unhead/vue/dist/index.mjs': `export const useHead = ${NOTHING}`,
  '/@vue/devtools-api/dist/index.js': `export const setupDevtoolsPlugin = ${NOTHING}`,
  '/vue/dist/vue.esm-bundler.js': 'export * from \'@vue/runtime-dom\'',
}
/** Of Slidev's style sheets the slides need the reset and the states of a click; utility classes are not used here. */
const STYLES: Record<string, string> = {
  '/@slidev/client/styles/index.ts': ['@unocss/reset/tailwind.css', './vclick.css', '#slidev/conditional-styles'].map(sheet => `import '${sheet}'`).join('\n'),
  '/@slidev/theme-default/styles/index.ts': '',
}
/** The modules that `omitUnused` puts in place of Slidev's and of its libraries', by the end of the module's name. */
export const STAND_INS: ReadonlyMap<string, string> = new Map(Object.entries({ ...UNUSED, ...STYLES }))
/** Slidev's own pages, each with all its controls; ours take their place (`app/routes.ts`). */
const PAGE = /\/@slidev\/client\/pages\/[^?]+\.vue$/
const NO_COMPONENT = '<template><!-- --></template>'

/**
 * Keeps out of a build what Slidev ships with every deck whether it uses it or not. A stand-in that matches nothing stops
 * the build: the module has moved, and what it was to keep out is in again.
 */
export function omitUnused(): Plugin {
  const waiting = new Set(STAND_INS.keys())
  return {
    name: 'deck:omit-unused',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (PAGE.test(id))
        return NO_COMPONENT
      const module = [...STAND_INS.keys()].find(module => id.endsWith(module))
      if (module === undefined)
        return
      waiting.delete(module)
      return STAND_INS.get(module)
    },
    buildEnd(error) {
      if (!error && waiting.size)
        this.error(`nothing in this build matches the stand-in for ${[...waiting].join(', ')}: where has it moved? (engine/build/omit.ts)`)
    },
  }
}
