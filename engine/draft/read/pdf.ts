import type { Source, SourceLine } from './source.ts'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UserError } from '../../command/run.ts'

/** Words that pdf.js has found in one piece. */
interface Piece { str: string, transform: number[], width: number, height: number }

/** A line begins so many ems right of the margin where it begins a paragraph. */
const INDENT = 1.2
/** Pieces whose base lines differ by less, in ems, stand on one line. */
const SAME_LINE = 0.5
const INDENTED = '　　'
const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** The lines of a page from top to bottom, each with its left edge and the size of its words. */
function linesOfPage(pieces: Piece[]): { text: string, x: number, size: number }[] {
  const rows: { y: number, size: number, pieces: Piece[] }[] = []
  for (const piece of pieces.filter(({ str }) => str.trim())) {
    const [y, size] = [piece.transform[5]!, piece.height || 1]
    const row = rows.find(row => Math.abs(row.y - y) < SAME_LINE * size)
    if (row)
      row.pieces.push(piece)
    else
      rows.push({ y, size, pieces: [piece] })
  }
  return rows.sort((a, b) => b.y - a.y).map(({ size, pieces }) => {
    const sorted = pieces.sort((a, b) => a.transform[4]! - b.transform[4]!)
    return { text: sorted.map(({ str }) => str).join('').trim(), x: sorted[0]!.transform[4]!, size }
  })
}

/**
 * Reads a PDF whose text can be taken out; its lines are broken where they were set, and indented where a paragraph begins.
 * @throws UserError when there is no text in it: a scan
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Source> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), cMapUrl: `${join(PDFJS, 'cmaps')}/`, cMapPacked: true, verbosity: 0, useSystemFonts: false }).promise.catch(() => {
    throw new UserError(`${name} 打不开，可能加了密码或没有下载完；请另存为 .docx 再试`)
  })
  const lines: SourceLine[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const rows = linesOfPage(items.filter((item): item is typeof item & Piece => 'str' in item))
    const margin = Math.min(...rows.map(({ x }) => x))
    for (const { text, x, size } of rows)
      lines.push({ text: `${x - margin >= INDENT * size ? INDENTED : ''}${text}`, line: lines.length + 1 })
  }
  await document.destroy()
  if (!lines.length)
    throw new UserError(`${name} 里没有文字，大概是扫描件；请用文字识别软件转成 .docx 再试`)
  return { format: `PDF（${document.numPages} 页）`, lines, removals: [], remarks: ['PDF 的换行是版面上的换行，已按段落接上，请核对'], characters: lines.map(({ text }) => text).join('\n') }
}
