import type { Plugin } from 'vite'

/**
 * Bundles the whole deck into one script and one style sheet. Slidev cuts a site into a file a slide, which serves a
 * visitor who sees one slide at a time; an edition that shows all of them would only wait for eighty files.
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
