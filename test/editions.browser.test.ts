import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as mupdf from 'mupdf'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkAccessibility } from '../engine/export/pdf-ua/index.ts'
import { fontsOf, openPdf, textOf as textOfPage } from './support/pdf.ts'
import { findProgram } from './support/programs.ts'
import { OUT } from './support/site.ts'

const pdftotext = await findProgram(['pdftotext'], 'poppler-utils')

const EDITIONS = ['slides', 'handout', 'script', 'script-large', 'slides-grey', 'handout-grey', 'slides-press']

describe('any edition', () => {
  it.each(EDITIONS)('%s.pdf claims PDF/UA-1, and our checks of it find nothing', async (name) => {
    const bytes = await readFile(join(OUT, `${name}.pdf`))
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(checkAccessibility(await PDFDocument.load(bytes, { updateMetadata: false }))).toEqual([])
  })

  it.each(EDITIONS)('%s.pdf gives MuPDF the same text as PDF.js', async (name) => {
    const file = join(OUT, `${name}.pdf`)
    const pdf = await openPdf(file)
    const document = mupdf.Document.openDocument(await readFile(file), 'application/pdf')
    const pages = Array.from({ length: pdf.numPages }, (_, index) => index)
    const read = pages.map(index => document.loadPage(index).toStructuredText('').asText().replace(/\s/g, ''))
    expect(read).toEqual(await Promise.all(pages.map(index => textOfPage(pdf, index + 1))))
    expect(read.join('')).not.toMatch(/[\u2E80-\u2FDF]/)
  })

  it.runIf(pdftotext).each(EDITIONS)('%s.pdf gives Poppler the same text as PDF.js', async (name) => {
    const file = join(OUT, `${name}.pdf`)
    const pdf = await openPdf(file)
    const read = execFileSync(pdftotext!, ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(page => page.replace(/\s/g, ''))
    expect(read).toEqual(await Promise.all(read.map((_, index) => textOfPage(pdf, index + 1))))
    expect(read.length).toBe(pdf.numPages)
  })

  it.each(EDITIONS)('%s.pdf has no Type 3 font, and embeds all of them', async (name) => {
    const fonts = await fontsOf(join(OUT, `${name}.pdf`))
    expect(new Set(fonts.map(({ subtype }) => subtype))).toEqual(new Set(['CIDFontType2', 'Type0']))
    expect(fonts.filter(({ subtype, embedded }) => subtype === 'CIDFontType2' && !embedded)).toEqual([])
  })
})
