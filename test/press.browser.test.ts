import type { PDFObject } from 'pdf-lib'
import type { PressOptions } from '../engine/export/editions.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { finishPdf } from '../engine/export/finish.ts'
import { printEdition } from '../engine/export/print.ts'
import { contentOf } from './support/content.ts'
import { MM, pictureOf, stretchesOf } from './support/runs.ts'
import { CONFIG, openSite, OUT } from './support/site.ts'

const PRESS = join(OUT, 'slides-press.pdf')
const SLIDES = (await readDeck(CONFIG)).deck!.slides.length
const INFO = { title: '讲话', subject: '摘要', language: 'zh-CN', date: new Date('2026-01-02T03:04:05Z') }
const PROFILE = { name: 'Coated by Test', bytes: Buffer.from('the bytes of a profile') }
const name = PDFName.of

const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false })
const dictsOf = ({ context }: PDFDocument): PDFDict[] => context.enumerateIndirectObjects().map(([, object]) => object).filter((object: PDFObject) => object instanceof PDFDict)

/** Left, bottom, right and top of a box in millimetres. */
function edgesOf(document: PDFDocument, page: number, box: string): number[] {
  return document.getPage(page).node.lookup(name(box), PDFArray).asArray().map(each => Number(String(each)) / MM)
}
const sizeOf = ([left, bottom, right, top]: number[]): [number, number] => [right! - left!, top! - bottom!]

describe.each(['slides-grey.pdf', 'handout-grey.pdf'])('out/%s', (file) => {
  it('is drawn in greys alone, on A4', async () => {
    const document = await load(await readFile(join(OUT, file)))
    const instructions = contentOf(document)
    expect(/\b0 g\b/.test(instructions)).toBe(true)
    expect(/ (?:rg|k)\b/i.exec(instructions)).toBeNull()
    const { width, height } = document.getPage(0).getSize()
    expect([width, height].sort((a, b) => a - b).map(points => Math.round(points / MM))).toEqual([210, 297])
  })
})

describe('out/slides-press.pdf', () => {
  let document: PDFDocument
  let instructions: string

  beforeAll(async () => {
    document = await load(await readFile(PRESS))
    instructions = contentOf(document)
  })

  it('is drawn in inks alone, at most 300 % of them, its text in black', () => {
    const inks = [...instructions.matchAll(/(\S+) (\S+) (\S+) (\S+) k\b/gi)].map(match => match.slice(1, 5).map(Number))
    expect(inks.length).toBeGreaterThan(100)
    expect(Math.max(...inks.map(parts => parts.reduce((sum, part) => sum + part)))).toBeLessThanOrEqual(3)
    expect(inks).toContainEqual([0, 0, 0, 1])
    expect(/ (?:rg|g)\b/i.exec(instructions)).toBeNull()
  })

  it('sets small text, and draws hairlines, in two inks at most', () => {
    let inks = 0
    const small = new Set<number>()
    for (const [, colour, size] of instructions.matchAll(/((?:\S+ ){4})k\b|\/F\d+ (\S+) Tf/g)) {
      if (colour !== undefined)
        inks = colour.trim().split(' ').filter(Number).length
      else if (Number(size) < 30)
        small.add(inks)
    }
    expect(small.size).toBeGreaterThan(0)
    expect(Math.max(...small)).toBeLessThanOrEqual(2)
  })

  it('is A4 within 3 mm of bleed, on every page, to a hundredth of a millimetre', () => {
    expect(document.getPageCount()).toBe(SLIDES)
    for (let page = 0; page < SLIDES; page++) {
      const [media, bleed, trim] = ['MediaBox', 'BleedBox', 'TrimBox'].map(box => edgesOf(document, page, box))
      expect(bleed).toEqual(media)
      expect(sizeOf(media!)).toEqual([expect.closeTo(303, 2), expect.closeTo(216, 2)])
      expect(trim!.map((edge, index) => Math.abs(edge - media![index]!))).toEqual([3, 3, 3, 3].map(mm => expect.closeTo(mm, 2)))
    }
  })

  it('has the ground of the cover over all of the bleed', async () => {
    const { width, height, isInked } = await pictureOf(PRESS, 1)
    const along = (edge: number, isEdge: (mm: number) => boolean): void => expect(stretchesOf(0.05, edge - 0.05, mm => !isEdge(mm))).toEqual([])
    for (const y of [0.05, height - 0.15])
      along(width, x => isInked(x, y))
    for (const x of [0.05, width - 0.15])
      along(height, y => isInked(x, y))
  })

  it('has no transparency, no links, an identifier, and says that it is not trapped', () => {
    const dicts = dictsOf(document)
    expect(dicts.filter(dict => dict.has(name('Group')) || dict.has(name('Annots')) || dict.has(name('SMask')))).toEqual([])
    expect(dicts.filter(dict => ['ca', 'CA'].some(key => Number(String(dict.get(name(key)) ?? 1)) < 1))).toEqual([])
    const id = document.context.trailerInfo.ID as PDFArray
    expect(id.asArray().map(String)).toEqual([expect.stringMatching(/^<[\da-f]{32}>$/), String(id.get(0))])
    expect(String(id.get(0))).not.toMatch(/^<0+>$/)
    expect(String((document.context.lookup(document.context.trailerInfo.Info) as PDFDict).get(name('Trapped')))).toBe('/False')
  })

  it('claims no PDF/X', async () => {
    expect(document.catalog.has(name('OutputIntents'))).toBe(false)
    expect((await readFile(PRESS)).toString('latin1')).not.toContain('GTS_PDFX')
  })
})

describe('the press edition', () => {
  let printed: Uint8Array
  const finish = async (press: PressOptions): Promise<Buffer> => (await finishPdf(printed, 'press', INFO, press)).bytes

  beforeAll(async () => {
    await using site = await openSite('paper')
    printed = await printEdition(site.browser, `${site.url}#/press.pdf`, undefined, true)
  })

  it('is a PDF/X-4 with a profile: PDF 1.6, an output intent, and XMP that says so', async () => {
    const bytes = await finish({ marks: false, profile: PROFILE })
    expect(bytes.toString('latin1', 0, 8)).toBe('%PDF-1.6')
    const document = await load(bytes)
    const intent = document.catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
    expect([String(intent.get(name('S'))), String(intent.get(name('OutputConditionIdentifier')))]).toEqual(['/GTS_PDFX', '(Coated by Test)'])
    expect(intent.has(name('DestOutputProfile'))).toBe(true)
    const xmp = bytes.toString('utf8')
    for (const property of [
      '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
      '<pdf:Trapped>False</pdf:Trapped>',
      '<xmpMM:VersionID>1</xmpMM:VersionID>',
      '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
      '<xmp:MetadataDate>2026-01-02T03:04:05Z</xmp:MetadataDate>',
      '<pdfuaid:part>1</pdfuaid:part>',
    ])
      expect(xmp).toContain(property)
    expect(xmp).toMatch(/<xmpMM:DocumentID>uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}</)
    // The same each time, and another with another profile.
    expect((await finish({ marks: false, profile: PROFILE })).equals(bytes)).toBe(true)
    expect((await finish({ marks: false, profile: { ...PROFILE, bytes: Buffer.from('another') } })).equals(bytes)).toBe(false)
  })

  it('has crop marks on request, in line with the trim and outside the bleed', async () => {
    const bytes = await finish({ marks: true })
    const document = await load(bytes)
    const [media, trim] = ['MediaBox', 'TrimBox'].map(box => edgesOf(document, 1, box))
    expect(sizeOf(trim!)).toEqual([expect.closeTo(297, 2), expect.closeTo(210, 2)])
    const room = trim![0]! - media![0]!
    const { width, height, isInked } = await pictureOf(bytes, 2)
    // 6 mm from the trim, midway along the marks: those that stand above are at its sides, and the other way round.
    for (const y of [room - 6, height - room + 6])
      expect(stretchesOf(0, width, x => isInked(x, y)).map(({ from, to }) => (from + to) / 2)).toEqual([room, room + 297].map(mm => expect.closeTo(mm, 0.5)))
    for (const x of [room - 6, width - room + 6])
      expect(stretchesOf(0, height, y => isInked(x, y)).map(({ from, to }) => (from + to) / 2)).toEqual([room, room + 210].map(mm => expect.closeTo(mm, 0.5)))
    expect(stretchesOf(room - 3.6, room - 3.1, y => isInked(room, y))).toEqual([])
  })
})
