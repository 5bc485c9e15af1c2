import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { copyOf, eachSlip, findingsIn } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const HOW = 'pages/2-how.md'
const SPEECH = 'speech/speech.txt'
const ERRATA = 'speech/errata.yml'
const BLANKS = 'speech/blanks.yml'

/** A copy of a deck in which one of its files is other text. */
async function findingsWith(deck: string, file: string, change: (text: string) => string): Promise<string[]> {
  const root = copyOf(deck)
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')))
  return findingsIn(root)
}

/** Two slides of a deck, by their number from 1 on behind the first, in each other's place. */
function swapped(text: string, one: number, other: number): string {
  const slides = text.split(/(?=\n---\nlayout)/)
  const [a, b] = [slides[one]!, slides[other]!]
  return slides.with(one, b).with(other, a).join('')
}

describe('words that are elsewhere are one finding', () => {
  it.each<[name: string, file: string, change: (text: string) => string, finding: string]>([
    ['two slides in each other\'s place', SLIDES, text => swapped(text, 1, 2), `${SLIDES}:23: 这几句备注的位置与讲话稿不同：“下面，我讲两点意见。”`],
    ['two slides far apart in each other\'s place', SLIDES, text => swapped(text, 4, 9), `${SLIDES}:78: 两处备注对调了：“第一，要全面排查。对仓库、工地、商场、学校四类场所逐一过筛，不留死角，不留盲区”`],
    ['a sentence moved in the speech', SPEECH, text => text.replace(/(隐患就是事故，侥幸就是祸根。)(.*)/, '$2$1'), `${SLIDES}:87: 这几句备注的位置与讲话稿不同：“隐患就是事故，侥幸就是祸根。”`],
    ['a slide twice', SLIDES, text => text.replace(/---\nlayout: agenda[\s\S]*?-->\n\n/, slide => slide + slide), `${SLIDES}:54: 备注在“，我讲两点意见。”之后多出讲话稿没有的字：“下面，我讲两点意见。”`],
    ['a slide without a note', SLIDES, text => text.replace('\n<!--\n下面，我讲两点意见。\n-->', ''), `${SLIDES}:37: 这一页没有备注，少了讲话稿的字：“下面，我讲两点意见。”`],
    ['a slide with an empty note', SLIDES, text => text.replace('下面，我讲两点意见。', ''), `${SLIDES}:37: 这一页没有备注，少了讲话稿的字：“下面，我讲两点意见。”`],
    ['a note moved to the next slide', SLIDES, text => text.replace('\n<!--\n下面，我讲两点意见。\n-->\n', '').replace('<!--\n一要', '<!--\n下面，我讲两点意见。\n一要'), `${SLIDES}:37: 这一页没有备注：“我讲两点意见”`],
    ['a note above the title', SLIDES, text => text.replace(/(## 我讲两点意见)\n\n(<!--[\s\S]*?-->)/, '$2\n\n$1'), `${SLIDES}:41: 备注写在了内容的前面，就不算备注了：“<!--”`],
    ['a section gone from the speech', SPEECH, text => text.replace(/二要[\s\S]*?\n(?=同志们，)/, ''), `${SLIDES}:116: 备注在“经营必须管安全。”之后多出讲话稿没有的字：“二要下足整治之功，筑牢风险防控这道“墙”专项整治从今天开始，……该开的工坚决不开，不该用的设备坚决不用，不该进的场坚决不进。”`],
    ['a heading run into a paragraph', SPEECH, text => text.replace('为期三个月。\n', '为期三个月。'), `${SLIDES}:132: 讲话稿里认不出这个标题：“第一，要全面排查。对仓库、工地、商场、学”`],
    ['a speech in one paragraph', SPEECH, text => text.replace(/(?<=\n\n)[\s\S]*/, body => body.replaceAll('\n', '')), `${SLIDES}:47: 讲话稿里认不出这个标题：“一要绷紧思想之弦，敲响安全生产这口“钟””`],
  ])('%s', async (_, file, change, finding) => {
    expect(await findingsWith('two', file, change)).toEqual([finding])
  })
})

describe('a place that is wrong for a whole file is one finding, where it is written', () => {
  const PLACE = '幻灯片标的位置与所讲的话不合'
  eachSlip([
    ['a section that the speech has not', 'deep', SLIDES, 'section: 二', 'section: 三', `${SLIDES}:33: ${PLACE}：“section: 三，point: 无”`],
    ['a section in other digits', 'deep', SLIDES, 'section: 二', 'section: 2', `${SLIDES}:33: ${PLACE}：“section: 2，point: 无”`],
    ['a section with its mark', 'deep', SLIDES, 'section: 二', 'section: 二、', `${SLIDES}:33: ${PLACE}：“section: 二、，point: 无”`],
    ['the section of another file', 'deep', SLIDES, 'section: 二', 'section: 一', `${SLIDES}:33: ${PLACE}：“section: 一，point: 无”`],
    ['no section', 'deep', SLIDES, '\nsection: 二', '', `${HOW}:1: ${PLACE}：“section: 无，point: 无”`],
    ['a point in half-width brackets', 'deep', HOW, 'point: （二）', 'point: (二)', `${HOW}:33: ${PLACE}：“section: 二，point: (二)”`],
  ])
})

describe('a [click] too many or too few is told of where it is, or should be', () => {
  const COUNT = '列表的条数与备注里 [click] 的个数不合'
  it.each<[name: string, words: string, typed: string, line: number, words: string, advice: string]>([
    ['none', '[click] 隐患排查', '隐患排查', 34, '3 条，2 个 [click]', '请在“隐患排查走了过场”之前加一个 [click]'],
    ['one twice', '[click] 隐患排查', '[click][click] 隐患排查', 34, '3 条，4 个 [click]', '第 3 个 [click] 后面紧接着又是一个'],
    ['one for words that are no item', '上半年，全区', '上半年，[click] 全区', 34, '3 条，4 个 [click]', '第 1 个 [click]（“全区”之前）没有对应的条'],
    ['one for the last words', '[click] 隐患排查走了过场。', '[click] 隐患排查走了过场[click] 。', 34, '3 条，4 个 [click]', '第 4 个 [click]（“。”之前）没有对应的条'],
  ])('%s', async (_, words, typed, line, counts, advice) => {
    const root = copyOf('two')
    writeFileSync(join(root, SLIDES), readFileSync(join(root, SLIDES), 'utf8').replace(words, typed))
    const { findings } = await checkDeck({ deck: root, blanks: 'all' })
    expect(findings).toEqual([{ file: SLIDES, line, what: COUNT, words: counts, advice: expect.stringContaining(advice) }])
  })
})

describe('a file of slides that is named wrongly is one finding, at its name', () => {
  const SRC = 'src: ./pages/2-how.md'
  eachSlip([
    ['no name', 'deep', SLIDES, SRC, 'src:', `${SLIDES}:32: src: 后面没有写文件名：“src: ”`],
    ['a file named twice', 'deep', SLIDES, SRC, 'src: ./pages/1-what.md', `${SLIDES}:32: 这个文件引用了两次，里面的话会讲两遍：“src: ./pages/1-what.md”`],
    ['a file that is no Markdown', 'deep', SLIDES, SRC, 'src: ./speech/speech.txt', `${SLIDES}:32: 引用的不是幻灯片文件（.md）：“src: ./speech/speech.txt”`],
    ['a setting mistyped', 'deep', SLIDES, SRC, 'Src: ./pages/2-how.md', `${SLIDES}:32: 没有这个设置：“Src: ./pages/2-how.md”`],
    ['a setting of another name', 'deep', SLIDES, SRC, 'source: ./pages/2-how.md', `${SLIDES}:32: 没有这个设置：“source: ./pages/2-how.md”`],
    ['a full-width colon', 'deep', SLIDES, SRC, 'src：./pages/2-how.md', `${SLIDES}:32: 两条“---”之间的设置写错了：冒号是全角的：“src：./pages/2-how.md”`],
    ['words of its own', 'deep', SLIDES, `${SRC}\nsection: 二\n---`, `${SRC}\nsection: 二\n---\n\n## 多余的标题\n`, `${SLIDES}:36: 引用文件的这一页另外写了内容，不会显示：“## 多余的标题”`],
    ['a note of its own', 'deep', SLIDES, `${SRC}\nsection: 二\n---`, `${SRC}\nsection: 二\n---\n\n<!-- 备忘 -->\n`, `${SLIDES}:36: 引用文件的这一页另外写了内容，不会显示：“<!-- 备忘 -->”`],
    ['a layout for all of it', 'deep', SLIDES, SRC, `${SRC}\nlayout: point`, `${SLIDES}:33: 引用文件的地方不能写这一项，它会盖过那个文件里每一页自己写的：“layout: point”`],
  ])

  it.each<[name: string, src: string, move: (root: string) => void, finding: string, advice: string]>([
    ['no ending', './pages/2-how', () => {}, '引用的文件找不到', '是不是 ./pages/2-how.md？'],
    ['another case', './Pages/2-How.md', () => {}, '引用的文件找不到', '是不是 ./pages/2-how.md？'],
    ['an encoded blank', './pages/2%20how.md', root => renameSync(join(root, HOW), join(root, 'pages/2 how.md')), '引用的文件找不到', '是不是 ./pages/2 how.md？'],
    ['a link to nothing', './pages/link.md', root => symlinkSync('nowhere', join(root, 'pages/link.md')), '引用的文件找不到', '请核对 src: 后的文件名'],
    ['a folder that no build copies', './parts/2-how.md', (root) => {
      mkdirSync(join(root, 'parts'))
      renameSync(join(root, HOW), join(root, 'parts/2-how.md'))
    }, '引用的文件不在 pages/ 里', 'src: 后应是 pages/ 里的文件'],
  ])('%s', async (_, src, move, what, advice) => {
    const root = copyOf('deep')
    move(root)
    writeFileSync(join(root, SLIDES), readFileSync(join(root, SLIDES), 'utf8').replace(SRC, `src: ${src}`))
    const { findings } = await checkDeck({ deck: root, blanks: 'all' })
    expect(findings).toEqual([{ file: SLIDES, line: 32, what, words: `src: ${src}`, advice: expect.stringContaining(advice) }])
  })

  it.each<[string, (root: string) => void, string]>([
    ['the ending in capitals', root => renameSync(join(root, HOW), join(root, 'pages/2-how.MD')), './pages/2-how.MD'],
    ['a folder within the folder', (root) => {
      mkdirSync(join(root, 'pages/more'))
      renameSync(join(root, HOW), join(root, 'pages/more/2-how.md'))
    }, './pages/more/2-how.md'],
    ['a blank in the name', root => renameSync(join(root, HOW), join(root, 'pages/2 how.md')), './pages/2 how.md'],
  ])('but %s is none', async (_, move, src) => {
    const root = copyOf('deep')
    move(root)
    writeFileSync(join(root, SLIDES), readFileSync(join(root, SLIDES), 'utf8').replace(SRC, `src: ${src}`))
    expect(await findingsIn(root)).toEqual([])
  })
})

describe('what is typed into a list about the words of the speech is told of', () => {
  eachSlip([
    ['quotation marks about them', 'deep', ERRATA, 'written: 一步一步个脚印', 'written: “一步一步个脚印”', `${ERRATA}:1: 两头多了引号或空格：““一步一步个脚印””`],
    ['a correction that corrects nothing', 'deep', ERRATA, 'spoken: 一步一个脚印', 'spoken: 一步一步个脚印', `${ERRATA}:2: 第 1 条（一步一步个脚印）的 spoken 与 written 一样：“一步一步个脚印”`],
    ['small letters for a gap', 'cases', BLANKS, '[原科长XX]', '[原科长xx]', `${BLANKS}:9: 这一处的写法与讲话稿不同：“原科长xx”`],
    ['full-width letters for a gap', 'cases', BLANKS, '[原科长XX]', '[原科长ＸＸ]', `${BLANKS}:9: 这一处的写法与讲话稿不同：“原科长ＸＸ”`],
    ['crosses for a gap', 'cases', BLANKS, '[原科长XX]', '[原科长××]', `${BLANKS}:9: 这一处的写法与讲话稿不同：“原科长××”`],
    ['a blank before a gap', 'cases', BLANKS, '[原科长XX]', '[原科长 XX]', `${BLANKS}:9: 这一处的写法与讲话稿不同：“原科长 XX”`],
  ])
})
