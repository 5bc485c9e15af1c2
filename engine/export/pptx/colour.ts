import type { Token } from '../../tokens.ts'
import { colourOf } from '../../tokens.ts'
import { element } from './xml.ts'

/** The tokens of `styles/tokens.css` that become the colours of the theme, each in the place that Office has for it. */
export const THEME_TOKENS: Record<string, Token> = {
  dk1: '--ink',
  lt1: '--paper',
  dk2: '--wine',
  lt2: '--hairline',
  accent1: '--cinnabar',
  accent2: '--wine',
  accent3: '--gold',
  accent4: '--ink-2',
  accent5: '--gold-text',
  accent6: '--cream',
  hlink: '--cinnabar',
  folHlink: '--ink-2',
}

/** Slides call the first four colours by their use, which the master maps to them (ECMA-376 part 1, 19.3.1.6). */
const MAPPED: Record<string, string> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' }
const CHANNELS = /^rgb\((\d+), (\d+), (\d+)\)$/
const HEX = /^#([\da-f]{6})$/i

/** Six digits of a colour as Chromium computed it, or of `#rrggbb`. */
function hexOf(css: string): string {
  const [, ...channels] = CHANNELS.exec(css) ?? []
  const hex = HEX.exec(css)?.[1] ?? channels.map(channel => Number(channel).toString(16).padStart(2, '0')).join('')
  if (!hex)
    throw new TypeError(`“${css}” is no opaque colour`)
  return hex.toUpperCase()
}

/** A colour of DrawingML that no theme changes. */
export const fixedColour = (css: string): string => element('a:srgbClr', { val: hexOf(css) })

/**
 * A colour of DrawingML: that of the theme, if it is one, so that another theme changes it.
 * @param css as Chromium computed it, or `#rrggbb`
 */
function colour(css: string): string {
  const hex = hexOf(css)
  const [name] = Object.entries(THEME_TOKENS).find(([, token]) => hexOf(colourOf(token)) === hex) ?? []
  return name ? element('a:schemeClr', { val: MAPPED[name] ?? name }) : fixedColour(css)
}

export function solidFill(css: string): string {
  return element('a:solidFill', {}, colour(css))
}
