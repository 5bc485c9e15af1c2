import type { Section } from '../engine/speech/parse.ts'
import { describe, expect, it } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { parseSpeech } from '../engine/speech/parse.ts'
import { blocksOf, sentencesOfBlock } from '../engine/speech/passages.ts'
import { markersOf, placesOf } from '../engine/speech/places.ts'
import { sentencesOf, spokenLength } from '../engine/speech/sentences.ts'
import { complaintOf } from './support/complaint.ts'

/** Paragraphs as they are written, for a speech whose title is 题. */
const speechOf = (...paragraphs: string[]): ReturnType<typeof parseSpeech> => parseSpeech(`题\n\n${paragraphs.join('\n')}\n`)
const join = (paragraphs: string[][]): string[] => paragraphs.map(sentences => sentences.join(''))

/** A tree of sections in short: heading, lead in brackets, children. */
function draw(sections: Section[], indent = ''): string[] {
  return sections.flatMap(({ heading, lead, children }) => [`${indent}${heading.ordinal}|${heading.text}[${join(lead).join('/')}]`, ...draw(children, `${indent}  `)])
}

describe('a speech', () => {
  it('is a tree of any depth between an opening and a closing', () => {
    const speech = speechOf('同志们：', '起一。起二。', '起三。', '一、甲事', '引一。', '引二。', '（一）乙事', '话。', '（二）丙事。续。', '话。', '二、丁事', '第一，戊。己。', '第二，庚。辛。', '终一。终二。')
    expect(speech.title).toBe('题')
    expect(speech.salutation).toEqual(['同志们：'])
    expect(speech.opening).toEqual([['起一。', '起二。'], ['起三。']])
    expect(draw(speech.sections)).toEqual([
      '一|甲事[引一。/引二。]',
      '  （一）|乙事[话。]',
      '  （二）|丙事[续。/话。]',
      '二|丁事[]',
      '  第一|戊[己。]',
      '  第二|庚[辛。]',
    ])
    expect(speech.closing).toEqual([['终一。', '终二。']])
    expect(speech.remarks).toEqual([])
  })

  it('knows of each heading where it is spoken', () => {
    const { headings, spoken } = speechOf('同志们：', '起。', '一、甲事', '第一，戊。己。', '第二，庚。辛。', '二、丁事', '话。', '终。')
    expect(headings.map(({ paragraph, line, level, ownLine }) => [spoken.split('\n')[paragraph]!.startsWith(line), level, ownLine]))
      .toEqual([[true, 1, true], [true, 2, false], [true, 2, false], [true, 1, true]])
  })

  it.each<[string, string[], { salutation?: string[], opening: string[], sections: string[], closing: string[] }]>([
    ['without headings', ['同志们：', '甲。', '乙。', '丙。'], { salutation: ['同志们：'], opening: ['甲。', '乙。'], sections: [], closing: ['丙。'] }],
    ['of one paragraph', ['甲。'], { opening: ['甲。'], sections: [], closing: [] }],
    ['without a salutation', ['下面讲两点意见：', '一、甲事', '话。', '二、乙事', '话。', '终。'], { opening: ['下面讲两点意见：'], sections: ['一|甲事[话。]', '二|乙事[话。]'], closing: ['终。'] }],
    ['with a salutation on two lines', ['尊敬的各位领导，', '亲爱的同学们：', '大家好！', '甲。', '终。'], { salutation: ['尊敬的各位领导，', '亲爱的同学们：'], opening: ['大家好！', '甲。'], sections: [], closing: ['终。'] }],
    ['without an opening', ['同志们：', '一是甲。', '二是乙。', '终。'], { salutation: ['同志们：'], opening: [], sections: ['一|甲[]', '二|乙[]'], closing: ['终。'] }],
    ['without a closing', ['起。', '一、甲事', '话。', '二、乙事', '话。'], { opening: ['起。'], sections: ['一|甲事[话。]', '二|乙事[话。]'], closing: [] }],
    ['whose last section has several paragraphs: the last is the closing', ['起。', '一、甲事', '话。', '二、乙事', '话。', '话。', '终。'], { opening: ['起。'], sections: ['一|甲事[话。]', '二|乙事[话。/话。]'], closing: ['终。'] }],
    ['with words of thanks at the end', ['起。', '一、甲事', '话。', '二、乙事', '话。', '话。', '终。', '谢谢大家！'], { opening: ['起。'], sections: ['一|甲事[话。]', '二|乙事[话。/话。]'], closing: ['终。', '谢谢大家！'] }],
    ['whose closing addresses the hall', ['起。', '一、甲事', '话。', '二、乙事', '话。', '同志们，终一。', '终二。', '终三。'], { opening: ['起。'], sections: ['一|甲事[话。]', '二|乙事[话。]'], closing: ['同志们，终一。', '终二。', '终三。'] }],
    ['that addresses the hall within a section', ['起。', '一、甲事', '话。', '二、乙事', '同志们，话。', '终。'], { opening: ['起。'], sections: ['一|甲事[话。]', '二|乙事[同志们，话。]'], closing: ['终。'] }],
  ])('%s', (_, paragraphs, { salutation = [], opening, sections, closing }) => {
    const speech = speechOf(...paragraphs)
    expect(speech.salutation).toEqual(salutation)
    expect(join(speech.opening)).toEqual(opening)
    expect(draw(speech.sections)).toEqual(sections)
    expect(join(speech.closing)).toEqual(closing)
    expect(speech.closesAt).toBe(paragraphs.length - closing.length)
  })

  it('has a title of several lines, ended by a blank one, and may begin with blank lines and a byte order mark', () => {
    const { title, spoken } = parseSpeech('\uFEFF\n  在会议上\n的讲话 \n　\n同志们：\n\n　　起。\n终。')
    expect(title).toBe('在会议上\n的讲话')
    expect(spoken).toBe('同志们：\n起。\n终。')
  })

  it('says in which line a number is odd', () => {
    expect(parseSpeech('\n题\n\n起。\n\n一、甲事\n话。\n\n三、丙事\n话。\n').remarks).toEqual([{ line: 9, what: '编号跳了', words: '三、丙事', advice: '前面一个是“一、”，请核对' }])
  })

  it.each([
    ['no words at all', '\n\n', '“”一行之后没有空行'],
    ['no blank line after the title', '题目在此\n同志们：\n起。', '“题目在此”一行之后没有空行'],
    ['nothing after it', '题目在此\n\n', '“题目在此”一行之后没有空行'],
  ])('is refused where there is %s', (_, text, message) => {
    expect(complaintOf(() => parseSpeech(text), UserError)).toContain(message)
  })
})

describe('the places that slides name', () => {
  const speech = speechOf('起。', '一、甲事', '（一）乙事', '1.丙事', '话。', '2.丁事', '话。', '（二）戊事', '话。', '二、己事', '话。', '终。')

  it('are those of the two upper levels', () => {
    expect(placesOf(speech).map(({ section, point }) => [section, point])).toEqual([['一', undefined], ['一', '（一）'], ['一', '（二）'], ['二', undefined]])
  })

  it('are counted as the speech counts them, those only that slides name', () => {
    expect(markersOf(speech, [{}, { section: '一' }, { section: '一', point: '（二）' }, { section: '三' }])).toEqual({ '一/': '一、', '一/（二）': '（二）' })
    expect(markersOf(speechOf('第一，甲。话。', '第二，乙。话。'), [{ point: '第二' }, { section: '第一' }])).toEqual({ '/第二': '第二，', '第一/': '第一，' })
    expect(markersOf(speechOf('回顾', '话。', '展望', '话。'), [{ section: '回顾' }])).toEqual({ '回顾/': '' })
  })
})

describe('the blocks of a speech', () => {
  const speech = speechOf('同志们：', '起。', '一、甲 事', '第一，乙。丙。', '第二，丁。戊。', '二、己事', '话。', '终。')
  const notes = ['同志们：起', '。一、甲事', '第一，乙。', '', '丙。第二，丁。戊。二、己事话。终。']

  it('say what each paragraph is', () => {
    expect(blocksOf(speech, notes).map(({ kind, level }) => [kind, level])).toEqual([
      ['salutation', undefined],
      ['paragraph', undefined],
      ['heading', 1],
      ['run-in', 2],
      ['run-in', 2],
      ['heading', 1],
      ['paragraph', undefined],
      ['paragraph', undefined],
    ])
  })

  it('are parted where the slides change, and say when each comes up', () => {
    const passages = blocksOf(speech, notes, [0, 10, 20, 30, 40]).map(block => block.passages)
    expect(passages.slice(0, 4)).toEqual([
      [{ slide: 1, text: '同志们：', at: 0 }],
      [{ slide: 1, text: '起' }, { slide: 2, text: '。', at: 10 }],
      [{ slide: 2, text: '一、甲事' }],
      [{ slide: 3, text: '第一，乙。', at: 20 }, { slide: 5, text: '丙。', at: 40 }],
    ])
    expect(passages.flat().map(({ text }) => text).join('')).toBe(notes.join(''))
  })

  it('give what is beyond the notes to the last slide', () => {
    expect(blocksOf(speech, ['同志们：', '起。']).at(-1)!.passages).toEqual([{ slide: 2, text: '终。' }])
  })

  it('are parted further where sentences end', () => {
    const block = { kind: 'paragraph' as const, passages: [{ slide: 1, text: '甲。乙', at: 3 }, { slide: 2, text: '丙。', at: 5 }] }
    expect(sentencesOfBlock(block)).toEqual([[{ slide: 1, text: '甲。', at: 3 }], [{ slide: 1, text: '乙' }, { slide: 2, text: '丙。', at: 5 }]])
  })
})

it.each([
  ['甲。乙！丙？', ['甲。', '乙！', '丙？']],
  ['甲；乙，丙：丁、戊。', ['甲；乙，丙：丁、戊。']],
  ['他说：“甲。”我说：“乙？”', ['他说：“甲。”', '我说：“乙？”']],
  ['“他说‘甲。’”乙。', ['“他说‘甲。’”', '乙。']],
  ['（甲。）《乙？》丙“丁”。', ['（甲。）', '《乙？》', '丙“丁”。']],
  ['甲。乙“丙”', ['甲。', '乙“丙”']],
  ['', []],
])('sentences of %s', (paragraph, sentences) => {
  expect(sentencesOf(paragraph)).toEqual(sentences)
})

it.each([
  ['', 0],
  ['同志们：', 3],
  ['2020年，XX部长', 9],
  ['“四风”、\n　·——', 2],
  ['\u{20BB7}', 1],
])('of “%s” the spoken characters are counted: %i', (text, length) => {
  expect(spokenLength(text)).toBe(length)
})
