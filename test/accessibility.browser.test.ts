import type { Pdf } from './support/pdf.ts'
import { Buffer } from 'node:buffer'
import { decodePDFRawStream, PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../engine/export/browser.ts'
import { checkAccessibility, makeAccessible } from '../engine/export/pdf-ua/index.ts'
import { writeXmp } from '../engine/export/pdf-ua/xmp.ts'
import { contentOf } from './support/content.ts'
import { testFace } from './support/face.ts'
import { outlineOf, rolesOf, textOf } from './support/pdf.ts'

/** One of everything that the editions have, and of what Chromium gets wrong. */
const BODY = `
<h1>廉政<br>讲话</h1>
<nav><a href="#two">看<b>第二</b>节</a> <a href="https://example.com/">外部</a></nav>
<p class="ground">人人<strong>有责</strong>，<em>守住</em>底线。<span class="bar" role="img" aria-label="某">XX</span>局</p>
<ul class="plain"><li>舵</li><li>田</li></ul>
<ol><li>线</li><li>责<ul><li>严</li></ul></li></ol>
<div class="pale"><p>淡字</p></div>
<div>散文<b>重点</b></div>
<div><span>左</span><p>中</p></div>
<aside>旁注</aside>
<figure><svg width="40" height="20" role="img" aria-label="曲线"><path d="M0 0L40 20" stroke="red"/></svg><figcaption>图注</figcaption></figure>
<svg width="40" height="20" aria-hidden="true"><path d="M0 0L40 20" stroke="red"/></svg>
<p aria-hidden="true">装饰</p>
<h2 id="two">第二节</h2>
<table><caption>账本</caption><thead><tr><td></td><th>得</th><th>失</th></tr></thead>
<tbody><tr><th>一时</th><td>小利</td><td>名声</td></tr></tbody></table>
<blockquote>不忘初心</blockquote>
<blockquote>牢记使命</blockquote>`
const STYLE = `
@page { size: 500pt 800pt; margin: 40pt; font: 10pt Test; @bottom-center { content: "第 " counter(page) " 页" } }
body { font: 16px Test; }
.ground { background: #eee; border-bottom: 1px solid; }
.bar { background: #000; }
.plain { list-style: none; }
.plain li { border-top: 1px solid; }
.pale { opacity: 0.5; }
h2 { break-before: page; }`

let printed: Uint8Array
let finished: Uint8Array

const load = (pdf: Uint8Array): Promise<PDFDocument> => PDFDocument.load(pdf, { updateMetadata: false })
const open = (pdf: Uint8Array): Promise<Pdf> => getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false }).promise

async function mend(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await load(pdf)
  makeAccessible(document)
  return document.save()
}

beforeAll(async () => {
  const font = await testFace(BODY + STYLE)
  await using browser = (await openBrowser()).browser
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><html lang="zh-CN"><title>样张</title><style>${font}${STYLE}</style><body>${BODY}`)
  await page.evaluate(() => document.fonts.ready)
  const file = await load(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }))
  file.setTitle('样张 <1>')
  file.setSubject('舵 & 田')
  file.setLanguage('zh-CN')
  file.setCreationDate(new Date('2026-01-02T03:04:05Z'))
  file.setModificationDate(new Date('2026-01-02T03:04:06.5Z'))
  printed = await file.save()
  finished = await mend(printed)
})

const name = PDFName.of

function* dictsOf({ context }: PDFDocument): Generator<PDFDict> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict)
      yield object
    else if (object instanceof PDFRawStream)
      yield object.dict
  }
}

function withEntry(document: PDFDocument, key: string, value: string): PDFDict[] {
  return [...dictsOf(document)].filter(dict => dict.get(name(key)) === name(value))
}
/** An element of a type: the first that was written, or the n-th. */
const element = (document: PDFDocument, type: string, nth = 0): PDFDict => withEntry(document, 'S', type).filter(dict => dict.get(name('Type')) === name('StructElem'))[nth]!
const retype = (document: PDFDocument, from: string, to: string): void => element(document, from).set(name('S'), name(to))
const catalog = (document: PDFDocument, key: string): PDFDict => document.catalog.lookup(name(key), PDFDict)
const roleMap = (document: PDFDocument): PDFDict => catalog(document, 'StructTreeRoot').lookup(name('RoleMap'), PDFDict)
const link = (document: PDFDocument): PDFDict => withEntry(document, 'Subtype', 'Link')[0]!
const kids = (dict: PDFDict): PDFArray => dict.lookup(name('K'), PDFArray)
const attributes = (dict: PDFDict): PDFDict[] => dict.lookup(name('A'), PDFArray).asArray() as PDFDict[]

/** Changes the instructions in the first place that matches. */
function edit(document: PDFDocument, pattern: RegExp, replacement: string): void {
  let done = false
  contentOf(document, (instructions) => {
    const edited = done ? instructions : instructions.replace(pattern, replacement)
    done ||= edited !== instructions
    return edited
  })
  expect(done, `${pattern} is there`).toBe(true)
}

const ARTIFACT = /\/Artifact BMC\n([\s\S]*?)\nEMC/
const TAGGED = /\/NonStruct (<<\/MCID \d+ >>)BDC\n([\s\S]*?)\nEMC/
const FORM = /^\/X\d+ Do$/m
const FIRST_TEXT = /<[\dA-F]{4}/
const END = /$/
const FONT = 'AAAAAA+NotoSansSC-Regular'

/** What is broken, how, and the violation that names it. */
const FAULTS: [string, (document: PDFDocument) => void, string][] = [
  ['the file is not said to be tagged', document => catalog(document, 'MarkInfo').set(name('Marked'), PDFBool.False), '7.1：没有声明带标记（MarkInfo 的 Marked）'],
  ['the tags are said to be suspect', document => catalog(document, 'MarkInfo').set(name('Suspects'), PDFBool.True), '7.1：声明标记不可靠（MarkInfo 的 Suspects）'],
  ['there is no title', (document) => {
    document.setTitle(' ')
    writeXmp(document, false)
  }, '7.1：没有标题'],
  ['the window shows the file name', document => catalog(document, 'ViewerPreferences').set(name('DisplayDocTitle'), PDFBool.False), '7.1：窗口里显示的不是标题（DisplayDocTitle）'],
  ['there is no XMP', document => document.catalog.delete(name('Metadata')), '7.1：没有 XMP 元数据'],
  ['the dates differ', document => document.setModificationDate(new Date(0)), '7.1：XMP 元数据与文件信息不一致'],
  ['the titles differ', document => document.setTitle('别的'), '7.1：XMP 元数据与文件信息不一致'],
  ['there is no language', (document) => {
    document.catalog.delete(name('Lang'))
    writeXmp(document, false)
  }, '7.2：没有写明语言（Lang）'],
  ['the language is none', (document) => {
    document.setLanguage('zh_CN')
    writeXmp(document, false)
  }, '7.2：没有写明语言（Lang）'],
  ['there is no structure', document => document.catalog.delete(name('StructTreeRoot')), '7.1：没有结构树'],

  ['content is not marked', document => edit(document, ARTIFACT, '$1'), '7.1：第 1 页有内容没有标记，也不是装饰（Artifact）'],
  ['a sequence is closed twice', document => edit(document, END, '\nEMC'), '7.1：第 1 页的标记没有成对'],
  ['a sequence is not closed', document => edit(document, END, '\n/Artifact BMC'), '7.1：第 1 页的标记没有成对'],
  ['real content is in an artifact', document => edit(document, TAGGED, '/Artifact BMC\n$&\nEMC'), '7.1：第 1 页的标记里还有标记'],
  ['an artifact is in real content', document => edit(document, TAGGED, '/NonStruct $1BDC\n$2\n/Artifact BMC\n0 0 1 1 re\nf\nEMC\nEMC'), '7.1：第 1 页的标记里还有标记'],
  ['a tagged form is in an artifact', document => edit(document, FORM, '/Artifact BMC\n$&\nEMC'), '7.1：第 1 页的标记里还有标记'],
  ['content is of no element', document => edit(document, END, '\n/P <</MCID 999 >>BDC\n0 0 1 1 re\nf\nEMC'), '7.1：第 1 页有标记的内容不属于任何元素'],
  ['two sequences have one number', document => edit(document, TAGGED, '$&\n$&'), '7.1：第 1 页有两处内容用了同一个编号（MCID）'],
  ['the content of an element is an artifact', document => edit(document, TAGGED, '/Artifact BMC\n$2\nEMC'), '7.1：结构树里有第 1 页没有的内容'],
  ['the form of an element is not drawn', document => edit(document, FORM, ''), '7.1：结构树里有没画出的内容'],
  ['the parent tree lacks an element', (document) => {
    const numbers = catalog(document, 'StructTreeRoot').lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
    const parents = numbers.asArray().findIndex(each => each instanceof PDFArray && each.size() > 3)
    const entry = numbers.lookup(parents, PDFArray)
    entry.set(entry.asArray().findIndex(each => each instanceof PDFRef), PDFNull)
  }, '7.1：第 1 页的父树（ParentTree）与结构树不符'],
  ['two elements have the same content', (document) => {
    const heading = element(document, 'H1')
    heading.set(name('Pg'), document.getPage(0).ref)
    kids(heading).push(kids(element(document, 'L')).lookup(0, PDFDict).lookup(name('K'), PDFDict).lookup(name('K'), PDFDict).get(name('K'))!)
  }, '7.1：第 1 页有内容属于两个元素'],
  ['a tagged form is drawn twice', document => edit(document, FORM, '$&\n$&'), '7.20：第 1 页有带标记的内容画了不止一次'],
  ['text is in no block', document => retype(document, 'BlockQuote', 'Sect'), '7.1：第 2 页有文字不在段落、标题或列表里：不忘初心'],

  ['the root is no document', document => retype(document, 'Document', 'Sect'), '7.1：结构树的根不是一个 Document'],
  ['a type is not standard', document => retype(document, 'Em', 'Emphasis'), '7.1：元素类型 Emphasis 不是标准类型，也没有对应的标准类型（RoleMap）'],
  ['a type of PDF 2.0 is not mapped', document => roleMap(document).delete(name('Strong')), '7.1：元素类型 Strong 不是标准类型，也没有对应的标准类型（RoleMap）'],
  ['a type is mapped to itself in the end', (document) => {
    roleMap(document).set(name('Strong'), name('Bold'))
    roleMap(document).set(name('Bold'), name('Strong'))
  }, '7.1：元素类型 Strong 不是标准类型，也没有对应的标准类型（RoleMap）'],
  ['a standard type is mapped to another', document => roleMap(document).set(name('Quote'), name('Span')), '7.1：标准的元素类型 Quote 被改作别的类型（RoleMap）'],
  ['a heading skips a level', document => retype(document, 'H2', 'H3'), '7.4.2：第 2 页的标题从第 1 级跳到了第 3 级'],
  ['the first heading is not of the first level', document => retype(document, 'H1', 'H2'), '7.4.2：第 1 页的标题从第 0 级跳到了第 2 级'],
  ['a heading has no level', document => retype(document, 'H2', 'H'), '7.4.4：第 2 页的标题没有级别'],
  ['a figure has no alternative text', document => element(document, 'Figure').delete(name('Alt')), '7.3：第 1 页的图没有替代文字'],
  ['the alternative text of a figure is blank', document => element(document, 'Figure').set(name('Alt'), PDFHexString.fromText(' ')), '7.3：第 1 页的图没有替代文字'],
  ['a formula has no alternative text', (document) => {
    element(document, 'Figure').delete(name('Alt'))
    retype(document, 'Figure', 'Formula')
  }, '7.7：第 1 页的公式没有替代文字'],
  ['a list item has no body', document => retype(document, 'LBody', 'P'), '7.2：第 1 页的 LI 里有 P'],
  ['a list item is in no list', document => retype(document, 'L', 'Sect'), '7.2：第 1 页的 LI 在 Sect 里'],
  ['a paragraph is among the rows of a table', (document) => {
    element(document, 'Table').lookup(name('K'), PDFArray).lookup(0, PDFDict).set(name('S'), name('P'))
  }, '7.2：第 2 页的 Table 里有 P'],
  ['a note has no id', document => retype(document, 'BlockQuote', 'Note'), '7.9：第 2 页的注释没有自己的 ID'],
  ['two notes have one id', (document) => {
    for (const note of [element(document, 'BlockQuote'), element(document, 'BlockQuote', 1)]) {
      note.set(name('S'), name('Note'))
      note.set(name('ID'), PDFHexString.fromText('1'))
    }
  }, '7.9：第 2 页的注释没有自己的 ID'],

  ['a head does not say what it heads', document => attributes(element(document, 'TH')).forEach(each => each.delete(name('Scope'))), '7.5：第 2 页的表头没有写明管行还是管列（Scope）'],
  ['a head heads something else', document => attributes(element(document, 'TH')).filter(each => each.has(name('Scope'))).forEach(each => each.set(name('Scope'), name('Page'))), '7.5：第 2 页的表头没有写明管行还是管列（Scope）'],
  ['a cell names a head that is not there', document => element(document, 'TH').set(name('ID'), PDFHexString.fromText('x')), '7.5：第 2 页的单元格指向没有的表头（Headers）'],
  ['a row has too few cells', document => kids(element(document, 'TR')).remove(0), '7.2：第 2 页的表格各行列数不同'],
  ['a caption is amid the rows', (document) => {
    const rows = kids(element(document, 'Table'))
    const caption = rows.get(0)
    rows.remove(0)
    rows.insert(1, caption)
  }, '7.2：第 2 页的表题不在表的开头或末尾'],

  ['a link has no description', document => link(document).delete(name('Contents')), '7.18.5：第 1 页有链接没有说明（Contents）'],
  ['a link is in no element', document => kids(element(document, 'Link')).remove(kids(element(document, 'Link')).size() - 1), '7.18.5：第 1 页有链接不在 Link 元素里'],
  ['a link is in another element', document => retype(document, 'Link', 'Span'), '7.18.5：第 1 页有链接不在 Link 元素里'],
  ['a link does not find its element', document => link(document).set(name('StructParent'), PDFNumber.of(999)), '7.18.5：第 1 页有链接找不到它的元素（StructParent）'],
  ['an annotation is no link', document => link(document).set(name('Subtype'), name('Text')), '7.18.1：第 1 页有链接以外的批注'],
  ['the tab key follows no order', document => document.getPage(0).node.delete(name('Tabs')), '7.18.3：第 1 页的跳格次序不依结构（Tabs）'],

  ['a font is not embedded', document => withEntry(document, 'Type', 'FontDescriptor')[0]!.delete(name('FontFile2')), `7.21.4.1：字体 ${FONT} 没有嵌入`],
  ['a font does not say what its glyphs mean', document => withEntry(document, 'Subtype', 'Type0')[0]!.delete(name('ToUnicode')), `7.21.7：第 1、2 页的字体 ${FONT} 有字形对应不到文字`],
  ['a glyph means nothing', (document) => {
    const ref = withEntry(document, 'Subtype', 'Type0')[0]!.get(name('ToUnicode'))!
    const cmap = new TextDecoder('latin1').decode(decodePDFRawStream(document.context.lookup(ref) as PDFRawStream).decode())
    const second = cmap.replace(/(<\w{4}>) <7B2C>/, '$1 <0000>')
    expect(second).not.toBe(cmap)
    document.context.assign(ref as never, document.context.flateStream(second))
  }, `7.21.7：第 1、2 页的字体 ${FONT} 有字形对应不到文字`],
  ['a font lacks a character', document => edit(document, FIRST_TEXT, '<0000'), `7.21.8：第 1 页的字体 ${FONT} 缺字`],
]

describe('checkAccessibility', () => {
  it('finds nothing wrong with a file that was made accessible', async () => {
    expect(checkAccessibility(await load(finished))).toEqual([])
  })

  it.each(FAULTS)('says that %s', async (_, inject, violation) => {
    const document = await load(finished)
    inject(document)
    expect(checkAccessibility(document)).toEqual([violation])
  })
})

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
    [before, after] = await Promise.all([open(printed), open(finished)])
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
    expect(await outlineOf(after)).toEqual([{ title: '廉政讲话', page: 1, items: [{ title: '第二节', page: 2, items: [] }] }])
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
    ['a heading that skips a level', document => retype(document, 'H2', 'H3'), '7.4.2：第 2 页的标题从第 1 级跳到了第 3 级'],
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
    retype(document, 'H2', 'H3')
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
