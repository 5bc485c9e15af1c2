import type { ContentStream } from '../pdf/content.ts'
import type { Drawing } from '../pdf/drawings.ts'
import { PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { decode } from '../pdf/content.ts'

/** The glyphs of one text object, read. */
export interface Reading {
  text: string
  /** names of the fonts in it that show a glyph which they do not map to Unicode */
  unmapped: Set<string>
  /** names of the fonts in it that show .notdef, the box for a character they do not have */
  missing: Set<string>
}

interface Font { name: string, unicode: Map<number, string>, digits: 2 | 4 }

const MAPPINGS = /beginbf(char|range)([\s\S]*?)endbf/g
const ENTRIES = { char: /<(\w+)>\s*<(\w*)>/g, range: /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g }
const HEX_STRING = /<(\w+)>/g
/** Values that say nothing (ISO 14289-1, 7.21.7). */
const NO_TEXT = /^$|[\0\uFEFF\uFFFE]/
const fonts = new WeakMap<PDFDict, Font>()

const utf16 = (hex: string): string => (hex.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(Number.parseInt(unit, 16))).join('')

/** A ToUnicode CMap (ISO 32000-1, 9.10.3). */
function readCMap(cmap: string): Map<number, string> {
  const unicode = new Map<number, string>()
  for (const [, kind, entries] of cmap.matchAll(MAPPINGS)) {
    for (const [, first, last, from, list] of entries!.matchAll(ENTRIES[kind as 'char' | 'range'])) {
      const code = Number.parseInt(first!, 16)
      if (kind === 'char') {
        unicode.set(code, utf16(last!))
        continue
      }
      const each = list === undefined ? undefined : Array.from(list.matchAll(HEX_STRING), ([, hex]) => utf16(hex!))
      const start = utf16(from ?? '')
      for (let offset = 0; offset <= Number.parseInt(last!, 16) - code; offset++)
        unicode.set(code + offset, each ? each[offset] ?? '' : start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + offset))
    }
  }
  return unicode
}

/** The name that the user knows a font by; a Type 3 font may have no name. */
export const nameOf = (font: PDFDict): string => font.lookup(PDFName.of('BaseFont'))?.toString().slice(1) ?? 'Type 3'

function readFont(dict: PDFDict): Font {
  const known = fonts.get(dict)
  if (known)
    return known
  const cmap = dict.lookup(PDFName.of('ToUnicode'))
  const font: Font = {
    name: nameOf(dict),
    unicode: cmap instanceof PDFRawStream ? readCMap(decode(cmap)) : new Map(),
    digits: dict.get(PDFName.of('Subtype')) === PDFName.of('Type0') ? 4 : 2,
  }
  fonts.set(dict, font)
  return font
}

/** The fonts of a stream by the names in its resources. */
export const fontsOf = ({ resources }: ContentStream): PDFDict | undefined => resources?.lookupMaybe(PDFName.of('Font'), PDFDict)

/** The numbers of the glyphs that `Tj` shows: Skia writes all strings of a text object as hexadecimal digits. */
function codesIn(operands: string[], { digits }: Font): number[] {
  const codes = Array.from(operands.join(' ').matchAll(HEX_STRING), ([, hex]) => hex!.match(digits === 4 ? /.{4}/g : /../g) ?? [])
  return codes.flat().map(hex => Number.parseInt(hex, 16))
}

/** Reads a text object through the ToUnicode maps of its fonts, or through what is to be read in place of its glyphs. */
export function readText({ operations }: Drawing): Reading {
  const reading: Reading = { text: '', unmapped: new Set(), missing: new Set() }
  let font: Font | undefined
  const show = (code: number, replaced: boolean): void => {
    const text = font!.unicode.get(code) ?? ''
    if (!replaced)
      reading.text += text
    if (code === 0)
      reading.missing.add(font!.name)
    else if (NO_TEXT.test(text))
      reading.unmapped.add(font!.name)
  }
  for (const { kind, instruction: { operator, operands }, resource, marks } of operations) {
    if (operator === 'Tf')
      font = resource && readFont(resource)
    else if (kind === 'mark')
      reading.text += marks.at(-1)!.actualText ?? ''
    else if (kind === 'glyphs' && font)
      codesIn(operands, font).forEach(code => show(code, marks.some(({ actualText }) => actualText !== undefined)))
  }
  return reading
}
