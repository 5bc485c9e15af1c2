import process from 'node:process'
import { defineConfig } from 'vite'
import { askedSite } from './scripts/asked.ts'
import { chosenAspect } from './scripts/aspect.ts'
import { oneBundle } from './setup/bundle.ts'
import { canvas } from './setup/canvas.ts'
import { features } from './setup/features.ts'
import { fonts } from './setup/fonts.ts'
import { gate } from './setup/gate.ts'
import { cjkFriendly } from './setup/markdown.ts'
import { omitUnused } from './setup/omit.ts'
import { oneFile } from './setup/oneFile.ts'
import { speech } from './setup/speech.ts'

/** Slidev puts the description between quotation marks of its own. */
const DESCRIPTION = /content="&quot;(.*?)&quot;"/g

export default defineConfig(({ command }) => {
  const site = askedSite(command === 'serve')
  /** The exporter builds a site of its own, which nobody downloads: it adds the routes for paper and saves the minifying. */
  const paper = site === 'paper'
  const stick = site === 'stick'
  /** Whether the words spoken are shown, with the presenter view and the reading page. */
  const words = site === 'notes' || stick

  return {
    plugins: [
      fonts(import.meta.dirname, paper ? 'ttf' : 'woff2', words || paper),
      process.env.DECK_PASSWORD !== undefined && gate(process.env.DECK_PASSWORD, import.meta.dirname),
      omitUnused(),
      oneBundle(),
      stick && oneFile(import.meta.dirname),
      canvas(chosenAspect()),
      speech(import.meta.dirname),
      features({ __SLIDEV_FEATURE_PRESENTER__: words }),
      { name: 'deck:description', transformIndexHtml: html => html.replaceAll(DESCRIPTION, 'content="$1"') },
    ],
    define: { __DECK_PAPER__: paper, __DECK_NOTES__: words, __DECK_PDFS__: ['public', 'notes'].includes(process.env.DECK_SITE ?? '') },
    build: { minify: !paper, cssMinify: !paper, reportCompressedSize: false },
    slidev: {
      markdown: { markdownSetup: md => void md.use(cjkFriendly) },
    },
  }
})
