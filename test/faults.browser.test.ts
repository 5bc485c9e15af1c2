import type { PDFDocument, PDFRawStream } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFBool, PDFDict, PDFHexString, PDFNull, PDFNumber, PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../engine/export/pdf-ua/index.ts'
import { writeXmp } from '../engine/export/pdf-ua/xmp.ts'
import { attributes, catalog, edit, element, kids, link, load, mend, name, printSample, retype, roleMap, withEntry } from './support/sample.ts'

let finished: Uint8Array

beforeAll(async () => {
  finished = await mend(await printSample())
})

const ARTIFACT = /\/Artifact BMC\n([\s\S]*?)\nEMC/
const TAGGED = /\/NonStruct (<<\/MCID \d+ >>)BDC\n([\s\S]*?)\nEMC/
const FORM = /^\/X\d+ Do$/m
const FIRST_TEXT = /<[\dA-F]{4}/
const END = /$/
const FONT = 'AAAAAA+NotoSansSC-Regular'

/** Ways to break a file: the name of the fault, the act that brings it in, and the violation that names it. */
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
