import type { Plugin } from 'vite'

/**
 * Bundles the whole deck into one script and one style sheet. Slidev cuts a site into a file a slide: some eighty, each
 * of a few kilobytes. A visitor would wait for more answers than bytes, an edition for paper, which shows all slides,
 * for every one of them, and the file for the stick can have none beside it.
 */
export function oneBundle(): Plugin {
  return {
    name: 'deck:one-bundle',
    config: {
      // After Slidev has set how it splits, which would clash.
      order: 'post',
      handler(config) {
        delete [config.build?.rollupOptions?.output].flat()[0]?.manualChunks
        return { build: { cssCodeSplit: false, rolldownOptions: { output: { codeSplitting: false } } } }
      },
    },
  }
}
