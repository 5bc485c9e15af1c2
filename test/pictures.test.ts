import { Buffer } from 'node:buffer'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pictureFault } from '../engine/check/formats.ts'
import { checkDeck } from '../engine/check/index.ts'
import { deckFolder } from './support/decks.ts'

const scratch = mkdtempSync(join(tmpdir(), 'deck-pictures-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
/** One pixel, whole. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

describe('a picture is shown if it is', () => {
  it.each<[string, Uint8Array]>([
    ['a PNG', PNG],
    ['a JPEG', bytes(`\xFF\xD8\xFF\xE0${'-'.repeat(4000)}\xFF\xD9`)],
    ['a JPEG with something of its camera behind', bytes(`\xFF\xD8\xFF\xE1${'-'.repeat(4000)}\xFF\xD9${'\0'.repeat(100)}`)],
    ['a GIF', bytes('GIF89a--------\x3B')],
    ['a WebP', bytes('RIFF\x0C\0\0\0WEBPVP8 \0\0\0\0')],
    ['an SVG', bytes(SVG)],
    ['an SVG with a declaration, a comment and a byte order mark', bytes(`\xEF\xBB\xBF<?xml version="1.0"?>\n<!-- 某 -->\n${SVG}`)],
    ['an SVG that refers to its own parts', bytes(SVG.replace('<rect', '<use href="#a"/><rect'))],
  ])('%s', (_, file) => {
    expect(pictureFault(file)).toBeUndefined()
  })
})

describe('what is no picture is called by its format:', () => {
  it.each<[string, Uint8Array, string]>([
    ['text renamed', bytes('这不是图片'), '不是图片'],
    ['a page', bytes('<!DOCTYPE html><html></html>'), '不是图片'],
    ['an empty file', bytes(''), '是空的'],
    ['half a PNG', PNG.subarray(0, 40), '是不完整的 PNG，后面缺了一截'],
    ['half a JPEG', bytes(`\xFF\xD8\xFF\xE0${'-'.repeat(4000)}`), '是不完整的 JPEG，后面缺了一截'],
    ['half a GIF', bytes('GIF89a--------'), '是不完整的 GIF，后面缺了一截'],
    ['half a WebP', bytes('RIFF\x40\0\0\0WEBPVP8 '), '是不完整的 WebP，后面缺了一截'],
    ['half an SVG', bytes(SVG.slice(0, -6)), '是不完整的 SVG，后面缺了一截'],
    ['a HEIC', bytes('\0\0\0\x18ftypheic----'), '是 HEIC 格式，浏览器显示不了'],
    ['a HEIC of another brand', bytes('\0\0\0\x18ftypmif1----'), '是 HEIC 格式，浏览器显示不了'],
    ['a TIFF of little end', bytes('II*\0----'), '是 TIFF 格式，浏览器显示不了'],
    ['a TIFF of big end', bytes('MM\0*----'), '是 TIFF 格式，浏览器显示不了'],
    ['a PDF', bytes('%PDF-1.7'), '是 PDF 格式，浏览器显示不了'],
    ['an SVG with a tag that is not closed', bytes(SVG.replace('/>', '>')), '是标签没有写对的 SVG，浏览器显示不了'],
    ['an SVG with a tag that ends another', bytes(SVG.replace('/>', '></g>')), '是标签没有写对的 SVG，浏览器显示不了'],
    ['an SVG with a script', bytes(SVG.replace('<rect', '<script>alert(1)</script><rect')), '是带有程序或外部内容的 SVG'],
    ['an SVG with a handler', bytes(SVG.replace('<rect', '<rect onclick="alert(1)"')), '是带有程序或外部内容的 SVG'],
    ['an SVG with a page in it', bytes(SVG.replace('<rect', '<foreignObject></foreignObject><rect')), '是带有程序或外部内容的 SVG'],
    ['an SVG with rules from elsewhere', bytes(SVG.replace('<rect', '<style>@import url(https://a.example/a.css)</style><rect')), '是带有程序或外部内容的 SVG'],
    ['an SVG with a pattern from elsewhere', bytes(SVG.replace('<rect', '<rect fill="url(https://a.example/a.svg#a)"')), '是带有程序或外部内容的 SVG'],
    ['an SVG with an entity of the disk', bytes(`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${SVG}`), '是带有程序或外部内容的 SVG'],
    ['an SVG that is mere XML', bytes(SVG.replace('xmlns="http://www.w3.org/2000/svg" ', '')), '是少了 xmlns 的 SVG，浏览器显示不了'],
    ['an SVG with a picture from elsewhere', bytes(SVG.replace('<rect', '<image href="https://example.org/a.png"/><rect')), '是带有程序或外部内容的 SVG'],
  ])('%s', (_, file, fault) => {
    expect(pictureFault(file)).toBe(fault)
  })
})

describe('a deck with a picture', () => {
  /** The findings of a deck with a file in `public/`, and with what shows it on a slide of points. */
  async function findingsWith(name: string, file: Uint8Array, markdown: string): Promise<string[]> {
    const deck = mkdtempSync(join(scratch, 'deck-'))
    cpSync(deckFolder('flat'), deck, { recursive: true })
    mkdirSync(dirname(join(deck, 'public', name)), { recursive: true })
    writeFileSync(join(deck, 'public', name), file)
    const slides = readFileSync(join(deck, 'slides.md'), 'utf8')
    writeFileSync(join(deck, 'slides.md'), slides.replace('- 心理疏导\n', `- 心理疏导\n\n${markdown}\n`))
    const { findings } = await checkDeck({ deck, blanks: 'all' })
    return findings.map(({ line, what, words }) => `${line}: ${what}：“${words}”`)
  }

  it.each([
    ['whatever its alternative text says', 'a.png', '![志愿者正在教居民做心肺复苏](/a.png)'],
    ['by a reference', 'a.png', '![照片][1]\n\n[1]: /a.png'],
    ['with a title', 'a.png', '![照片](/a.png "说明")'],
    ['with brackets in its name', '图(1).png', '![照片](/图(1).png)'],
    ['with blanks in its name', 'a b.png', '![照片](</a b.png>)'],
    ['with a lone percent sign in its name', '100%.png', '![照片](/100%.png)'],
    ['in a folder', '图/a.png', '![照片](/图/a.png)'],
  ])('is sound, %s', async (_, name, markdown) => {
    expect(await findingsWith(name, PNG, markdown)).toEqual([])
  })

  it('is advised by the name that it has', async () => {
    const deck = mkdtempSync(join(scratch, 'deck-'))
    cpSync(deckFolder('flat'), deck, { recursive: true })
    mkdirSync(join(deck, 'public/图'), { recursive: true })
    writeFileSync(join(deck, 'public/图/大坝.PNG'), PNG)
    const slides = readFileSync(join(deck, 'slides.md'), 'utf8')
    for (const name of ['/大坝.PNG', '/图/大坝.png', 'C:\\\\图\\\\大坝.png', '/public/图/大坝.PNG', '/图/大坝1.PNG']) {
      writeFileSync(join(deck, 'slides.md'), slides.replace('- 心理疏导\n', `- 心理疏导\n\n![照片](${name})\n`))
      const { findings } = await checkDeck({ deck, blanks: 'all' })
      expect(findings.map(({ advice }) => advice), name).toEqual(['是不是 /图/大坝.PNG？请照 public/ 里的文件名写，大小写也要一样'])
    }
  })

  it.each<[string, string, Uint8Array, string, string]>([
    ['without alternative text', 'a.png', PNG, '![](/a.png)', '67: 第 5 页的图片没有替代文字：“![](/a.png)”'],
    ['with a blank for alternative text', 'a.png', PNG, '![ ](/a.png)', '67: 第 5 页的图片没有替代文字：“![ ](/a.png)”'],
    ['of a telephone', 'a.jpg', bytes('\0\0\0\x18ftypheic----'), '![照片](/a.jpg)', '67: 第 5 页的图片“a.jpg”是 HEIC 格式，浏览器显示不了：“/a.jpg”'],
    ['that was not sent whole', 'a.png', PNG.subarray(0, 40), '![照片](/a.png)', '67: 第 5 页的图片“a.png”是不完整的 PNG，后面缺了一截：“/a.png”'],
    ['that is text', 'a.png', bytes('照片'), '![照片](/a.png)', '67: 第 5 页的图片“a.png”不是图片：“/a.png”'],
    ['that is not there', 'a.png', PNG, '![照片](/b.png)', '67: 第 5 页的图片找不到：“/b.png”'],
    ['that is named in another case', 'a.png', PNG, '![照片](/A.png)', '67: 第 5 页的图片找不到：“/A.png”'],
    ['of another host, in capitals', 'a.png', PNG, '![照片](HTTPS://a.example/a.png)', '67: 第 5 页的图片在别处的网站上：“HTTPS://a.example/a.png”'],
    ['written as data', 'a.png', PNG, '![照片](data:image/png;base64,AAAA)', '67: 第 5 页的图片写成了一长串编码：“data:image/png;base64,AAAA”'],
    ['by a reference to nothing', 'a.png', PNG, '![照片][1]\n\n[1]: /b.png', '67: 第 5 页的图片找不到：“/b.png”'],
    ['without a name', 'a.png', PNG, '![照片]()', '67: 第 5 页的图片没有写文件名：“”'],
    ['that is a folder', 'a/b.png', PNG, '![照片](/a)', '67: 第 5 页的图片找不到：“/a”'],
    ['with the folder in its name', 'a.png', PNG, '![照片](./public/a.png)', '67: 第 5 页的图片的写法多了 public：“./public/a.png”'],
    ['beside the slides, where no build takes it', '../a.png', PNG, '![照片](./a.png)', '67: 第 5 页的图片不在 public/ 里：“./a.png”'],
    ['whose name an address cannot have', 'a#1.png', PNG, '![照片](/a#1.png)', '67: 第 5 页的图片的文件名里有“#”或“?”，网页里读不到：“/a#1.png”'],
    ['whose text is its name', 'a.png', PNG, '![a.png](/a.png)', '67: 第 5 页的图片没有替代文字：“![a.png](/a.png)”'],
    ['amid words', 'a.png', PNG, '如图![照片](/a.png)所示', '67: 段落里不能再有图片：“照片”'],
  ])('%s is found out', async (_, name, file, markdown, finding) => {
    expect(await findingsWith(name, file, markdown)).toContain(finding)
  })
})
