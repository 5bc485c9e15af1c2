import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { expect } from 'vitest'
import { openBrowser } from '../../engine/export/browser.ts'
import { makeAccessible } from '../../engine/export/pdf-ua/index.ts'
import { contentOf } from './content.ts'
import { testFace } from './face.ts'

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
<h2>案例一<span role="img" aria-label="某">XX</span>市</h2>
<ol class="plain"><li><a href="#two"><b>一要 </b>稳</a></li><li><a href="#two"><b>二要 </b>准</a></li></ol>
<article>一节</article>
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

export const load = (pdf: Uint8Array): Promise<PDFDocument> => PDFDocument.load(pdf, { updateMetadata: false })

export async function mend(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await load(pdf)
  makeAccessible(document)
  return document.save()
}

/** The sample as Chromium prints it, with what the export says of a document. */
export async function printSample(): Promise<Uint8Array> {
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
  return file.save()
}

export const name = PDFName.of

function* dictsOf({ context }: PDFDocument): Generator<PDFDict> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict)
      yield object
    else if (object instanceof PDFRawStream)
      yield object.dict
  }
}

export function withEntry(document: PDFDocument, key: string, value: string): PDFDict[] {
  return [...dictsOf(document)].filter(dict => dict.get(name(key)) === name(value))
}
/** An element of a type: the first that was written, or the n-th. */
export const element = (document: PDFDocument, type: string, nth = 0): PDFDict => withEntry(document, 'S', type).filter(dict => dict.get(name('Type')) === name('StructElem'))[nth]!
export const retype = (document: PDFDocument, from: string, to: string): void => element(document, from).set(name('S'), name(to))
export const catalog = (document: PDFDocument, key: string): PDFDict => document.catalog.lookup(name(key), PDFDict)
export const roleMap = (document: PDFDocument): PDFDict => catalog(document, 'StructTreeRoot').lookup(name('RoleMap'), PDFDict)
export const link = (document: PDFDocument): PDFDict => withEntry(document, 'Subtype', 'Link')[0]!
export const kids = (dict: PDFDict): PDFArray => dict.lookup(name('K'), PDFArray)
export const attributes = (dict: PDFDict): PDFDict[] => dict.lookup(name('A'), PDFArray).asArray() as PDFDict[]

/** Changes the instructions in the first place that matches. */
export function edit(document: PDFDocument, pattern: RegExp, replacement: string): void {
  let done = false
  contentOf(document, (instructions) => {
    const edited = done ? instructions : instructions.replace(pattern, replacement)
    done ||= edited !== instructions
    return edited
  })
  expect(done, `${pattern} is there`).toBe(true)
}
