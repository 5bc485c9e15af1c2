import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as mupdf from 'mupdf'
import { expect, it } from 'vitest'
import { readSpeech } from '../engine/speech/index.ts'
import { finderOf } from './support/find.ts'
import { openPdf } from './support/pdf.ts'
import { findProgram } from './support/programs.ts'
import { CONFIG, OUT } from './support/site.ts'

const pdftotext = await findProgram(['pdftotext'], 'poppler-utils')
const { title, spoken } = readSpeech(CONFIG)

/** Figures or blanks with the characters beside them: 2020年, 2019年11月, X主任. */
const MIXED = /\p{Script=Han}?[\dX]+(?:\p{Script=Han}[\dX]*){1,2}/gu
const words = new Set([
  ...Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(title + spoken), ({ segment }) => segment.trim()),
  ...spoken.match(MIXED) ?? [],
].filter(word => word.length > 1 && !/^\d+$/.test(word)))

/** The lines of a page by the places of their characters, whatever lies between these. */
function linesOf(page: mupdf.PDFPage): string[] {
  const lines: string[] = []
  let end = { x: Infinity, y: Infinity }
  page.toStructuredText('').walk({
    onChar(char, [x, y], _, size, quad) {
      if (!char.trim())
        return
      const joined = Math.abs(y - end.y) < size / 4 && Math.abs(x - end.x) < size / 2
      lines.push(joined ? lines.pop()! + char : char)
      end = { x: quad[2], y }
    },
  })
  return lines
}

it.each([['slides', 150], ['handout', 500], ['script', 400]])('in %s.pdf every word of the speech that stands on one line is found as it is written', async (name, least) => {
  const file = join(OUT, `${name}.pdf`)
  const pages = mupdf.Document.openDocument(await readFile(file), 'application/pdf') as mupdf.PDFDocument
  const lines = Array.from({ length: pages.countPages() }, (_, page) => linesOf(pages.loadPage(page)))
  const poppler = pdftotext && execFileSync(pdftotext, [file, '-'], { encoding: 'utf8' }).split('\f')
  const find = await finderOf(await openPdf(file))
  const missed: string[] = []
  const places = Array.from(words, word => ({ word, on: lines.flatMap((each, page) => each.some(line => line.includes(word)) ? [page] : []) })).filter(({ on }) => on.length)
  for (const { word, on } of places) {
    const found = await find(word)
    for (const page of on) {
      const by = {
        'PDF.js': found[page]! > 0,
        'MuPDF': pages.loadPage(page).search(word, {}).length > 0,
        'Poppler': poppler?.[page]!.includes(word) ?? true,
      }
      missed.push(...Object.entries(by).filter(([, finds]) => !finds).map(([reader]) => `${reader}: ${word}, page ${page + 1}`))
    }
  }
  expect(missed).toEqual([])
  expect(places.length).toBeGreaterThan(least)
  expect(places.filter(({ word }) => /\d|X/.test(word)).length).toBeGreaterThan(1)
})
