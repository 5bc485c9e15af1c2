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
  vue: {
    script: { fs: { fileExists: existsSync, readFile: file => readFileSync(file, 'utf8') } },
    // Not by the source as well, which is another when the rules of a kept component (`kept.ts`) are read by themselves.
    features: { componentIdGenerator: 'filepath' },
  },
  // A speech has sums of money, not mathematics: “$” is a character as any other.
  markdown: { markdownSetup: md => void md.use(cjkFriendly).disable(['math_inline', 'math_block'], true) },
}

/** A part of a site: the code of the house, which is the same for every deck, or what is made of the deck. */
export type Part = 'house' | 'deck'

/**
 * The configuration that Vite has for a site, beside Slidev's own.
 * @param site which one
 * @param parts what is built of it; the parts of a site may be built one by one
 */
export function viteConfig(site: SiteConfig, parts: Part[] = ['house', 'deck']): UserConfig {
  const { deck, kind, aspect, downloads } = site
  const paper = kind === 'paper'
  const hall = windows()
  /** the words spoken are shown, with the presenter view and the reading page */
  const words = ['notes', 'stick', 'dev'].includes(kind)
  const ofHouse = [hall, edits(site, hall.api!.edited), omitUnused(), ownSharing()]
  const ofDeck = [canvas(aspect), fonts(site, paper ? 'ttf' : 'woff2'), oneBundle(), !paper && methods(), kind === 'stick' && oneFile(deck), speech(site), description]
  return {
    plugins: [
      ...parts.includes('house') ? ofHouse : [],
      ...parts.includes('deck') ? ofDeck : [],
      features({ __SLIDEV_FEATURE_PRESENTER__: words }),
    ],
    define: { __DECK_PAPER__: paper, __DECK_NOTES__: words, __DECK_PDFS__: downloads },
    css: paper ? {} : forOldest.css,
    build: { ...!paper && forOldest.build, minify: !paper, cssMinify: !paper, reportCompressedSize: false },
  }
}
