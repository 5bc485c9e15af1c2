import process from 'node:process'
import { defineConfig } from 'vite'
import { oneBundle } from './setup/bundle.ts'
import { fonts } from './setup/fonts.ts'
import { gate } from './setup/gate.ts'
import { cjkFriendly } from './setup/markdown.ts'
import { omitUnused } from './setup/omit.ts'
import { speech } from './setup/speech.ts'

/** Which `SiteKind` is built: `scripts/site.ts`. Slidev's own server shows all. */
const site = process.env.DECK_SITE ?? 'notes'
/** The exporter builds a site of its own, which nobody downloads: it adds the routes for paper and saves the minifying. */
const paper = site === 'paper'

/** Slidev puts the description between quotation marks of its own. */
const DESCRIPTION = /content="&quot;(.*?)&quot;"/g

export default defineConfig({
  plugins: [
    fonts(import.meta.dirname, paper ? 'ttf' : 'woff2'),
    process.env.DECK_PASSWORD !== undefined && gate(process.env.DECK_PASSWORD),
    omitUnused(paper),
    paper && oneBundle(),
    speech(import.meta.dirname),
    { name: 'deck:description', transformIndexHtml: html => html.replaceAll(DESCRIPTION, 'content="$1"') },
  ],
  define: { __DECK_PAPER__: paper, __DECK_NOTES__: site === 'notes', __DECK_PDFS__: !paper && process.env.DECK_SITE !== undefined },
  build: { minify: !paper, cssMinify: !paper, reportCompressedSize: false },
  slidev: {
    markdown: { markdownSetup: md => void md.use(cjkFriendly) },
  },
})
