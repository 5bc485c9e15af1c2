import { describe, expect, it } from 'vitest'
import { DECK_LABELS } from '../engine/labels.ts'
import { isCaseLabel, settingsOf } from '../engine/settings.ts'

const USUAL = { rate: 180, labels: { ...DECK_LABELS }, cases: ['案例'] }

describe('the settings of a deck', () => {
  it.each<[string, Record<string, unknown>, Partial<typeof USUAL>]>([
    ['are the usual ones where it sets none', {}, {}],
    ['are not upset by what Slidev knows', { theme: 'default', title: '题', fonts: {} }, {}],
    ['have its rate', { rate: 150 }, { rate: 150 }],
    ['have its words for some labels', { labels: { 某: '甲', 讲义: '材料' } }, { labels: { ...DECK_LABELS, redacted: '甲', handout: '材料' } as never }],
    ['have its kinds of case', { cases: ['案例', '典型'] }, { cases: ['案例', '典型'] }],
    ['have its site', { site: 'https://a.example/讲' }, { site: 'https://a.example/%E8%AE%B2' } as never],
    ['have its one kind of case', { cases: '典型' }, { cases: ['典型'] }],
  ])('%s', (_, headmatter, set) => {
    expect(settingsOf(headmatter)).toEqual({ settings: { ...USUAL, ...set }, faults: [] })
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a rate in words', { rate: '180字' }, ['rate']],
    ['too slow', { rate: 59 }, ['rate']],
    ['too fast', { rate: 401 }, ['rate']],
    ['labels in a list', { labels: ['经过'] }, ['labels']],
    ['empty labels', { labels: null }, ['labels']],
    ['an unknown label', { labels: { 经过: '讲义' } }, ['labels', '经过']],
    ['a label that is a number', { labels: { 讲义: 1 } }, ['labels', '讲义']],
    ['a label of blanks', { labels: { 讲义: ' ' } }, ['labels', '讲义']],
    ['a label too long', { labels: { 讲义: '一二三四五六七八九' } }, ['labels', '讲义']],
    ['a site that is no address', { site: 'a.example' }, ['site']],
    ['a site that no telephone opens', { site: 'file:///C:/deck' }, ['site']],
    ['a site too long for a code', { site: `https://a.example/${'a'.repeat(120)}` }, ['site']],
    ['cases that are no words', { cases: [1] }, ['cases']],
  ])('are the usual ones, and it is told, where it has %s', (_, headmatter, path) => {
    const { settings, faults } = settingsOf(headmatter)
    expect(settings).toEqual(USUAL)
    expect(faults.map(fault => fault.path)).toEqual([path])
    expect(faults[0]!.advice).toMatch(/请写|应是|可换的有|案例的名称|网站的地址/)
  })
})

it.each([
  ['案例', true],
  ['案例一', true],
  ['案例二十三', true],
  ['案例4', true],
  ['典型三', true],
  ['案例之一', false],
  ['案例一二', false],
  ['事例一', false],
])('“%s” is the label of a case: %s', (text, label) => {
  expect(isCaseLabel(text, { ...USUAL, cases: ['案例', '典型'] })).toBe(label)
})
