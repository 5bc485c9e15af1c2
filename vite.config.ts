import process from 'node:process'
import { defineConfig } from 'vite'
import { fonts } from './setup/fonts.ts'
import { cjkFriendly } from './setup/markdown.ts'
import { speech } from './setup/speech.ts'

export default defineConfig({
  plugins: [fonts(import.meta.dirname), speech(import.meta.dirname)],
  // The routes for paper are there only when the exporter builds: `setup/routes.ts`.
  define: { __DECK_PAPER__: process.env.DECK_PAPER === '1' },
  slidev: {
    markdown: { markdownSetup: md => void md.use(cjkFriendly) },
  },
})
