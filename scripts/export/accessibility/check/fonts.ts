import type { Condition } from './subject.ts'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { fontsOf, readText } from '../glyphs.ts'

const FILES = ['FontFile', 'FontFile2', 'FontFile3']

/** The descriptor of a font, which has its file; a Type 3 font needs none, being drawn in the document itself. */
function isEmbedded(font: PDFDict): boolean {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
  const descriptor = (descendant ?? font).lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return font.get(PDFName.of('Subtype')) === PDFName.of('Type3') || FILES.some(file => descriptor?.has(PDFName.of(file)))
}

/** Fonts are embedded (7.21.4.1), map every glyph shown to Unicode (7.21.7) and have one for every character (7.21.8). */
export const fonts: Condition = ({ streams }) => {
  const violations = new Set<string>()
  for (const stream of streams.values()) {
    const all = fontsOf(stream)
    for (const key of all?.keys() ?? []) {
      const font = all!.lookup(key, PDFDict)
      if (!isEmbedded(font))
        violations.add(`7.21.4.1：字体 ${font.lookup(PDFName.of('BaseFont'))?.toString().slice(1)} 没有嵌入`)
    }
    for (const drawing of stream.drawings.filter(({ kind }) => kind === 'text')) {
      const { unmapped, missing } = readText(stream, drawing)
      unmapped.forEach(font => violations.add(`7.21.7：第 ${stream.page} 页的字体 ${font} 有字形对应不到文字`))
      missing.forEach(font => violations.add(`7.21.8：第 ${stream.page} 页的字体 ${font} 缺字`))
    }
  }
  return [...violations]
}
