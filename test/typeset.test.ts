import type { Line, Picture, TextRun, Typeset } from '../engine/typeset/read.ts'
import { describe, expect, it } from 'vitest'
import { missingInStack } from '../engine/typeset/faces.ts'
import { lineOf } from '../engine/typeset/index.ts'
import { typesetFaults } from '../engine/typeset/judge.ts'

const WIDTH = 1280

function line(text: string, left = 80, top = 300, size = 40): Line {
  return { text, tag: 'LI', block: 0, left, right: left + text.length * size, top, bottom: top + size, fontSize: size, bold: false, contrast: 15 }
}

function faultsOf(parts: Partial<Typeset>): string[] {
  return typesetFaults({ lines: [], runs: [], pictures: [], cut: [], broken: [], ...parts }, WIDTH, missingInStack).map(({ what, words }) => `${what}：${words}`)
}

describe('nothing is wrong with', () => {
  it.each<[string, Partial<Typeset>]>([
    ['lines one below the other', { lines: [line('上一行', 80, 300), line('下一行', 80, 340)] }],
    ['a line from edge to edge', { lines: [line('一二三四五六七八九十一二三四五六', 0, 0, 80)] }],
    ['a line that begins with an opening mark', { lines: [line('“四风”')] }],
    ['a dash at the beginning of a line', { lines: [line('——在党课上的讲稿')] }],
    ['a picture beside some words', { lines: [line('短句')], pictures: [{ name: '大坝', drawn: true, left: 800, right: 1200, top: 130, bottom: 530 }] }],
    ['a rare character in Kai', { runs: [{ text: '𠮷㐂䶮𰻝', families: ['Deck Kai', 'Deck Hei', 'sans-serif'], weight: 400 }] }],
  ])('%s', (_, parts) => {
    expect(faultsOf(parts)).toEqual([])
  })
})

describe('words outside the canvas are found', () => {
  it.each<[string, Line]>([
    ['at the left', line('在左边', -10)],
    ['at the right', line('在右边', 1200)],
    ['above', line('在上边', 80, -12)],
    ['below', line('在下边', 80, 700)],
    ['all over', line('比画布还要宽得多的一句话'.repeat(3), -100)],
    ['far away', line('看不见', 5000, 5000)],
  ])('%s', (_, outside) => {
    expect(faultsOf({ lines: [outside] })).toEqual([`字出了画面：${outside.text}`])
  })
})

describe('words under other words are found', () => {
  it.each<[string, Line, Line]>([
    ['in one place', line('甲'), line('乙')],
    ['a little lower', line('甲'), line('乙', 80, 320)],
    ['a little to the right', line('甲乙丙'), line('丁', 150)],
    ['small under large', line('承诺', 80, 260, 280), line('却要用一生', 80, 500, 36)],
    ['over the foot', line('线下的第三行', 80, 660), line('一、什么是初心', 80, 687, 18)],
    ['at a corner', line('甲', 80, 300), line('乙', 118, 338)],
  ])('%s', (_, a, b) => {
    expect(faultsOf({ lines: [a, b] })).toEqual([`字压在别的字上：${a.text}／${b.text}`])
  })
})

it.each('，。、；：？！”’）》·…'.split(''))('a line that begins with %s is found', (char) => {
  expect(faultsOf({ lines: [line(`${char}后面`)] })).toEqual([`标点落在行首：${char}后面`])
})

describe('a character that its faces lack is found', () => {
  const run = (text: string, families: string[], weight: number): TextRun => ({ text, families, weight })
  it.each<[TextRun, string]>([
    [run('𠮷野', ['Deck Hei', 'sans-serif'], 400), '𠮷'],
    [run('𠮷野', ['Deck Hei', 'sans-serif'], 700), '𠮷'],
    [run('副主任𠮷野', ['Deck Song', 'Deck Hei', 'serif'], 900), '𠮷'],
    [run('𰻝', ['Deck Fang', 'serif'], 400), '𰻝'],
    [run('\u{2A6D6}', ['Deck Kai', 'Deck Hei', 'sans-serif'], 400), '\u{2A6D6}'],
    [run('代码', ['ui-monospace', 'monospace'], 400), '代'],
  ])('$text', (run, char) => {
    expect(faultsOf({ runs: [run] })[0]).toBe(`“${char}”这个字在这里的字体里没有，会印成空白：${run.text}`)
  })
})

describe('a picture that is not seen, or in the way, is found', () => {
  const picture = (box: Partial<Picture>): Picture => ({ name: '大坝', drawn: true, left: 700, right: 1200, top: 130, bottom: 530, ...box })
  it.each<[string, Partial<Typeset>, string]>([
    ['not drawn', { pictures: [picture({ drawn: false })] }, '图片没有显示出来：大坝'],
    ['too wide', { pictures: [picture({ right: 1600 })] }, '图片出了画面：大坝'],
    ['too high', { pictures: [picture({ bottom: 800 })] }, '图片出了画面：大坝'],
    ['beyond the left edge', { pictures: [picture({ left: -5 })] }, '图片出了画面：大坝'],
    ['over words', { pictures: [picture({})], lines: [line('短句', 720)] }, '图片盖住了字：大坝／短句'],
    ['over the end of a line', { pictures: [picture({})], lines: [line('一句伸到图片下面去的话了啊啊啊啊', 80)] }, '图片盖住了字：大坝／一句伸到图片下面去的话了啊啊啊啊'],
  ])('%s', (_, parts, fault) => {
    expect(faultsOf(parts)).toEqual([fault])
  })
})

it('words cut off and names on two lines are found', () => {
  expect(faultsOf({ cut: ['半截话'], broken: ['张小伟'] })).toEqual(['字被裁掉了一截：半截话', '名字断成了两行：张小伟'])
})

describe('a fault is told by the line', () => {
  const slide = { line: 10, phrases: [{ text: '要压实责任', line: 0 }, { text: '管行业必须管安全', line: 4 }, { text: '管', line: 9 }] }
  it.each([
    ['that holds the words', '管行业必须管安全', 14],
    ['of which they are a part', '必须管安全', 14],
    ['whose words they hold', '（一）要压实责任', 10],
    ['of the longest of two phrases', '管／管行业必须', 14],
    ['of the slide where no phrase holds them', '目录里的话', 10],
  ])('%s', (_, words, expected) => {
    expect(lineOf(slide, words)).toBe(expected)
  })
})
