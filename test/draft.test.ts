import { Buffer } from 'node:buffer'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { draft } from '../engine/draft/index.ts'
import { requireNew, saveDeck } from '../engine/draft/save.ts'
import { HOUSE } from '../engine/house.ts'
import { compareItems, itemsOfDeck } from './support/compare.ts'
import { docxOf } from './support/docx.ts'
import { encode, encodeUtf16 } from './support/encode.ts'
import { answersFor, bytesOf, SPEECHES } from './support/speeches.ts'

const folder = mkdtempSync(join(tmpdir(), 'draft-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function nothing(): Promise<void> {}

async function fail(): Promise<void> {
  throw new Error('no')
}

const SPEECH = readFileSync(join(HOUSE, 'speech/speech.txt'))

/** Drafts a speech into a folder of its own. */
async function draftTo(name: string, bytes: Uint8Array, answers: object = {}): Promise<string> {
  const deck = join(folder, name)
  await saveDeck(deck, (await draft({ bytes, name: `${name}.txt`, ...answers })).files, nothing)
  return deck
}

describe.each([...SPEECHES, 'speech'])('the draft of %s', (name) => {
  const bytes = name === 'speech' ? SPEECH : bytesOf(name)

  it('passes the check untouched, and all that is said is in its notes, character for character', async () => {
    const deck = await draftTo(name, bytes, answersFor(name))
    const { deck: read, findings } = await checkDeck({ deck, blanks: 'all' })
    expect(findings).toEqual([])
    const [, ...body] = readFileSync(join(deck, 'speech/speech.txt'), 'utf8').split('\n\n')
    expect(read!.slides.map(({ note }) => note.text).join('')).toBe(body.join('').replace(/\s/g, ''))
  })

  it('is the same every time', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => draft({ bytes, name, ...answersFor(name) })))
    expect(one).toEqual(other)
  })

  it('has titles and items of a fitting length, none with a mark of its own at its end', async () => {
    const { sketches, files } = await draft({ bytes, name, ...answersFor(name) })
    const written = Object.entries(files).filter(([path]) => /\.md$/.test(path) && !path.includes('report')).map(([, text]) => text).join('\n')
    const titles = [...written.matchAll(/^#{2,3} (.*)$/gm)].map(([, title]) => title!.replace(/<[^>]+>|\*\*/g, ''))
    expect(titles.filter(title => title.length > 24 || /[，。；：]$/.test(title))).toEqual([])
    expect(sketches.length).toBeGreaterThan(2)
  })
})

it('this speech, drafted from its text alone, has much of what was chosen by hand', async () => {
  const deck = await draftTo('compared', SPEECH)
  const [hand, drafted] = [await itemsOfDeck(HOUSE), await itemsOfDeck(deck)]
  const { exact, near } = compareItems(hand, drafted)
  console.warn(`items: ${hand.length} by hand, ${drafted.length} drafted; exact ${(exact * 100).toFixed(1)} %, near ${(near * 100).toFixed(1)} %`)
  expect(drafted.length).toBeLessThanOrEqual(100)
  expect(exact).toBeGreaterThanOrEqual(0.35)
  expect(near).toBeGreaterThanOrEqual(0.6)
})

it('this speech has its sections, points, cases, quotation, ledger and prohibitions', async () => {
  const { sketches } = await draft({ bytes: SPEECH, name: 'speech.txt' })
  const count = (layout: string): number => sketches.filter(sketch => sketch.layout === layout).length
  expect(['section', 'case', 'quote', 'ledger', 'never', 'flow'].map(count)).toEqual([3, 2, 1, 1, 1, 1])
  expect(new Set(sketches.filter(({ point }) => point).map(({ section, point }) => `${section}${point}`)).size).toBe(9)
})

it.each<[string, string[]]>([
  ['safety', ['gap', 'quote', 'columns', 'never']],
  ['annual', ['figures', 'gap']],
  ['graduation', ['quote']],
  ['lesson', ['quote', 'columns']],
  ['report', ['figures', 'columns']],
  ['duty', ['never', 'point']],
  ['commend', ['quote']],
  ['warning', ['case', 'ledger', 'columns']],
  ['village', ['flow']],
  ['forum', ['gap', 'quote']],
  ['ground', ['figures', 'columns']],
])('the draft of %s has slides of the types %j', async (name, layouts) => {
  const { sketches } = await draft({ bytes: bytesOf(name), name })
  expect(layouts.filter(layout => !sketches.some(sketch => sketch.layout === layout))).toEqual([])
})

it.each<[string, string]>([
  ['a wrong opinion is no quotation', '有的同志说：“安全是安监局的事，与我们没有关系。”这种想法是错误的，必须坚决纠正过来。'],
  ['a slogan is no quotation', '我们要坚持“安全第一、预防为主、综合治理”的方针，把各项工作抓紧抓好。'],
  ['resolution is no prohibition', '我们要拿出硬作风，不达目的不罢休，不见成效不收兵，不获全胜不撤退。'],
  ['a contrast without achievements is no gap', '我们也要看到，少数单位责任落实不到位，隐患排查走了过场。但是大家不要灰心。'],
  ['an office without a sanction is no case', '市农业农村局局长王XX，走遍了全市各乡镇，受到干部群众一致好评。'],
  ['a sanction without a person is no case', '去年全市立案审查违纪案件，给予党纪处分，移送检察机关，起到了震慑作用。'],
])('%s', async (_, said) => {
  const { sketches } = await draft({ bytes: new TextEncoder().encode(`在大会上的讲话\n\n同志们：\n今天我们召开这次会议。\n${said}\n${said.slice(0, 6)}，大家要记住，把工作做好。\n谢谢大家！\n`), name: 'x' })
  expect(sketches.filter(({ layout }) => ['quote', 'never', 'gap', 'case'].includes(layout))).toEqual([])
})

it('twenty thousand characters take less than three seconds, and no more slides than one can turn', async () => {
  const [title, ...body] = new TextDecoder().decode(bytesOf('report')).split('\n\n')
  const paragraphs = body.join('\n').split('\n').slice(1, -2)
  const long = `${title!.split('\n')[0]}\n\n各位代表：\n${Array.from({ length: 27 }, () => paragraphs.filter(text => !/^[一二三（\d—]/.test(text)).join('\n')).join('\n')}\n`
  const start = process.cpuUsage()
  const { sketches, report } = await draft({ bytes: new TextEncoder().encode(long.repeat(2).slice(0, 20_000)), name: 'long.txt' })
  // Processor time: the machine may have others to serve.
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(3)
  expect(sketches.length).toBeLessThanOrEqual(130)
  expect(report).toContain('约讲')
})

describe('a speech is refused, with what is to be done,', () => {
  const said = '今天我们召开这次会议，主要任务是动员全县上下迅速行动起来。'
  it.each<[string, string, string]>([
    ['without a title', `同志们：\n${said}\n${said}`, '--title'],
    ['with an appendix', new TextDecoder().decode(bytesOf('plan')), '--keep'],
    ['without full stops', `在大会上的讲话\n\n同志们：\n${said}\n${'我们要把工作做好，'.repeat(30)}`, '没有句号'],
    ['without line breaks', `在大会上的讲话\n\n同志们：\n${said.repeat(30)}一、提高认识。${said}二、落实责任。${said}三、加强领导。`, '换行丢了'],
    ['with a web page in it', `在大会上的讲话\n\n同志们：\n${said}浏览量：358 ${said}\n${said}`, '浏览量'],
    ['with what a note cannot hold', `在大会上的讲话\n\n同志们：\n请大家学习<安全生产法>，抓好落实。\n${said}`, '书名号'],
    ['with nothing said', '在大会上的讲话\n一、提高认识\n二、落实责任\n', '没有成段的话'],
  ])('%s', async (_, text, message) => {
    await expect(draft({ bytes: new TextEncoder().encode(text), name: '稿.txt' })).rejects.toThrow(message)
  })
})

it('blanks are listed, one for a person who is named again; slips are asked about and not corrected', async () => {
  const text = '在大会上的讲话\n\n同志们：\nXX市原局长李XX，挪用公款××万元，经查，XX还有其他问题。受到开除党籍处分。我们我们要吸取教训,引以为戒。\n要做到“两个维护，坚定信心。\n'
  const { files } = await draft({ bytes: new TextEncoder().encode(text), name: '稿.txt' })
  expect(files['speech/blanks.yml']!.match(/^- name/gm)).toHaveLength(3)
  expect(files['speech/errata.yml']!.match(/written: .*/g)).toEqual(['written: 分。我们我们要吸', 'written: 教训,引以', 'written: 做到“两个'])
  expect(files['speech/speech.txt']).toContain('我们我们要吸取教训,引以为戒')
})

it('a folder that is there is not touched, and a failure leaves nothing', async () => {
  expect(() => requireNew(folder, 'decks/x')).toThrow('已经有了')
  expect(() => requireNew(join(HOUSE, 'pages/x'), 'pages/x')).toThrow('另一份讲稿')
  expect(() => requireNew(join(HOUSE, 'test/fixtures/decks/flat/x'), 'x')).toThrow('另一份讲稿')
  expect(() => requireNew(join(HOUSE, 'package.json/x'), 'x')).toThrow('是一个文件')
  expect(() => requireNew(join(HOUSE, 'decks/x'), 'decks/x')).not.toThrow()
  const before = readdirSync(folder)
  await expect(saveDeck(join(folder, 'failed'), { 'a/b.md': 'x' }, fail)).rejects.toThrow('no')
  expect(readdirSync(folder)).toEqual(before)
  expect(existsSync(join(folder, 'failed'))).toBe(false)
})

it('one deck comes of the same text in any encoding, and as .docx', async () => {
  const text = new TextDecoder().decode(bytesOf('county'))
  const inputs = [bytesOf('county'), encode(text, 'gb18030'), encodeUtf16(text), encodeUtf16(text, { mark: false }), Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`), docxOf(text.split('\n').map(text => ({ text })))]
  const [first, ...others] = await Promise.all(inputs.map(async (bytes) => {
    // The report says what was read.
    const { 'draft-report.md': _, ...files } = (await draft({ bytes, name: 'x' })).files
    return files
  }))
  for (const other of others)
    expect(other).toEqual(first)
})

it('half-width punctuation that the errata query is no finding, and is not shown on slides', async () => {
  const text = '在大会上的讲话\n\n同志们:\n今天我们召开这次会议,主要任务是动员全县上下迅速行动起来.请大家(全体干部)记住：安全第一,预防为主;不能放松!\n一、提高认识(重点)\n要提高认识,要转变作风。\n二、落实责任\n要落实责任，要真抓实干。\n谢谢大家!\n'
  const deck = await draftTo('half', new TextEncoder().encode(text))
  expect((await checkDeck({ deck, blanks: 'all' })).findings).toEqual([])
})
