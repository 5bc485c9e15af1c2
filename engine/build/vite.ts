import type { Plugin, UserConfig } from 'vite'
import type { DeckConfig } from '../config.ts'
import { existsSync, readFileSync } from 'node:fs'
import { edits } from '../serve/edits.ts'
import { windows } from '../serve/windows.ts'
import { oneBundle } from './bundle.ts'
import { canvas } from './canvas.ts'
import { features } from './features.ts'
import { fonts } from './fonts.ts'
import { cjkFriendly } from './markdown.ts'
import { methods } from './methods.ts'
import { forOldest } from './oldest.ts'
import { omitUnused } from './omit.ts'
import { oneFile } from './oneFile.ts'
import { ownSharing } from './sharing.ts'
import { speech } from './speech.ts'

/**
 * `public`: slides alone; `notes`: with the words spoken, too; `paper`: for the exporter, laid out for paper, which nobody
 * downloads; `stick`: with the notes, in one file; `dev`: served while it is edited, with all that there is.
 */
export type SiteKind = 'public' | 'notes' | 'paper' | 'stick' | 'dev'

/** A site of a deck. */
export interface SiteConfig extends Pick<DeckConfig, 'deck' | 'blanks' | 'aspect'> {
  kind: SiteKind
  /** the PDFs lie beside its page, to be downloaded */
  downloads: boolean
}

/** Slidev puts the description between quotation marks of its own. */
const DESCRIPTION = /content="&quot;(.*?)&quot;"/g
const description: Plugin = { name: 'deck:description', transformIndexHtml: html => html.replaceAll(DESCRIPTION, 'content="$1"') }

/** The options of Slidev's own plugins. */
export const slidevOptions: NonNullable<UserConfig['slidev']> = {
  // For the types of props that stand in other files; without it all of TypeScript would be loaded to read them.
  vue: { script: { fs: { fileExists: existsSync, readFile: file => readFileSync(file, 'utf8') } } },
  // A speech has sums of money, not mathematics: “$” is a character as any other.
  markdown: { markdownSetup: md => void md.use(cjkFriendly).disable(['math_inline', 'math_block'], true) },
}

/** The configuration that Vite has for a site, beside Slidev's own. */
export function viteConfig(site: SiteConfig): UserConfig {
  const { deck, kind, aspect, downloads } = site
  const paper = kind === 'paper'
  const hall = windows()
  /** the words spoken are shown, with the presenter view and the reading page */
  const words = ['notes', 'stick', 'dev'].includes(kind)
  return {
    plugins: [
      fonts(site, paper ? 'ttf' : 'woff2'),
      hall,
      edits(site, hall.api!.edited),
      omitUnused(),
      ownSharing(),
      oneBundle(),
      !paper && methods(),
      kind === 'stick' && oneFile(deck),
      canvas(aspect),
      speech(site),
      features({ __SLIDEV_FEATURE_PRESENTER__: words }),
      description,
    ],
    define: { __DECK_PAPER__: paper, __DECK_NOTES__: words, __DECK_PDFS__: downloads },
    css: paper ? {} : forOldest.css,
    build: { ...!paper && forOldest.build, minify: !paper, cssMinify: !paper, reportCompressedSize: false },
  }
}
