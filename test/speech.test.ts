import type { Section } from '../engine/speech/parse.ts'
import { describe, expect, it } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { addresses, isSalutation } from '../engine/speech/address.ts'
import { applyErrata, parseErrata } from '../engine/speech/errata.ts'
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

describe('the errata', () => {
  it('are applied where they are corrected, and only looked for where they are queried', () => {
    const errata = [
      { written: '这些这些', spoken: '这些', reason: '叠字', status: 'corrected' as const },
      { written: '重审', spoken: '重申', reason: '误', status: 'queried' as const },
    ]
    expect(applyErrata('这些这些要重审。', errata)).toBe('这些要重审。')
  })

  it.each([
    ['丁', 'corrected', 'speech.txt 里没有这几个字（出现 0 次）：“丁”，这句话已经删改，请删去这一条'],
    ['丁', 'queried', 'speech.txt 里没有这几个字（出现 0 次）：“丁”，这句话已经删改，请删去这一条'],
    ['甲', 'corrected', '这几个字在 speech.txt 中出现 2 次，应恰为一次：“甲”'],
    ['甲', 'queried', '这几个字在 speech.txt 中出现 2 次，应恰为一次：“甲”'],
  ] as const)('must quote words that are there once: %s, %s', (words, status, quoted) => {
    expect(complaintOf(() => applyErrata('甲乙甲丙', [{ written: words, spoken: '戊', reason: '误', status }]), UserError)).toContain(quoted)
  })

  it('must not overlap', () => {
    const errata = ['甲乙', '乙丙'].map(written => ({ written, spoken: '丁', reason: '误', status: 'corrected' as const }))
    expect(complaintOf(() => applyErrata('甲乙丙', errata), UserError)).toContain('与另一条重叠：“乙丙”')
  })

  const ENTRY = '- written: 甲\n  spoken: 乙\n  reason: 误\n  status: corrected\n'

  it.each([
    ['no written', '- written: 甲\n ', '-', '第 1 条（无 written）缺“written”'],
    ['no spoken', '  spoken: 乙\n', '', '第 1 条（甲）缺“spoken”'],
    ['no reason', '  reason: 误\n', '', '第 1 条（甲）缺“reason”'],
    ['no status', '  status: corrected\n', '', '第 1 条（甲）缺“status”'],
    ['unknown status', 'corrected', 'rejected', 'speech/errata.yml:4: 第 1 条（甲）的 status 写错了：“rejected”'],
    ['an entry with nothing in it', ENTRY, '-\n', '第 1 条（无 written）'],
    ['no list', ENTRY, 'written: 甲\n', '这一条没有以“- ”起头：“written: 甲”'],
    ['no YAML', ENTRY, '- [', '写错了'],
  ])('must be whole: %s', (_, sound, spoilt, quoted) => {
    expect(parseErrata(ENTRY)).toEqual([{ written: '甲', spoken: '乙', reason: '误', status: 'corrected', line: 1 }])
    expect(complaintOf(() => parseErrata(ENTRY.replace(sound, spoilt)), UserError)).toContain(quoted)
  })

  it.each(['', '# 没有勘误\n', '[]\n'])('may be none: %j', (yaml) => {
    expect(parseErrata(yaml)).toEqual([])
  })
})

describe('an address', () => {
  it.each([
    ['同志们：', true, true],
    ['各位领导、同志们、朋友们：', true, true],
    ['尊敬的各位来宾，', true, true],
    ['各位代表！', true, true],
    ['亲爱的老师、同学们！', true, true],
    ['同志们，新的一年开始了。', false, true],
    ['各位委员，让我们一起努力！', false, true],
    ['谢谢大家！', false, false],
    ['大家好！', false, false],
    ['我们，要努力。', false, false],
    ['今天来了许多老朋友，我很高兴。', false, false],
    ['下面讲三点意见：', false, false],
    ['同志们辛苦了。', false, false],
  ])('%s: as a salutation %s, at the head of a paragraph %s', (paragraph, salutation, within) => {
    expect([isSalutation(paragraph), addresses(paragraph)]).toEqual([salutation, within])
  })
})
