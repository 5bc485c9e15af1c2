import type { SlidevPreparserExtension } from '@slidev/types'
import type { DeckSource } from '../config.ts'
import type { SiteConfig } from './vite.ts'
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { asTyped } from '../frontmatter.ts'
import { HOUSE } from '../house.ts'
import { blankFiller, readBlanks } from '../speech/index.ts'
import { ASPECTS, DEFAULT_ASPECT } from './aspect.ts'
import { markFilled, markSettings } from './filled.ts'

/** The settings of a deck that says nothing else. */
const DEFAULTS = {
  titleTemplate: '%s',
  lang: 'zh-CN',
}
/** The settings that no deck can have otherwise: other values make a site that is blank, waits for another host, or cannot be built. */
export const FIXED: Record<string, unknown> = {
  theme: 'default',
  colorSchema: 'light',
  routerMode: 'hash',
  // Nothing is fetched from another host: `styles/fonts.css` declares the faces.
  fonts: { sans: 'Deck Hei', local: 'Deck Hei', provider: 'none' },
  drawings: { enabled: false },
  css: 'unocss',
  mdc: false,
  comark: false,
  pwa: false,
  remoteAssets: false,
  monaco: false,
  twoslash: false,
}
const ICON = 'public/favicon.svg'

/**
 * Completes the settings at the head of a deck.
 * @param headmatter as it is written
 * @param deck folder in which Slidev finds it
 * @param aspect of the screen
 */
export function completeHeadmatter(headmatter: Record<string, unknown>, deck: string, aspect = DEFAULT_ASPECT): Record<string, unknown> {
  const { addons = [] } = headmatter as { addons?: string[] }
  return {
    ...DEFAULTS,
    favicon: existsSync(join(deck, ICON)) ? './favicon.svg' : posix.join('/@fs', HOUSE, ICON),
    // A description need not be: PDF and page then have the title for it.
    info: headmatter.title ?? '',
    // A name without a value sets nothing.
    ...Object.fromEntries(Object.entries(headmatter).filter(([, value]) => value !== null)),
    ...FIXED,
    aspectRatio: aspect.replace(':', '/'),
    canvasWidth: ASPECTS[aspect],
    ...deck !== HOUSE && { addons: [...addons.filter(addon => addon !== HOUSE), HOUSE] },
  }
}

/**
 * Has Slidev read a deck as it is meant: the slides are written with the blanks of the speech open, which
 * `speech/blanks.yml` fills, and with those settings only that are the deck's own. From a public site the notes are kept
 * here, before anything of Slidev's has them: its `--without-notes` would have to be asked for.
 * @param source where the words are
 * @param site what is made of them
 * @param site.aspect of the screen
 * @param site.kind a public site has no notes
 */
export function preparser(source: DeckSource, { aspect, kind }: Pick<SiteConfig, 'aspect' | 'kind'>): SlidevPreparserExtension {
  let entry = true
  // Once for all slides: Slidev asks for another of these at each reading.
  let fill: ReturnType<typeof blankFiller> | undefined
  let mark: ReturnType<typeof markFilled> | undefined
  return {
    transformRawLines(lines) {
      fill ??= blankFiller(source)
      const filled = fill(asTyped(lines.join('\n'))).split('\n')
      lines.splice(0, lines.length, ...filled)
    },
    // The first slide that is read is the first of `slides.md`, whose front matter is that of the whole deck.
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      mark ??= markFilled(readBlanks(source).map(({ filled }) => filled))
      if (entry)
        Object.assign(frontmatter, completeHeadmatter(frontmatter, source.deck, aspect))
      else
        markSettings(frontmatter, mark)
      entry = false
      return mark(content)
    },
    transformNote: async note => kind === 'public' ? '' : note,
  }
}
