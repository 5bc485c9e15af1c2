import type { Condition } from './subject.ts'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { fontsOf, nameOf, readText } from '../glyphs.ts'

const FILES = ['FontFile', 'FontFile2', 'FontFile3']

/** True if its descriptor has its file; a Type 3 font needs none, being drawn in the document itself. */
function isEmbedded(font: PDFDict): boolean {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
  const descriptor = (descendant ?? font).lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return font.get(PDFName.of('Subtype')) === PDFName.of('Type3') || FILES.some(file => descriptor?.has(PDFName.of(file)))
}

/** Fonts are embedded (7.21.4.1), map every glyph shown to Unicode (7.21.7) and have one for every character (7.21.8). */
export const fonts: Condition = ({ streams }) => {
  const files = new Set<string>()
  const unmapped = new Map<string, Set<number>>()
  const missing = new Map<string, Set<number>>()
  for (const stream of streams.values()) {
    const all = fontsOf(stream)
    for (const key of all?.keys() ?? []) {
      const font = all!.lookup(key, PDFDict)
      if (!isEmbedded(font))
        files.add(nameOf(font))
    }
    for (const drawing of stream.drawings.filter(({ kind }) => kind === 'text')) {
      const reading = readText(drawing)
      for (const [found, pages] of [[reading.unmapped, unmapped], [reading.missing, missing]] as const)
        found.forEach(font => pages.set(font, new Set(pages.get(font)).add(stream.page)))
    }
  }
  return [
    ...Array.from(files, font => `7.21.4.1：字体 ${font} 没有嵌入`),
    ...Array.from(unmapped, ([font, pages]) => `7.21.7：第 ${[...pages].join('、')} 页的字体 ${font} 有字形对应不到文字`),
    ...Array.from(missing, ([font, pages]) => `7.21.8：第 ${[...pages].join('、')} 页的字体 ${font} 缺字`),
  ]
}
