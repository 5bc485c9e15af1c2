import type { PDFDocument } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from 'pdf-lib'
import { greyOf } from './inks.ts'

/** Colour spaces that printers print as they stand. */
export type InkSpace = 'DeviceGray' | 'DeviceCMYK'

/** Entries of a picture that its ink changes. */
const REPLACED = new Set(['Length', 'Filter', 'ColorSpace'])
/** Steps of a channel, which greys are computed for once. */
const STEPS = 256

/** Red, green and blue as one grey, of the luminance of the whole. */
function toGrey(rgb: Uint8Array): Uint8Array {
  const known = new Map<number, number>()
  const grey = new Uint8Array(rgb.length / 3)
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const channels = [rgb[3 * pixel]!, rgb[3 * pixel + 1]!, rgb[3 * pixel + 2]!]
    const key = (channels[0]! * STEPS + channels[1]!) * STEPS + channels[2]!
    const value = known.get(key) ?? Math.round(greyOf(channels.map(channel => channel / 255)) * 255)
    known.set(key, value)
    grey[pixel] = value
  }
  return grey
}

/**
 * Red, green and blue as inks: what the three have in common is black (ISO 32000-1, 10.3.4, with full undercolour
 * removal). One of the colours is then none, and all inks together at most 200 %.
 */
function toCmyk(rgb: Uint8Array): Uint8Array {
  const cmyk = new Uint8Array(rgb.length / 3 * 4)
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    const inks = [0, 1, 2].map(channel => 255 - rgb[3 * pixel + channel]!)
    const black = Math.min(...inks)
    inks.forEach((ink, channel) => cmyk[4 * pixel + channel] = ink - black)
    cmyk[4 * pixel + 3] = black
  }
  return cmyk
}

/** True if the colour space of a picture is that of inks. */
export const isInked = (space: unknown): boolean => space === PDFName.of('DeviceGray') || space === PDFName.of('DeviceCMYK')

/** True if a colour space is red, green and blue: Skia gives it by name or with the profile of sRGB, as `[/ICCBased …]`. */
function isRgb(document: PDFDocument, space: unknown): boolean {
  if (!(space instanceof PDFArray))
    return space === PDFName.of('DeviceRGB')
  const profile = document.context.lookup(space.get(1))
  return space.get(0) === PDFName.of('ICCBased') && profile instanceof PDFRawStream && String(profile.dict.get(PDFName.of('N'))) === '3'
}

/** True if a stream is a picture of plain pixels, three bytes each, as `redraw` of `engine/export/print.ts` makes them. */
function isPlain(document: PDFDocument, { dict }: PDFRawStream): boolean {
  const entry = (key: string): unknown => dict.get(PDFName.of(key))
  return entry('Subtype') === PDFName.of('Image') && entry('Filter') === PDFName.of('FlateDecode') && !entry('DecodeParms')
    && String(entry('BitsPerComponent')) === '8' && isRgb(document, entry('ColorSpace'))
}

/**
 * Turns the pixels of pictures into ink. Other pictures stay as they are.
 * @param document a PDF printed by Chromium
 * @param space that of the ink
 */
export function inkPictures(document: PDFDocument, space: InkSpace): void {
  for (const [ref, picture] of document.context.enumerateIndirectObjects()) {
    if (!(picture instanceof PDFRawStream) || !isPlain(document, picture))
      continue
    const rgb = decodePDFRawStream(picture).decode()
    const inked = document.context.flateStream(space === 'DeviceGray' ? toGrey(rgb) : toCmyk(rgb))
    for (const [key, value] of picture.dict.entries()) {
      if (!REPLACED.has(key.decodeText()))
        inked.dict.set(key, value)
    }
    inked.dict.set(PDFName.of('ColorSpace'), PDFName.of(space))
    document.context.assign(ref, inked)
  }
}
