import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { applyErrata, parseErrata } from '../engine/speech/errata.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { parseSpeech, sentencesOf, spokenLength } from '../engine/speech/parse.ts'

const project = join(import.meta.dirname, '..')
const written = readFileSync(join(project, 'speech/speech.txt'), 'utf8')
const errata = parseErrata(readFileSync(join(project, 'speech/errata.yml'), 'utf8'))
const speech = readSpeech({ deck: project, blanks: 'all' })

/** What `act` throws, which has to be an error that the user can mend. */
function complaintOf(act: () => unknown): string {
  let complaint: unknown
  try {
    act()
  }
  catch (error) {
    complaint = error
  }
  expect(complaint).toBeInstanceOf(UserError)
  return (complaint as UserError).message
}

it('keeps the typescript byte for byte', () => {
  const bytes = readFileSync(join(project, 'speech/speech.txt'))
  expect(createHash('sha256').update(bytes).digest('hex'))
    .toBe('14bad15c923a9c0129b87ed734d2e2ef5988bf5d467883ecd723cc0e31679b20')
})

describe('the speech as spoken', () => {
  it('begins with title, salutation and opening', () => {
    expect(speech.title).toBe('在全市机构编制系统党风廉政建设\n工作会议上的讲话')
    expect(speech.salutation).toBe('同志们：')
    expect(speech.opening.map(sentence => sentence.slice(0, 5))).toEqual(['刚才，X主', '能够感到，', '2020年', '下面，我从'])
  })

  it.each`
    no   | ordinal | heading           | image   | metaphor                    | lead | points                                                                         | sentences
    ${0} | ${'一'} | ${'提高政治站位'} | ${'舵'} | ${'把好政治统领这个“舵”'} | ${4} | ${['要自觉把政治建设摆在首位', '要自觉强化纪律规矩意识', '要自觉严肃党内生活']} | ${[4, 6, 4]}
    ${1} | ${'二'} | ${'强化履职担当'} | ${'田'} | ${'种好主体责任这块“田”'} | ${3} | ${['要压实全面从严治党政治责任', '要规范权力运行制度建设', '要筑牢党员干部思想防线']} | ${[3, 3, 5]}
    ${2} | ${'三'} | ${'加强作风建设'} | ${'线'} | ${'守好廉洁自律这条“线”'} | ${3} | ${['要树立正确的权力观', '要算清违纪成本这笔“账”', '严防“四风”反弹']} | ${[5, 12, 7]}
  `('has section $ordinal: $heading', ({ no, ordinal, heading, image, metaphor, lead, points, sentences }) => {
    const section = speech.sections[no]!
    expect(section).toMatchObject({ ordinal, heading, image, metaphor, line: `${ordinal}要${heading}，${metaphor}` })
    expect(section.lead).toHaveLength(lead)
    expect(section.points.map(point => point.ordinal)).toEqual(['第一', '第二', '第三'])
    expect(section.points.map(point => point.heading)).toEqual(points)
    expect(section.points.map(point => point.sentences.length)).toEqual(sentences)
    expect(section.points.map(point => point.sentences[0])).toEqual(section.points.map(point => `${point.ordinal}，${point.heading}。`))
  })

  it('ends with the closing, and is all of the typescript but the title', () => {
    expect(speech.sections).toHaveLength(3)
    expect(speech.closing.map(sentence => sentence.slice(0, 6))).toEqual(['全面从严治党', '面对新形势新'])
    const { salutation, opening, sections, closing, spoken } = speech
    const parts = sections.map(({ line, lead, points }) => [line, ...lead, ...points.flatMap(point => point.sentences)])
    expect([salutation, ...opening, ...parts.flat(), ...closing].join('')).toBe(spoken.replaceAll('\n', ''))
    expect(`${speech.title}\n\n${spoken}`).toBe(applyErrata(written, errata).trim())
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
  [speech.spoken, 2997],
])('of %s counts the spoken characters', (text, length) => {
  expect(spokenLength(text)).toBe(length)
})

describe('a text that is no such speech', () => {
  const TEXT = '题\n\n诸位：\n起。\n一要甲，做好乙这个“丙”\n引。\n第一，要丁。戊。\n终。\n'

  it.each([
    ['no blank line after the title', '题\n\n', '题目在此\n', '“题目在此'],
    ['no section heading', '一要甲，', '甲，', '有 0 个“一要……”式的标题'],
    ['a heading whose image is not one character', '“丙”', '“丙丙”', '有 0 个“一要……”式的标题'],
    ['no opening', '起。\n', '', '有 1 个“一要……”式的标题'],
    ['no closing', '引。\n第一，要丁。戊。\n终。\n', '', '有 1 个“一要……”式的标题'],
    ['a stray paragraph', '终。', '闲话一段。\n终。', '“闲话一段。……”处应是以“第一，”等起头'],
    ['a stray paragraph before the points', '第一，', '闲话一段。\n第一，', '“闲话一段。……”处应是以“第一，”等起头'],
    ['a section without points', '第一，要丁。戊。\n', '', '“一要甲，做好乙这个“丙”……”处应是以“第一，”等起头'],
  ])('is quoted: %s', (_, sound, spoilt, quoted) => {
    expect(parseSpeech(TEXT).sections).toHaveLength(1)
    expect(complaintOf(() => parseSpeech(TEXT.replace(sound, spoilt)))).toContain(quoted)
  })
})

describe('the errata', () => {
  it.each(errata)('$status: $written', (erratum) => {
    const { written: words, spoken, status } = erratum
    const applied = applyErrata(written, [erratum])
    const corrected = written.split(words).join(spoken)
    expect(spoken).not.toBe(words)
    expect(applied).toBe(status === 'corrected' ? corrected : written)
    expect(speech.spoken.includes(words)).toBe(status === 'queried')
  })

  it('are of both kinds', () => {
    expect(errata.filter(({ status }) => status === 'corrected')).toHaveLength(8)
    expect(errata.filter(({ status }) => status === 'queried')).toHaveLength(16)
  })

  it.each([
    ['丁', 'corrected', '“丁”在 speech.txt 中出现 0 次'],
    ['丁', 'queried', '“丁”在 speech.txt 中出现 0 次'],
    ['甲', 'corrected', '“甲”在 speech.txt 中出现 2 次'],
    ['甲', 'queried', '“甲”在 speech.txt 中出现 2 次'],
  ] as const)('must quote words that are there once: %s, %s', (words, status, quoted) => {
    expect(complaintOf(() => applyErrata('甲乙甲丙', [{ written: words, spoken: '戊', reason: '误', status }]))).toContain(quoted)
  })

  const ENTRY = '- written: 甲\n  spoken: 乙\n  reason: 误\n  status: corrected\n'

  it.each([
    ['no written', '- written: 甲\n ', '-', '第 1 条（无 written）缺“written”'],
    ['no spoken', '  spoken: 乙\n', '', '第 1 条（甲）缺“spoken”'],
    ['no reason', '  reason: 误\n', '', '第 1 条（甲）缺“reason”'],
    ['no status', '  status: corrected\n', '', '第 1 条（甲）缺“status”'],
    ['unknown status', 'corrected', 'rejected', '第 1 条的 status“rejected”'],
    ['an entry with nothing in it', ENTRY, '-\n', '第 1 条（无 written）'],
    ['no list', ENTRY, 'written: 甲\n', '应是一列勘误'],
    ['nothing at all', ENTRY, '', '应是一列勘误'],
  ])('must be whole: %s', (_, sound, spoilt, quoted) => {
    expect(parseErrata(ENTRY)).toEqual([{ written: '甲', spoken: '乙', reason: '误', status: 'corrected' }])
    expect(complaintOf(() => parseErrata(ENTRY.replace(sound, spoilt)))).toContain(quoted)
  })
})
