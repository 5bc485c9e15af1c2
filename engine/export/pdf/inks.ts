import type { Hex, Token } from '../../tokens.ts'
import { tokensOf } from '../../tokens.ts'

/** Cyan, magenta, yellow and black in percent. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number]

/**
 * The inks of each colour of `styles/tokens.css`; tokens of one colour share the inks of one of them. Text is black alone, as
 * letters of several inks blur where the plates are a little off; for the same reason a colour takes as few inks as
 * it can. By a CMYK profile for coated stock
 * (Ghostscript's default_cmyk.icc, relative colorimetric with black point compensation) each comes within ΔE*ab 4 of
 * the screen, ink-2 within 8, as black alone is never brown. All stay below 300 % of ink, which coated paper takes.
 */
export const PRESS_INKS: Readonly<Record<Token, Inks>> = {
  '--paper': [0, 2, 5, 0],
  '--card': [0, 0, 0, 0],
  '--ink': [0, 0, 0, 100],
  '--ink-2': [0, 0, 0, 85],
  '--rich-black': [50, 40, 40, 100],
  '--hairline': [0, 0, 12, 15],
  '--cinnabar': [0, 95, 100, 25],
  '--wine': [10, 95, 85, 55],
  '--cream': [0, 3, 10, 0],
  '--gold': [0, 25, 70, 10],
  '--gold-text': [0, 15, 45, 5],
}

/** The inks of a colour. A grey needs no entry: it is a tint of black. */
export function inksOf(hex: Hex): Inks | undefined {
  const [red, green, blue] = hex.match(/[\da-f]{2}/g)!
  const token = tokensOf(hex).find(name => PRESS_INKS[name])
  return (token && PRESS_INKS[token]) ?? (red === green && green === blue ? [0, 0, 0, 100 - Number.parseInt(red!, 16) / 2.55] : undefined)
}

/** To linear light and back (IEC 61966-2-1). */
const toLinear = (value: number): number => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const fromLinear = (value: number): number => value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055

/**
 * The grey as light as a colour: its luminance, weighed in linear light (Rec. ITU-R BT.709). The plain sum of
 * ISO 32000-1, 10.3.2 would make reds too dark. A grey stays the same. All values are between 0 and 1.
 */
export function greyOf(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map(toLinear)
  return fromLinear(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}
