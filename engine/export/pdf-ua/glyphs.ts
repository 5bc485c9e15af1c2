import type { Drawing } from './drawings.ts'
import type { ContentStream } from './streams.ts'
import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'

/** What glyphs of one text object read as. */
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
/** A font is chosen, glyphs are shown, and the text that stands for them begins and ends. */
const STEPS = /\/(\S+) [\d.]+ Tf|<(\w+)> Tj|\/Span\s*<<\s*\/ActualText\s*<FEFF(\w*)>\s*>>\s*BDC|EMC/gi
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

/** What the user knows a font by; a Type 3 font may have no name. */
export const nameOf = (font: PDFDict): string => font.lookup(PDFName.of('BaseFont'))?.toString().slice(1) ?? 'Type 3'

function readFont(dict: PDFDict): Font {
  const known = fonts.get(dict)
  if (known)
    return known
  const cmap = dict.lookup(PDFName.of('ToUnicode'))
  const font: Font = {
    name: nameOf(dict),
    unicode: cmap instanceof PDFRawStream ? readCMap(new TextDecoder('latin1').decode(decodePDFRawStream(cmap).decode())) : new Map(),
    digits: dict.get(PDFName.of('Subtype')) === PDFName.of('Type0') ? 4 : 2,
  }
  fonts.set(dict, font)
  return font
}

/** The fonts of a stream by the names in its resources. */
export const fontsOf = ({ resources }: ContentStream): PDFDict | undefined => resources?.lookupMaybe(PDFName.of('Font'), PDFDict)

/** Reads a text object through the ToUnicode maps of its fonts. */
export function readText(stream: ContentStream, { from, to }: Drawing): Reading {
  const reading: Reading = { text: '', unmapped: new Set(), missing: new Set() }
  let font: Font | undefined
  let replaced = false
  for (const [step, chosen, shown, actual] of stream.lines.slice(from, to).join('\n').matchAll(STEPS)) {
    if (chosen) {
      const dict = fontsOf(stream)?.lookup(PDFName.of(chosen))
      font = dict instanceof PDFDict ? readFont(dict) : undefined
    }
    else if (actual !== undefined) {
      reading.text += utf16(actual)
      replaced = true
    }
    else if (step === 'EMC') {
      replaced = false
    }
    else if (font) {
      for (const hex of shown!.match(font.digits === 4 ? /.{4}/g : /../g) ?? []) {
        const code = Number.parseInt(hex, 16)
        const text = font.unicode.get(code) ?? ''
        if (!replaced)
          reading.text += text
        if (code === 0)
          reading.missing.add(font.name)
        else if (NO_TEXT.test(text))
          reading.unmapped.add(font.name)
      }
    }
  }
  return reading
}
