import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { UserError } from '../engine/command/run.ts'
import { filler, parseBlanks } from '../engine/speech/blanks.ts'
import { INK } from '../engine/speech/gap.ts'
import { readBlanks, readSpeech } from '../engine/speech/index.ts'
import { deckFolder } from './support/decks.ts'

const SPOKEN = '刚才，X主任说：XX市的XX，在XX的陪同下。\nXX又花了XX万元。'
const blank = (name: string, places: string[], filled = '', isPublic = false) => ({ name, places, filled, public: isPublic })
const BLANKS = [
  blank('主任', ['刚才，X主任'], '某'),
  blank('市', ['XX市'], '甲'),
  blank('干部', ['的XX，', 'XX又花'], '乙乙'),
  blank('老板', ['在XX的']),
  blank('费用', ['XX万元'], '12.5'),
]

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['原科长XX、Ｘ某', ['XX', 'Ｘ']],
  ['邻近的××市花了＊＊万元', ['××', '＊＊']],
  ['3×4米的展板，陈某某', []],
])('an ink bar stands for the signs in “%s”, and not for what is read aloud', (text, bars) => {
  expect(text.match(INK) ?? []).toEqual(bars)
})

describe('filling', () => {
  it.each([
    ['the speech', SPOKEN, '刚才，某主任说：甲市的乙乙，在XX的陪同下。\n乙乙又花了12.5万元。'],
    ['a note with clicks', '<!--\n刚才，X主任说：[click] XX市的[click] XX，\n-->', '<!--\n刚才，某主任说：[click] 甲市的[click] 乙乙，\n-->'],
    ['a note on one line', '<!-- XX市的XX， -->', '<!-- 甲市的乙乙， -->'],
    ['a list item', '- **XX市**的XX', '- **甲市**的乙乙'],
    ['two excerpts in an item', '- XX市<br>花了XX万元', '- 甲市<br>花了12.5万元'],
    ['front matter with breaks', 'office: "XX市的<wbr>XX"', 'office: "甲市的<wbr>乙乙"'],
    ['a list in front matter', '  - 又花了XX万元', '  - 又花了12.5万元'],
    ['no excerpt', '- XX县', '- XX县'],
    ['an excerpt that may be either', '- XX', '- XX'],
    ['words without blanks', '- 陪同', '- 陪同'],
  ])('%s', (_, text, filled) => expect(filler(SPOKEN, BLANKS)(text)).toBe(filled))
})

it.each(['', '# 没有空\n', '[]'])('a list of blanks may be empty: %j', (yaml) => {
  expect(parseBlanks(yaml)).toEqual([])
})

describe('a list of blanks that is refused', () => {
  it.each([
    ['not: a list', '这一条没有以“- ”起头'],
    ['- name: [', '写错了'],
    ['- places: [XX市]', '第 1 条（无 name）要有 name 和 places'],
    ['- { name: 市, places: [] }', '第 1 条（市）要有 name 和 places'],
    ['- { name: 市, places: [XX市], filled: <b> }', '第 1 条（市）的 filled 里有不能用的字：“<b>”'],
    ['- { name: 市, places: [XX市], filled: X }', '的 filled 里有不能用的字：“X”'],
    ['- { name: 市, places: [XX市], public: maybe }', '的 public 写错了：“maybe”，只能是 true'],
  ])('%s', (yaml, message) => {
    expect(() => parseBlanks(yaml)).toThrow(UserError)
    expect(() => parseBlanks(yaml)).toThrow(message)
  })

  it.each([
    ['a place that is not in the speech', [...BLANKS, blank('县', ['XX县'])], '讲话稿里没有这一处（出现 0 次）：“XX县”'],
    ['a place that is there twice', [blank('干部', ['XX'])], '这一处在讲话稿中出现 5 次，应恰为一次：“XX”'],
    ['a place with two gaps', [blank('市', ['XX市的XX'])], '这一处里有 2 处 X，应恰为一：“XX市的XX”'],
    ['one gap of two blanks', [...BLANKS, blank('城', ['：XX市'])], '同时是“市”和“城”：“：XX市”'],
    ['a gap of none', BLANKS.slice(1), '讲话稿里的这一处没有列入：“刚才，X主任说：”'],
  ])('%s', (_, blanks, message) => {
    expect(() => filler(SPOKEN, blanks)).toThrow(UserError)
    expect(() => filler(SPOKEN, blanks)).toThrow(message)
  })
})

describe('a deck with filled blanks', () => {
  const folder = deckFolder('cases')

  it('passes the check, and shows the same words wherever they are spoken', async () => {
    const { deck, findings } = await checkDeck({ deck: folder, blanks: 'all' })
    expect(findings).toEqual([])
    expect(deck!.slides[2]!.phrases.map(({ text }) => text)).toContain('市交通建设投资集团有限公司原党委委员、副总经理某甲')
    expect(deck!.slides[2]!.note.text).toContain('副总经理某甲，把工程发包当成摇钱树，收受承包商好处费XX万元')
    expect(deck!.slides[3]!.phrases.map(({ text }) => text)).toContain('截留粮款37.5万元')
    expect(readSpeech({ deck: folder, blanks: 'all' }).spoken).toContain('截留粮款37.5万元')
  })

  it('keeps from a public site what is not marked public', async () => {
    const { deck, findings } = await checkDeck({ deck: folder, blanks: 'public' })
    expect(findings).toEqual([])
    expect(JSON.stringify(deck)).not.toContain('某甲')
    expect(readSpeech({ deck: folder, blanks: 'public' }).spoken).toContain('截留粮款37.5万元')
    expect(readBlanks({ deck: folder, blanks: 'public' }).filter(({ filled }) => filled).map(({ name }) => name)).toEqual(['粮款'])
  })
})
