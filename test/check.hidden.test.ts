import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixEncodings } from '../engine/mend/apply.ts'
import { copyOf, findingsIn, spoiltDeck } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const SPEECH = 'speech/speech.txt'

describe('what nobody sees is one finding, which shows it, and is mended', () => {
  it.each<[name: string, file: string, words: string, typed: string, finding: string]>([
    ['a blank of no width in a note', SLIDES, '主要任务', '主要\u200B任务', '13: 这一行有看不见的字（U+200B）：“今天我们召开这次会议，主要〔U+200B〕任务是动员全区上下打一场安全生产专项整”'],
    ['a blank of no width in an item', SLIDES, '- 隐患', '- 隐\u200B患', '31: 这一行有看不见的字（U+200B）：“- 隐〔U+200B〕患排查走了过场”'],
    ['a byte order mark amid the speech', SPEECH, '上半年', '\uFEFF上半年', '5: 这一行有看不见的字（U+FEFF）：“员全区上下打一场安全生产专项整治的硬仗。〔U+FEFF〕上半年，全区事故起数和伤”'],
    ['a soft hyphen in a title', SLIDES, '## 成绩', '## 成\u00AD绩', '20: 这一行有看不见的字（U+00AD）：“## 成〔U+00AD〕绩来之不易”'],
    ['a turn of direction', SLIDES, '- 隐患', '- \u202E隐患', '31: 这一行有看不见的字（U+202E）：“- 〔U+202E〕隐患排查走了过场”'],
    ['an escape', SLIDES, '主要任务', '\x1B主要任务', '13: 这一行有看不见的字（U+001B）：“今天我们召开这次会议，〔U+001B〕主要任务是动员全区上下打一场安全生产专项整”'],
    ['a blank of no width in a setting', SLIDES, 'layout: wire', 'layout: wi\u200Bre', '154: 这一行有看不见的字（U+200B）：“layout: wi〔U+200B〕re”'],
    ['a line end of Word in the notes', SLIDES, '主要任务', '\v主要任务', '13: 这一行有看不见的字（U+000B）：“今天我们召开这次会议，〔U+000B〕主要任务是动员全区上下打一场安全生产专项整”'],
    ['a page end of Word in the speech', SPEECH, '\n第一，要认清', '\f第一，要认清', '7: 这一行有看不见的字（U+000C）：“位要通过整治强化责任，通过责任保障平安。〔U+000C〕第一，要认清形势。”'],
    ['a line end of Unicode between items', SLIDES, '- 仓库\n', '- 仓库\u2028', '140: 这一行有看不见的字（U+2028）：“- 仓库〔U+2028〕- 工地”'],
    ['a radical from a PDF file', SLIDES, '- 工地', '- ⼯地', '141: 这一行有字形相同的另一个字（U+2F2F）：“- ⼯地”'],
    ['a compatibility ideograph', SLIDES, '## 成绩来之不易', '## 成绩来之\uF967易', '20: 这一行有字形相同的另一个字（U+F967）：“## 成绩来之\uF967易”'],
  ])('%s', async (_, file, words, typed, finding) => {
    const root = copyOf('two')
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(words, typed))
    expect((await findingsIn(root)).map(text => text.replace(/(?<=第一，要认清形势。)[^”]*/, ''))).toEqual([`${file}:${finding}`])
    const fixed = await fixEncodings(root)
    expect(fixed!.fixed).toEqual([expect.objectContaining({ file, done: '已改正 1 处看不见的字' })])
    expect(readFileSync(join(root, fixed!.folder, file), 'utf8')).toContain(typed)
    expect(await findingsIn(root)).toEqual([])
    expect(await fixEncodings(root)).toBeUndefined()
  })

  it('all of a file in one', async () => {
    const root = copyOf('two')
    writeFileSync(join(root, SPEECH), readFileSync(join(root, SPEECH), 'utf8').replaceAll('，', '，\u200B'))
    expect(await findingsIn(root)).toEqual([expect.stringMatching(/^speech\/speech\.txt:5: 这一行有看不见的字（U\+200B），全文共 \d\d 处：/)])
  })
})

describe('blanks that an input method types are told of where they keep a mark from being one', () => {
  const WIDE = '行首的空格不是半角的'
  const YAML = '两条“---”之间的设置写错了：这里的空格不是半角的'
  it.each<[name: string, deck: string, words: string, typed: string, finding: string]>([
    ['behind a dash', 'two', '- 隐患', '-\u3000隐患', `31: ${WIDE}：“-\u3000隐患排查走了过场”`],
    ['behind a dash, one that does not break', 'two', '- 隐患', '-\u00A0隐患', `31: ${WIDE}：“-\u00A0隐患排查走了过场”`],
    ['before a dash', 'two', '- 隐患', '\u3000- 隐患', `31: ${WIDE}：“- 隐患排查走了过场”`],
    ['behind a heading', 'two', '## 成绩', '##\u3000成绩', `20: ${WIDE}：“##\u3000成绩来之不易”`],
    ['behind a number', 'two', '1. 通过', '1.\u3000通过', `67: ${WIDE}：“1.\u3000通过整治<wbr>强化**责任**”`],
    ['before a slot', 'two', '::short::', '\u3000::short::', `26: ${WIDE}：“::short::”`],
    ['behind a colon', 'two', 'layout: wire', 'layout:\u3000wire', `154: ${YAML}：“layout:\u3000wire”`],
    ['before an item in settings', 'cases', 'facts:\n  - 把', 'facts:\n\u3000- 把', `36: ${YAML}：“- 把工程发包当成摇钱树”`],
    ['before an item in settings, one that does not break', 'cases', 'facts:\n  - 把', 'facts:\n\u00A0\u00A0- 把', `36: ${YAML}：“- 把工程发包当成摇钱树”`],
  ])('%s', async (_, deck, words, typed, finding) => {
    expect(await findingsIn(spoiltDeck(deck, SLIDES, words, typed))).toEqual([`${SLIDES}:${finding}`])
  })
})
