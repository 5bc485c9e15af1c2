import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../engine/draft/read/decode.ts'
import { readSource } from '../engine/draft/read/index.ts'
import { docxOf } from './support/docx.ts'
import { bytesOf } from './support/speeches.ts'

const TEXT = '在大会上的讲话\n\n同志们：\n今天我们召开这次会议，主要任务是动员全县上下迅速行动起来。\n'
const lines = async (bytes: Uint8Array, name = '稿.docx'): Promise<string[]> => (await readSource(bytes, name)).lines.map(({ text }) => text)
const inEncoding = (encoding: string, text = TEXT): Uint8Array => execFileSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text })

describe('a text', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'UTF-8'],
    ['GBK', inEncoding('GBK'), 'GBK'],
    ['GB18030', inEncoding('GB18030'), 'GBK'],
    ['UTF-16 without a mark', inEncoding('UTF-16LE'), 'UTF-16'],
    ['UTF-16 the other way round', inEncoding('UTF-16BE'), 'UTF-16'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'UTF-16'],
  ])('is read from %s', (_, bytes, encoding) => {
    expect(decodeText(bytes, '稿.txt')).toEqual({ text: TEXT, encoding })
  })

  it.each<[string, Uint8Array, string]>([
    ['Big5', inEncoding('BIG5', '在大會上的講話\n今天我們召開這次會議，主要任務是動員大家迅速行動起來。\n'), '不像中文'],
    ['UTF-8 that was taken for GBK', Buffer.from(new TextDecoder('gbk').decode(Buffer.from(TEXT))), '不像中文'],
    ['bytes of nothing', Buffer.from([0xFF, 0xFF, 0x80, 0x00, 0x12]), '稿.txt'],
    ['an empty file', Buffer.from([]), '是空的'],
    ['English', Buffer.from('The quick brown fox.'), '没有中文'],
    ['white space', Buffer.from(' \n　　\n'), '是空的'],
    ['controls among the words', Buffer.from(TEXT.replace('今天', '\0\0')), '控制字符'],
  ])('is refused: %s', (_, bytes, message) => {
    expect(() => decodeText(bytes, '稿.txt')).toThrow(message)
  })
})

const LEVELS = [{ format: 'chineseCountingThousand', text: '%1、' }, { format: 'chineseCounting', text: '（%2）' }, { format: 'decimal', text: '%3.' }, { format: 'decimalEnclosedCircle', text: '%4' }, { format: 'bullet', text: '●' }]

describe('a .docx', () => {
  it('has the automatic numbering in its words, counted as Word counts', async () => {
    const paragraphs = [
      { text: '甲', level: 0 },
      { text: '乙', level: 1 },
      { text: '话' },
      { text: '丙', level: 2 },
      { text: '丁', level: 2 },
      { text: '戊', level: 1 },
      { text: '己', level: 2 },
      { text: '庚', level: 3 },
      { text: '点', level: 4 },
      { text: '', level: 0 },
      ...Array.from({ length: 10 }, () => ({ text: '辛', level: 0 })),
      { text: '壬', level: 0, list: 2 },
    ]
    expect(await lines(docxOf(paragraphs, LEVELS))).toEqual(['一、甲', '（一）乙', '话', '1.丙', '2.丁', '（二）戊', '1.己', '①庚', '点', '', ...['二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'].map(numeral => `${numeral}、辛`), '一、壬'])
  })

  it('has the numbering of its styles', async () => {
    const styles = '<w:styles><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    const styled = (style: string, text: string): { xml: string } => ({ xml: `<w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r>` })
    expect(await lines(docxOf([styled('a', '甲'), styled('b', '乙'), styled('a', '丙')], LEVELS, { 'word/styles.xml': styles }))).toEqual(['一、甲', '（一）乙', '二、丙'])
  })

  it('is read with its changes accepted; what is left out is counted and listed with its words', async () => {
    const source = await readSource(docxOf([
      { xml: '<w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:footnoteReference/></w:r>' },
      { xml: '<w:r><w:drawing/></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>行</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>' },
      { xml: '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' },
    ], [], { 'word/footnotes.xml': '<w:footnotes><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>', 'word/header1.xml': '<w:hdr><w:p><w:r><w:t>眉</w:t></w:r></w:p></w:hdr>' }), '稿.docx')
    expect(source.lines.map(({ text }) => text)).toEqual(['留增', '链', '行'])
    expect(source.removals.map(({ what, words }) => `${what}：${words}`)).toEqual(['修订中删去的文字：删', '隐藏文字：隐', '表格：表', '脚注：注', '页眉：眉'])
    expect(source.remarks).toEqual(['修订中插入的文字（已采用） 1 处', '图片或图形 1 处'])
  })

  it.each<[string, string, Uint8Array, string]>([
    ['an old .doc', '稿.doc', Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), '另存为 .docx'],
    ['an .odt', '稿.odt', Buffer.from('PK\u0003\u0004'), '另存为 .docx'],
    ['half a file', '稿.docx', docxOf([{ text: '话' }]).slice(0, 60), '打不开'],
    ['a document with a password', '稿.docx', Buffer.concat([Buffer.from([0xD0, 0xCF, 0x11, 0xE0]), Buffer.from('EncryptedPackage', 'utf16le')]), '密码'],
    ['a broken part', '稿.docx', zipSync({ 'word/document.xml': Buffer.from('<w:document><w:body>') }), 'word/document.xml 坏了'],
    ['no part with words', '稿.docx', zipSync({ 'xl/workbook.xml': Buffer.from('<a/>') }), '没有正文'],
    ['what unpacks to more than any speech', '稿.docx', zipSync({ 'word/document.xml': new Uint8Array(70e6) }, { level: 1 }), '70 兆字节'],
    ['a web page', '稿.txt', Buffer.from(`<html><body>${TEXT}</body></html>`), '网页'],
    ['a scan', '稿.pdf', Buffer.from('%PDF-1.4\n'), '打不开'],
  ])('is refused: %s', async (_, name, bytes, message) => {
    await expect(readSource(bytes, name)).rejects.toThrow(message)
  })
})

it('reads Markdown without its signs, and lists each of them', async () => {
  const source = await readSource(Buffer.from('---\nlayout: x\n---\n# 在大会上的讲话\n\n同志们：\n## 一、**提高**认识\n- 我们要把工作做好。\n1. 这是有的\n'), '稿.md')
  expect(source.lines.map(({ text }) => text).filter(Boolean)).toEqual(['在大会上的讲话', '同志们：', '一、提高认识', '我们要把工作做好。', '1. 这是有的'])
  expect(source.removals.map(({ words }) => words)).toEqual(['---', 'layout: x', '---', '#', '## ****', '-'])
})

it('one body comes of the same text in UTF-8, GBK, UTF-16 and .docx', async () => {
  const text = new TextDecoder().decode(bytesOf('safety'))
  const bodies = await Promise.all([
    lines(bytesOf('safety'), 'a.txt'),
    lines(inEncoding('GB18030', text), 'a.txt'),
    lines(inEncoding('UTF-16', text), 'a.txt'),
    lines(docxOf(text.split('\n').map(text => ({ text })))),
  ])
  expect(new Set(bodies.map(body => JSON.stringify(body))).size).toBe(1)
})
