import process from 'node:process'
import { defineConfig } from 'vite'
import { chosenAspect } from './engine/build/aspect.ts'
import { oneBundle } from './engine/build/bundle.ts'
import { canvas } from './engine/build/canvas.ts'
import { features } from './engine/build/features.ts'
import { fonts } from './engine/build/fonts.ts'
import { cjkFriendly } from './engine/build/markdown.ts'
import { omitUnused } from './engine/build/omit.ts'
import { oneFile } from './engine/build/oneFile.ts'
import { ownSharing } from './engine/build/sharing.ts'
import { speech } from './engine/build/speech.ts'
import { edits } from './engine/serve/edits.ts'
import { gate } from './engine/serve/gate.ts'
import { windows } from './engine/serve/windows.ts'

/** Which `SiteKind` is built: `engine/build/site.ts`. Slidev's own server shows all. */
const site = process.env.DECK_SITE ?? 'notes'
/** The exporter builds a site of its own, which nobody downloads: it adds the routes for paper and saves the minifying. */
const paper = site === 'paper'
const stick = site === 'stick'
/** Whether the words spoken are shown, with the presenter view and the reading page. */
const words = site === 'notes' || stick

/** Slidev puts the description between quotation marks of its own. */
const DESCRIPTION = /content="&quot;(.*?)&quot;"/g

const hall = windows()

export default defineConfig({
  plugins: [
    fonts(import.meta.dirname, paper ? 'ttf' : 'woff2', site !== 'public'),
    process.env.DECK_PASSWORD !== undefined && gate(process.env.DECK_PASSWORD),
    hall,
    edits(hall.api!.edited),
    omitUnused(),
    ownSharing(),
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
})
