import type { SlideInfo } from '@slidev/types'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { breakingFindings } from '../engine/check/index.ts'
import { holder } from '../engine/serve/held.ts'
import { spoiltDeck } from './support/spoilt.ts'

/** A slide, with its words spoken after a bar. */
function slide(text: string): SlideInfo {
  const [content = '', note = ''] = text.split('|')
  return { content, note, frontmatter: { layout: content.at(-1) }, title: content, level: 1 } as unknown as SlideInfo
}
const deck = (texts: string): SlideInfo[] => texts.split(' ').map(slide)
const BEFORE = 'A\n1|a B\n2|b C\n3|c'

describe('slides of an edited deck that cannot be shown stay as they were', () => {
  it.each<[string, [texts: string, faulty: number[]][], string]>([
    ['a sound one is shown', [['A\n1|a B\n9|b C\n3|c', []]], 'A\n1|a B\n9|b C\n3|c'],
    ['a faulty one is held, its words are new', [['A\n1|a B\n{|new C\n3|c', [2]]], 'A\n1|a B\n2|new C\n3|c'],
    ['faulty in one way after the other', [['A\n1|a B\n{|b C\n3|c', [2]], ['A\n1|a B\n{{|b C\n3|c', [2]]], 'A\n1|a B\n2|b C\n3|c'],
    ['mended', [['A\n1|a B\n{|b C\n3|c', [2]], ['A\n1|a B\n8|b C\n3|c', []]], 'A\n1|a B\n8|b C\n3|c'],
    ['faulty, and a slide comes in before it', [['A\n1|a B\n{|b C\n3|c', [2]], ['A\n1|a N\n7|n B\n{|b C\n3|c', [3]]], 'A\n1|a N\n7|n B\n2|b C\n3|c'],
    ['faulty, and the slide before it goes', [['A\n1|a B\n{|b C\n3|c', [2]], ['B\n{|b C\n3|c', [1]]], 'B\n2|b C\n3|c'],
    ['a faulty one comes in and was never there: empty', [['A\n1|a N\n{|n B\n2|b C\n3|c', [2]]], 'A\n1|a |n B\n2|b C\n3|c'],
  ])('%s', (_, edits, expected) => {
    const hold = holder(deck(BEFORE))
    const shown = edits.map(([texts, faulty]) => hold(deck(texts), new Set(faulty))).at(-1)!
    expect(shown.map(({ content, note }) => `${content}|${note}`)).toEqual(expected.split(' '))
    expect(shown.map(({ frontmatter }) => frontmatter.layout)).toEqual(shown.map(({ content }) => content.at(-1)))
    expect(shown.map(({ title }) => title)).toEqual(shown.map(({ content }) => content))
  })
})

describe('what keeps a slide from being shown', () => {
  it.each([
    ['a name in braces', '{{ x.y }}', '“{{”会当成程序'],
    ['a tag that nobody knows', '<Nope/>', '用了没有的组件'],
    ['a tag that is not closed', '<b>', '标签没有收尾'],
    ['a bound name', '<b :title="x">a</b>', '标签里用了没有的名字'],
  ])('%s', async (_, written, what) => {
    const root = spoiltDeck('two', 'slides.md', '- 隐患排查', `- ${written}隐患排查`)
    const found = breakingFindings((await readDeck({ deck: root, blanks: 'all' })).deck!, root)
    expect([...found.values()].flat().map(finding => finding.what)).toEqual([expect.stringContaining(what)])
  })
})
