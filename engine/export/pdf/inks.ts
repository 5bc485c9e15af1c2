import type { PDFDocument } from 'pdf-lib'
import type { Hex, Token } from '../../tokens.ts'
import type { Instruction } from './instructions.ts'
import type { Step } from './interpret.ts'
import { PDFDict, PDFName } from 'pdf-lib'
import { UserError } from '../../command/run.ts'
import { tokensOf } from '../../tokens.ts'
import { readPages, streamsOf, writeContent } from './content.ts'
import { instruct } from './instructions.ts'
import { interpretAll } from './interpret.ts'

/** Cyan, magenta, yellow and black in percent. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number]

/**
 * What each colour of `styles/tokens.css` is printed with; tokens of one colour share the inks of one of them. Text is black alone, as
 * letters of several inks blur where the plates are a little off; for the same reason a colour takes as few inks as
 * it can, and the two wines differ in black alone. By a CMYK profile for coated stock
 * (Ghostscript's default_cmyk.icc, relative colorimetric with black point compensation) each comes within ΔE*ab 4 of
 * the screen, ink-2 within 8, as black alone is never brown. All stay below 300 % of ink, which coated paper takes.
 */
export const PRESS_INKS: Readonly<Record<Token, Inks>> = {
  '--paper': [0, 2, 5, 0],
  '--card': [0, 0, 0, 0],
  '--ink': [0, 0, 0, 100],
  '--ink-2': [0, 0, 0, 85],
  '--hairline': [0, 5, 13, 14],
  '--cinnabar': [0, 95, 100, 25],
  '--wine': [10, 95, 85, 55],
  '--wine-2': [10, 95, 85, 45],
  '--cream': [0, 3, 10, 0],
  '--gold': [0, 25, 70, 10],
  '--gold-text': [0, 15, 45, 5],
}

/** #rrggbb of three operands: Skia rounds the bytes of a colour to four decimals. */
function hexOf(operands: string[]): Hex {
  return `#${operands.map(value => Math.round(Number(value) * 255).toString(16).padStart(2, '0')).join('')}`
}

/** A grey needs no entry: it is a tint of black. */
function inksOf(hex: Hex): Inks | undefined {
  const [red, green, blue] = hex.match(/[\da-f]{2}/g)!
  const token = tokensOf(hex).find(name => PRESS_INKS[name])
  return (token && PRESS_INKS[token]) ?? (red === green && green === blue ? [0, 0, 0, 100 - Number.parseInt(red!, 16) / 2.55] : undefined)
}

const write = (value: number): string => String(Number(value.toFixed(4)))

/**
 * The grey as light as a colour: its luminance, weighed in linear light (IEC 61966-2-1, Rec. ITU-R BT.709). The plain
 * sum of ISO 32000-1, 10.3.2 would make reds too dark. A grey stays the same.
 */
function greyOf(operands: string[]): string {
  const [red = 0, green = 0, blue = 0] = operands.map(Number).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return write(luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055)
}

const isRgb = ({ operator }: Instruction): boolean => operator === 'rg' || operator === 'RG'

/** An image, a gradient, a shadow or a mask, whose luminosity is computed in RGB. */
function isPicture({ kind, resource }: Step): boolean {
  return kind === 'other colour' || kind === 'shading'
    || resource?.get(PDFName.of('Subtype')) === PDFName.of('Image') || resource?.lookup(PDFName.of('SMask')) instanceof PDFDict
}

/** Names a colour without inks, and says what to do about it. */
function lackOf(hex: Hex): string {
  const [token] = tokensOf(hex)
  return token
    ? `颜色 ${token}（${hex}），油墨表里没有；请在 engine/export/pdf/inks.ts 的 PRESS_INKS 里给 ${token} 加一行`
    : `颜色 ${hex}，它不在 styles/tokens.css 里，没有油墨；请改用那里的颜色`
}

/** @throws UserError that names the page of each colour that was not converted */
function refuseOthers(document: PDFDocument): void {
  const faults = new Set<string>()
  for (const stream of readPages(document)) {
    for (const step of interpretAll(stream)) {
      if (isRgb(step.instruction))
        faults.add(`第 ${stream.page} 页用了${lackOf(hexOf(step.instruction.operands))}`)
      else if (isPicture(step))
        faults.add(`第 ${stream.page} 页有位图、渐变、阴影或蒙版，不能换成油墨；请改用 styles/tokens.css 里的纯色`)
    }
  }
  if (faults.size)
    throw new UserError([...faults].join('\n'))
}

/**
 * Rewrites every plain colour, which Skia gives as `r g b rg` for filling and `r g b RG` for stroking.
 * @param document a PDF printed by Chromium
 * @param operator for filling; that for stroking is the same in capitals
 * @param convert gives for red, green and blue the operands of the new operator, or nothing to leave them
 */
function convertColours(document: PDFDocument, operator: 'g' | 'k', convert: (operands: string[]) => string[] | undefined): void {
  const rewrite = (instruction: Instruction): Instruction => {
    const operands = isRgb(instruction) ? convert(instruction.operands) : undefined
    const stroking = instruction.operator === 'RG'
    return operands ? { ...instruct(stroking ? operator.toUpperCase() : operator, ...operands), space: instruction.space } : instruction
  }
  for (const { ref, instructions } of streamsOf(readPages(document)))
    writeContent(document, ref, instructions.map(rewrite))
  refuseOthers(document)
}

/**
 * Turns every colour into the grey of its luminance.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages with images, gradients or masks
 */
export function toGrey(document: PDFDocument): void {
  convertColours(document, 'g', operands => [greyOf(operands)])
}

/**
 * Turns every colour of the palette into inks.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages and the colours which `PRESS_INKS` lacks, or the pages with images,
 * gradients or masks
 */
export function toPress(document: PDFDocument): void {
  convertColours(document, 'k', operands => inksOf(hexOf(operands))?.map(percent => write(percent / 100)))
}
