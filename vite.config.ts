import process from 'node:process'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { defineConfig } from 'vite'
import { fonts } from './setup/fonts.ts'

export default defineConfig({
  plugins: [fonts(import.meta.dirname)],
  // The routes for paper are there only when the exporter builds: `setup/routes.ts`.
  define: { __DECK_PAPER__: process.env.DECK_PAPER === '1' },
  slidev: {
    markdown: {
      // CommonMark leaves **“重点”** beside Chinese characters as plain asterisks.
      markdownSetup: md => void md.use(cjkFriendly),
    },
  },
})
