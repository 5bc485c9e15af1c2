import type { PDFDocument } from 'pdf-lib'
import type { Pdf } from './support/pdf.ts'
import { Buffer } from 'node:buffer'
import { PDFArray } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility, makeAccessible } from '../engine/export/pdf-ua/index.ts'
import { outlineOf, rolesOf, textOf } from './support/pdf.ts'
import { attributes, edit, element, load, mend, name, printSample, retype, withEntry } from './support/sample.ts'

let printed: Uint8Array
let finished: Uint8Array

const open = (pdf: Uint8Array): Promise<Pdf> => getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false }).promise
const END = /$/

interface Item { type?: string, tag?: string, str?: string }

/** The texts of a page that are artifacts, in the order in which they are drawn. */
async function artifactsOf(pdf: Pdf, page: number): Promise<string[]> {
  const { items } = await (await pdf.getPage(page)).getTextContent({ includeMarkedContent: true })
  const open: boolean[] = []
  const texts: string[] = []
  for (const { type, tag, str = '' } of items as Item[]) {
    if (type?.startsWith('beginMarkedContent'))
      open.push(tag === 'Artifact')
    else if (type === 'endMarkedContent')
      open.pop()
    else if (open.includes(true))
      texts.push(str)
  }
  return texts.filter(text => text.trim())
}

const annotationsOf = async (pdf: Pdf) => (await pdf.getPage(1)).getAnnotations()

describe('makeAccessible', () => {
  let before: Pdf
  let after: Pdf

  beforeAll(async () => {
    printed = await printSample()
    finished = await mend(printed)
    ;[before, after] = await Promise.all([open(printed), open(finished)])
  })

  it('mends faults of each kind', async () => {
    const faults = checkAccessibility(await load(printed)).join('\n')
    for (const fault of ['没有 XMP 元数据', '也不是装饰', '不在段落', 'Strong', '第 1 页的图没有替代文字', 'LI 里有', '列数不同', '没有说明'])
      expect(faults).toContain(fault)
  })

  it('keeps text, outline and links', async () => {
    for (const page of [1, 2])
      expect(await textOf(after, page)).toBe(await textOf(before, page))
    expect(await textOf(after, 1)).toContain('人人有责，守住底线。XX局')
    expect(await outlineOf(after)).toMatchObject([{ title: '廉政讲话', page: 1, items: [{ title: '第二节', page: 2, items: [] }, { page: 2, items: [] }] }])
    const [links, linksBefore] = await Promise.all([after, before].map(async pdf => (await annotationsOf(pdf)).map(({ dest, url, rect }) => ({ dest, url, rect }))))
    expect(links).toEqual(linksBefore)
  })

  it('makes artifacts of what is decoration, and of nothing else', async () => {
    expect(await artifactsOf(before, 1)).toEqual([])
    expect((await artifactsOf(after, 1)).join('')).toBe('第 1 页装饰')
    expect((await artifactsOf(after, 2)).join('')).toBe('第 2 页')
  })

  it('gives lists bodies, tables all their cells, loose text paragraphs and a figure group its own type', async () => {
    const [first, second] = await Promise.all([rolesOf(after, 1), rolesOf(after, 2)])
    const count = (role: string): number => first.filter(each => each === role).length
    expect([count('LI'), count('LBody'), count('Figure'), count('Div'), count('Caption')]).toEqual([5, 5, 2, 1, 1])
    expect(second.filter(role => role.startsWith('T'))).toEqual(['Table', 'TR', 'TD', 'TH', 'TH', 'TR', 'TH', 'TD', 'TD'])
    expect(first.join(' ')).toContain('P NonStruct NonStruct P NonStruct P NonStruct Sect P NonStruct Div')
  })

  it('describes links by their text', async () => {
    expect((await annotationsOf(after)).map(({ contentsObj }) => contentsObj.str)).toEqual(['看第二节', '看第二节', '看第二节', '外部'])
  })

  it('has no heading skip a level, as those of some slides alone would', async () => {
    const document = await load(printed)
    retype(document, 'H2', 'H3')
    expect(makeAccessible(document)).toEqual([])
    const roles = await rolesOf(await open(await document.save()), 2)
    expect(roles.filter(role => /^H\d/.test(role))).toEqual((await rolesOf(after, 2)).filter(role => /^H\d/.test(role)))
  })

  it('names bookmarks as they are read aloud: of what has an alternative text, that alone', async () => {
    expect((await outlineOf(before))[0]!.items[1]!.title).toBe('案例一某XX市')
    expect((await outlineOf(after))[0]!.items[1]!.title).toBe('案例一某市')
  })

  it('makes labels of the ordinals that items begin with, and sections of articles', async () => {
    const document = await load(finished)
    expect((await rolesOf(after, 2)).join(' ')).toContain('L LI Lbl NonStruct LBody Link NonStruct LI Lbl NonStruct LBody Link NonStruct Sect')
    // The list that Chromium numbers, and that of the ordinals.
    expect(withEntry(document, 'S', 'L').filter(list => String(list.lookup(name('A'))).includes('/ListNumbering /Decimal'))).toHaveLength(2)
  })

  it('bounds figures by what is drawn of them', async () => {
    const document = await load(finished)
    const boxes = [0, 1].map(nth => attributes(element(document, 'Figure', nth))[0]!.lookup(name('BBox'), PDFArray).asRectangle())
    expect(boxes.map(({ width }) => Math.round(width)).sort()).toEqual([14, 30])
  })

  it('writes the metadata in plain sight, with the claim to conform', async () => {
    const text = new TextDecoder().decode(finished)
    for (const property of [
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">样张 &#60;1&#62;</rdf:li></rdf:Alt></dc:title>',
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">舵 &#38; 田</rdf:li></rdf:Alt></dc:description>',
      '<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>',
      '<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>',
      '<xmp:ModifyDate>2026-01-02T03:04:06Z</xmp:ModifyDate>',
      '<pdf:Producer>Skia/PDF',
      '<pdfuaid:part>1</pdfuaid:part>',
    ])
      expect(text).toContain(property)
  })

  it.each<[string, (document: PDFDocument) => void, string]>([
    ['no language', document => document.catalog.delete(name('Lang')), '7.2：没有写明语言（Lang）'],
    ['no structure', document => document.catalog.delete(name('StructTreeRoot')), '7.1：没有结构树'],
  ])('makes no claim for a file with %s', async (_, inject, violation) => {
    const document = await load(printed)
    inject(document)
    expect(makeAccessible(document)).toEqual([violation])
    const text = new TextDecoder().decode(await document.save())
    expect(text).toContain('dc:title')
    expect(text).not.toContain('pdfuaid:part')
  })

  it('withdraws the claim when the file no longer holds it', async () => {
    const document = await load(finished)
    document.catalog.delete(name('Lang'))
    makeAccessible(document)
    expect(new TextDecoder().decode(await document.save())).not.toContain('pdfuaid:part')
  })

  it('gives the same bytes each time, and changes nothing the second time', async () => {
    const document = await load(printed)
    makeAccessible(document)
    makeAccessible(document)
    expect(Buffer.compare(await document.save(), finished)).toBe(0)
    expect(Buffer.compare(await mend(printed), finished)).toBe(0)
    expect(Buffer.compare(await mend(finished), finished)).toBe(0)
  })

  it('refuses content that it cannot read', async () => {
    const document = await load(printed)
    edit(document, END, '\nBI /W 1 /H 1 ID 0 EI')
    expect(() => makeAccessible(document)).toThrow('Not an instruction of Skia')
  })
})
