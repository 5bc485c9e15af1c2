import type { PDFDocument } from 'pdf-lib'
import { PDFDict, PDFName } from 'pdf-lib'
import { UserError } from '../../command/run.ts'
import { drawnSteps } from './boxes.ts'
import { rewriteContent } from './content.ts'

/** Cyan, magenta, yellow and black in percent. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number]

/**
 * What each colour of `styles/tokens.css` is printed with; the names are those of the tokens. Text is black alone, as
 * letters of several inks blur where the plates are a little off; for the same reason a colour takes as few inks as
 * it can. By a CMYK profile for coated stock
 * (Ghostscript's default_cmyk.icc, relative colorimetric with black point compensation) each comes within ΔE*ab 4 of
 * the screen, ink-2 within 8, as black alone is never brown. All stay below 300 % of ink, which coated paper takes.
 */
export const PRESS_INKS: Readonly<Record<string, Inks>> = {
  '#fbf8f1': [0, 2, 5, 0], // paper
  '#ffffff': [0, 0, 0, 0], // card
  '#1f1a17': [0, 0, 0, 100], // ink
  '#574e46': [0, 0, 0, 85], // ink-2
  '#ddd3c2': [0, 5, 13, 14], // hairline
  '#b32017': [0, 95, 100, 25], // cinnabar
  '#7a0f12': [10, 95, 85, 55], // wine
  '#fff6e6': [0, 3, 10, 0], // cream
  '#e3b45f': [0, 25, 70, 10], // gold
  '#f2d293': [0, 15, 45, 5], // gold-text
}

/** `r g b rg` and `r g b RG`, which is how Skia writes every plain colour. */
const RGB = /(?<!\S)([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+(rg|RG)(?!\S)/g
const RGB_OPERATOR = /^rg$/i
/** Colour spaces and the patterns in them, gradients, images written in place: ISO 32000-1, tables 74, 77 and 92. */
const PICTURE_OPERATOR = /^(?:cs|scn?|sh|BI)$/i

/** #rrggbb of three operands: Skia rounds the bytes of a colour to four decimals. */
function hexOf(operands: string[]): string {
  return `#${operands.map(value => Math.round(Number(value) * 255).toString(16).padStart(2, '0')).join('')}`
}

/** A grey needs no entry: it is a tint of black. */
function inksOf(hex: string): Inks | undefined {
  const [red, green, blue] = hex.match(/[\da-f]{2}/g)!
  return PRESS_INKS[hex] ?? (red === green && green === blue ? [0, 0, 0, 100 - Number.parseInt(red!, 16) / 2.55] : undefined)
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

/** Whether a dictionary is that of an image or of a graphics state with a mask, whose luminosity is computed in RGB. */
function isPicture(resource: PDFDict): boolean {
  return resource.get(PDFName.of('Subtype')) === PDFName.of('Image') || resource.lookup(PDFName.of('SMask')) instanceof PDFDict
}

/** @throws UserError that names the page of each colour that was not converted */
function refuseOthers(document: PDFDocument): void {
  const faults = new Set<string>()
  for (const { page, operator, operands, resource } of drawnSteps(document)) {
    if (RGB_OPERATOR.test(operator))
      faults.add(`第 ${page} 页用了颜色 ${hexOf(operands.slice(-3))}，油墨表里没有；请在 engine/export/pdf/inks.ts 的 PRESS_INKS 里给它加一行`)
    else if (PICTURE_OPERATOR.test(operator) || (resource && isPicture(resource)))
      faults.add(`第 ${page} 页有位图、渐变、阴影或蒙版，不能换成油墨；请改用 styles/tokens.css 里的纯色`)
  }
  if (faults.size)
    throw new UserError([...faults].join('\n'))
}

function convert(document: PDFDocument, replace: (operands: string[], stroke: boolean) => string | undefined): void {
  rewriteContent(document, instructions => instructions.replace(RGB, (rgb, red: string, green: string, blue: string, operator: string) =>
    replace([red, green, blue], operator === 'RG') ?? rgb))
  refuseOthers(document)
}

/**
 * Turns every colour into the grey of its luminance.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages with images, gradients or masks
 */
export function toGrey(document: PDFDocument): void {
  convert(document, (operands, stroke) => `${greyOf(operands)} ${stroke ? 'G' : 'g'}`)
}

/**
 * Turns every colour of the palette into inks.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages and the colours which `PRESS_INKS` lacks, or the pages with images,
 * gradients or masks
 */
export function toPress(document: PDFDocument): void {
  convert(document, (operands, stroke) =>
    inksOf(hexOf(operands))?.map(percent => write(percent / 100)).concat(stroke ? 'K' : 'k').join(' '))
}
