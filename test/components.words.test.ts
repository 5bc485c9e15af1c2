import type { Sentence } from '../components/chain.ts'
import { describe, expect, it } from 'vitest'
import { createTextVNode, h } from 'vue'
import { chainOf, linkable, PADDING } from '../components/chain.ts'
import { BODY_SIZES, ems, linesWithin, sizeWithin } from '../components/measure.ts'
import { partsOf, stacked, textOf } from '../components/nodes.ts'
import { roomFor, rowsOf } from '../components/rows.ts'
import { stageOf } from '../components/stage.ts'
import { seatsOf } from '../components/wheel.ts'

const USUAL = stageOf(1280)

describe('measures', () => {
  it.each([['挺在前面', 4], ['权力姓“公”', 6], ['2020年', 3.4], ['通过\u200B党建', 4], ['', 0]])('%o is %d ems wide', (text, width) => {
    expect(ems(text)).toBeCloseTo(width)
  })

  it.each([
    ['one line', '挺在前面', 1120, 280, 1],
    ['broken where it may', '忠诚\u200B干净\u200B担当', 500, 160, 3],
    ['filled up before it is broken', '忠诚\u200B干净\u200B担当', 700, 160, 2],
    ['broken where it must', '甲\n乙', 1120, 160, 2],
    ['not to be broken', '忠诚干净', 500, 160, Infinity],
  ])('lines: %s', (_, text, width, size, lines) => {
    expect(linesWithin(text, width, size)).toBe(lines)
  })

  it.each([['挺在前面', 280], ['忠诚\u200B干净\u200B担当', 160], ['对于出现的顶风违纪行为\u200B要进行严肃处理和问责', 80], ['一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十', 40]])('the poster %o takes %i px', (text, size) => {
    expect(sizeWithin([280, 160, 112, 80, 56, 40], text, 1120, 330)).toBe(size)
  })
})

describe.each(['taut', 'beside', 'rows'] as const)('rows, %s', (kind) => {
  it.each([1, 2, 3, 4, 5])('of %i fit between title and line, and their words between the headlands', (count) => {
    for (const length of [3, 8, 13, 16]) {
      const { size, pitch, columns } = rowsOf(kind, Array.from({ length: count }, () => '字'.repeat(length)), USUAL)
      expect(BODY_SIZES).toContain(size)
      expect(pitch * Math.ceil(count / columns)).toBeLessThanOrEqual(388)
      expect(size * 1.25).toBeLessThanOrEqual(pitch)
      expect(length * size).toBeLessThanOrEqual(roomFor(kind, USUAL, pitch) / columns)
    }
  })
})

it.each([
  ['four short ones', ['抓项目', '抓招商', '抓环境', '抓作风'], 2],
  ['three short ones', ['抓项目', '抓招商', '抓环境'], 1],
  ['four with a long one', ['抓项目', '抓招商', '抓环境', '把思想和行动统一到中央决策部署上来'], 1],
])('rows: %s are set in columns by their length', (_, texts, columns) => {
  expect(rowsOf('taut', texts, USUAL).columns).toBe(columns)
})

describe('a chain of sentences', () => {
  const first: Sentence = { text: '通过政治建设强化党的建设', marked: [{ text: '党的建设', at: 8 }] }
  const second: Sentence = { text: '通过党的建设强化责任担当', marked: [{ text: '党的建设', at: 2 }] }

  it('has the shared word under itself, within its link', () => {
    const { offsets, shared, width } = chainOf([first, second], 20)
    expect(offsets).toEqual([0, 6])
    expect(shared).toHaveLength(1)
    expect(shared[0]!.at).toBeGreaterThan(8)
    expect(shared[0]!.at + shared[0]!.width).toBeLessThan(8 + 2 * PADDING + 4)
    expect(width).toBeCloseTo(18 + 2 * PADDING)
  })

  it('starts at the left whichever sentence reaches further that way', () => {
    expect(chainOf([second, first], 20).offsets).toEqual([6, 0])
  })

  it('is given up where it does not fit at the least size: without marks nothing is linked', () => {
    const { width } = chainOf([first, second], 0)
    expect(linkable([first, second], 40, 40 * width)).toEqual([first, second])
    const single = linkable([first, second], 40, 40 * width - 1)
    expect(single.map(({ text }) => text)).toEqual([first.text, second.text])
    expect(chainOf(single, 20)).toMatchObject({ offsets: [0, 8], shared: [] })
  })

  it('is staggered over the width where no word is shared', () => {
    const sentences = ['用显微镜查', '用足韧劲改', '用长效机制防'].map(text => ({ text, marked: [] }))
    const { offsets, shared } = chainOf(sentences, 14)
    expect(shared).toEqual([])
    expect(offsets).toEqual([0, 4.5, 8])
  })
})

describe('words in bold', () => {
  const item = h('li', [createTextVNode('用'), h('strong', '显微镜'), createTextVNode('查'), h('br'), createTextVNode('马上')])

  it('part a node', () => {
    const { lead, key, rest } = partsOf(item)
    expect([lead, key, rest].map(nodes => nodes.map(textOf).join(''))).toEqual(['用', '显微镜', '查\n马上'])
  })

  it('stand on a line of their own, nothing added, nothing lost but the breaks', () => {
    const { children } = stacked(item) as { children: ReturnType<typeof h>[] }
    expect(children.map(({ props }) => props!.class)).toEqual(['lead', 'key', 'rest'])
    expect(children.map(textOf).join('')).toBe('用显微镜查马上')
  })

  it('are none: the node stays as it is', () => {
    const plain = h('p', '没有重点')
    expect(stacked(plain)).toBe(plain)
  })
})

it.each([
  [1, ['top']],
  [2, ['right', 'left']],
  [3, ['top', 'right', 'left']],
  [5, ['top', 'right', 'right', 'left', 'left']],
  [6, ['right', 'right', 'right', 'left', 'left', 'left']],
])('%i words are seated around the wheel clockwise', (count, sides) => {
  const seats = seatsOf(count)
  expect(seats.map(({ side }) => side)).toEqual(sides)
  expect(seats.filter(({ side }) => side === 'left').map(({ row }) => row)).toEqual(seats.filter(({ side }) => side === 'right').map(({ row }) => row).reverse())
})
