import type { Plugin, UserConfig } from 'vite'

/** Takes out how Slidev splits a site, which would clash with how we do; to be asked after Slidev has set it. */
export function leaveUnsplit(config: UserConfig): void {
  delete [config.build?.rollupOptions?.output].flat()[0]?.manualChunks
}

/**
 * Bundles the whole deck into one script and one style sheet. Slidev cuts a site into a file a slide: some eighty, each
 * of a few kilobytes. A visitor would wait for more answers than bytes, an edition for paper, which shows all slides,
 * for every one of them, and the file for the stick can have none beside it.
 */
export function oneBundle(): Plugin {
  return {
    name: 'deck:one-bundle',
    config: {
      order: 'post',
      handler(config) {
        leaveUnsplit(config)
        return { build: { cssCodeSplit: false, rolldownOptions: { output: { codeSplitting: false } } } }
      },
    },
  }
}
