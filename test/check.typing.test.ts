import { Buffer } from 'node:buffer'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyOf, findingsIn, spoiltDeck } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const TITLE = '## 为期**三个月**'
const METAPHOR = '筑牢风险防控<wbr>这道“墙”\n---'

describe('what an input method, a mouse or a habit types is one finding, at its line', () => {
  it.each<[name: string, words: string, typed: string, finding: string]>([
    ['bold in full-width stars', TITLE, '## 为期＊＊三个月＊＊', '124: 加重的“**”是全角的：“## 为期＊＊三个月＊＊”'],
    ['a blank within the stars', TITLE, '## 为期** 三个月**', '124: “**”和要加重的字之间有空格：“## 为期** 三个月**”'],
    ['a break that is not closed', TITLE, '## 为期<wbr**三个月**', '124: 标签没有写完：“## 为期<wbr**三个月**”'],
    ['a break in full-width brackets', TITLE, '## 为期＜wbr＞**三个月**', '124: 标签的尖括号是全角的：“## 为期＜wbr＞**三个月**”'],
    ['a break in a setting that is not closed', METAPHOR, '筑牢风险防控<wbr这道“墙”\n---', '110: 第 8 页的标签没有写完，或尖括号是全角的：“<wbr”'],
    ['a break in a setting in full-width brackets', METAPHOR, '筑牢风险防控＜wbr＞这道“墙”\n---', '110: 第 8 页的标签没有写完，或尖括号是全角的：“＜wbr＞”'],
    ['stars for a separator', '\n---\nlayout: statement', '\n***\nlayout: statement', '119: 页与页之间的分隔线写错了：“***”'],
    ['equal signs for a separator', '\n---\nlayout: statement', '\n=====\nlayout: statement', '119: 页与页之间的分隔线写错了：“=====”'],
    ['one colon about a slot', '::aside::\n专项', ':aside:\n专项', '125: 分栏的标记写错了：“:aside:”'],
    ['a click that is not closed', '[click] 管行业', '[click 管行业', '103: 备注里的 [click] 写错了：“第二，要压实责任。[click 管行业必须管安全，[click] 管业务必须管安…”'],
    ['a click that is not opened', '[click] 管行业', 'click] 管行业', '103: 备注里的 [click] 写错了：“第二，要压实责任。click] 管行业必须管安全，[click] 管业务必须管安…”'],
    ['a layout in Chinese', 'layout: statement', 'layout: 一句话', '120: 没有这种版式：“layout: 一句话”'],
    ['a full-width mark before a picture', TITLE, `${TITLE}\n\n！[图](/a.png)`, '126: 图片的标点是全角的：“！[图](/a.png)”'],
    ['full-width brackets about a picture', TITLE, `${TITLE}\n\n![图]（/a.png）`, '126: 图片的标点是全角的：“![图]（/a.png）”'],
    ['a blank in the name of a picture', TITLE, `${TITLE}\n\n![图](/a b.png)`, '126: 图片的文件名里有空格：“![图](/a b.png)”'],
    ['a symbol of two characters', 'symbol: 墙', 'symbol: 高墙', '109: 意象应是一个汉字：“symbol: 高墙”'],
    ['a table', TITLE, `${TITLE}\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n`, '126: 这种版式（statement）正文里不显示表格：“一 二 三 四”'],
    ['an item indented by four blanks', '- 仓库', '    - 仓库', '140: 这种版式（point）正文里不显示代码：“- 仓库”'],
    ['a straight quotation mark in a note', '风险防控这道“墙”\n-->', '风险防控这道"墙"\n-->', '116: 中文里用了半角标点：“道"”'],
  ])('%s', async (_, words, typed, finding) => {
    expect(await findingsIn(spoiltDeck('two', SLIDES, words, typed))).toEqual([`${SLIDES}:${finding}`])
  })
})

it('a picture whose name has a lone percent sign is looked for under that name', async () => {
  expect(await findingsIn(spoiltDeck('two', SLIDES, '- 学校\n', '- 学校\n\n![图](/100%.png)\n'))).toEqual([`${SLIDES}:145: 第 10 页的图片找不到：“/100%.png”`])
})

it('a lone NUL is a slip, and no sign of UTF-16', async () => {
  const root = copyOf('two')
  writeFileSync(join(root, SLIDES), Buffer.from(readFileSync(join(root, SLIDES), 'utf8').replace('为期**三', '为期**\0三')))
  expect((await findingsIn(root)).map(finding => finding.split('：')[0])).toEqual([`${SLIDES}:124: 这一行有存盘时丢了的字`])
})

it('places of a blank in full-width brackets are named', async () => {
  const root = copyOf('cases')
  const file = join(root, 'speech/blanks.yml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('[原科长XX]', '【原科长XX】'))
  expect((await findingsIn(root)).map(finding => finding.split('：')[0])).toEqual([expect.stringContaining('的 places 用了全角的方括号')])
})
