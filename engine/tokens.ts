import { readFileSync } from 'node:fs'

/** Name of a custom property, as CSS writes it. */
export type Token = `--${string}`
/** Six digits in small letters. */
export type Hex = `#${string}`

const FILE = new URL('../styles/tokens.css', import.meta.url)
const COMMENT = /\/\*[\s\S]*?\*\//g
const ROOT_RULE = /:root\s*\{([^}]*)\}/g
const DECLARATION = /(--[\w-]+)\s*:([^;]*)/g
const REFERENCE = /^var\((--[\w-]+)\)$/
const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i

const longHex = (hex: string): string => (hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex).toLowerCase()

/**
 * Reads the custom properties of `:root`; one that only names another has the value of that.
 * @param css a style sheet without nested rules in `:root`
 */
export function readTokens(css: string): Map<Token, string> {
  const written = new Map<string, string>()
  for (const [, declarations] of css.replace(COMMENT, '').matchAll(ROOT_RULE)) {
    for (const [, name, value] of declarations!.matchAll(DECLARATION))
      written.set(name!, value!.trim())
  }
  const resolve = (value: string, depth = written.size): string => {
    const next = depth ? written.get(REFERENCE.exec(value)?.[1] ?? '') : undefined
    return next === undefined ? value : resolve(next, depth - 1)
  }
  return new Map(Array.from(written, ([name, value]) => [name as Token, resolve(value)]))
}

/** Of some tokens those that are plain colours. */
export function coloursIn(tokens: Map<Token, string>): Map<Token, Hex> {
  return new Map(Array.from(tokens).filter(([, value]) => HEX.test(value)).map(([name, value]) => [name, longHex(value) as Hex]))
}

/** The palette: the plain colours of `styles/tokens.css`. */
export const PALETTE: ReadonlyMap<Token, Hex> = coloursIn(readTokens(readFileSync(FILE, 'utf8')))

/** @throws Error at a token that is no plain colour of the palette */
export function colourOf(token: Token): Hex {
  const colour = PALETTE.get(token)
  if (!colour)
    throw new Error(`styles/tokens.css 里没有 ${token}，或它不是 #rrggbb 这样的颜色；用到它的地方要改`)
  return colour
}

/** The tokens of a colour, in the order of the file. */
export function tokensOf(colour: Hex): Token[] {
  return Array.from(PALETTE).filter(([, value]) => value === colour).map(([name]) => name)
}
