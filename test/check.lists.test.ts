import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { copyOf, eachSlip, findingsIn } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const ERRATA = 'speech/errata.yml'
const BLANKS = 'speech/blanks.yml'
const SPEECH = 'speech/speech.txt'

describe('a slip in YAML is told in Chinese, at its line', () => {
  const AT = `${ERRATA}:1: 写错了`
  const FRONT = '两条“---”之间的设置写错了'
  eachSlip([
    ['a quote that a later one closes', 'deep', ERRATA, 'written: 一步一步个脚印\n  spoken: 一步一个脚印', 'written: "一步一步个脚印\n  spoken: "一步一个脚印"', `${AT}：引号在这一行打开，没有收尾：“- written: "一步一步个脚印”`],
    ['a quote that nothing closes', 'deep', ERRATA, 'written: 一', 'written: \'一', `${AT}：引号在这一行打开，没有收尾：“- written: '一步一步个脚印”`],
    ['a full-width colon', 'deep', ERRATA, 'spoken: 一步', 'spoken：一步', `${ERRATA}:2: 写错了：冒号是全角的：“spoken：一步一个脚印”`],
    ['a colon without its blank', 'deep', ERRATA, 'spoken: 一步', 'spoken:一步', `${ERRATA}:2: 写错了：冒号后面没有空格：“spoken:一步一个脚印”`],
    ['a colon in a value', 'deep', ERRATA, 'reason: 多', 'reason: 注: 多', `${ERRATA}:3: 写错了：一行里有两个“: ”：“reason: 注: 多打了字”`],
    ['a tabulator', 'deep', ERRATA, '  spoken: 一步', '\tspoken: 一步', `${ERRATA}:2: 写错了：行首有制表符（Tab）：“spoken: 一步一个脚印”`],
    ['lines out of line', 'deep', ERRATA, '  spoken: 一步', ' spoken: 一步', `${ERRATA}:2: 写错了：行首的空格多了或少了：“spoken: 一步一个脚印”`],
    ['an entry without its dash', 'deep', ERRATA, '- written: 一步', '  written: 一步', `${ERRATA}:1: 写错了：这一条没有以“- ”起头：“written: 一步一步个脚印”`],
    ['a name mistyped', 'deep', ERRATA, '打了字\n  status', '打了字\n  staus', `${ERRATA}:4: 没有这个名：“staus”`],
    ['a bracket that nothing closes', 'cases', BLANKS, '[原科长XX]', '[原科长XX', `${BLANKS}:10: 写错了：括号在这一行打开，没有收尾：“places: [原科长XX”`],
    ['a quote in the blanks', 'cases', BLANKS, 'filled: 37.5', 'filled: "37.5', `${BLANKS}:13: 写错了：引号在这一行打开，没有收尾：“filled: "37.5”`],
    ['a value with a mark of YAML', 'cases', BLANKS, 'filled: 37.5', 'filled: *37.5', `${BLANKS}:13: 写错了：值以“*”“&”或“!”起头，这在这里有别的意思：“filled: *37.5”`],
    ['a bracket in a slide', 'cases', SLIDES, 'date: 2021年3月', 'date: [2021年3月', `${SLIDES}:38: ${FRONT}：括号在这一行打开，没有收尾：“date: [2021年3月”`],
    ['a quote in a slide', 'cases', SLIDES, 'date: 2021年3月', 'date: "2021年3月', `${SLIDES}:38: ${FRONT}：引号在这一行打开，没有收尾：“date: "2021年3月”`],
    ['a reserved character in a slide', 'cases', SLIDES, 'date: 2021年3月', 'date: @2021', `${SLIDES}:38: ${FRONT}：值以“@”“%”“,”这样的符号起头，这在这里有别的意思：“date: @2021”`],
  ])
})

describe('an erratum or a blank that fits no more has to go, or to move', () => {
  it.each<[string, string, string, string, string, string, string]>([
    ['the speech is corrected', 'deep', SPEECH, '一步一步个脚印', '一步一个脚印', `${ERRATA}:1: speech.txt 里已经改好了，这一条不再需要：“一步一步个脚印”`, '讲话稿里现在就是“一步一个脚印”；请删去这一条'],
    ['the words are changed', 'deep', SPEECH, '一步一步个脚印', '一步步留下脚印', `${ERRATA}:1: speech.txt 里没有这几个字（出现 0 次）：“一步一步个脚印”`, '讲话稿里现在是“一步步留下脚印”；这句话已改，请删去这一条，还有疑误的就照现在的写法改 written 和 spoken'],
    ['the words are gone', 'deep', SPEECH, '一步一步个脚印', '踏实', `${ERRATA}:1: speech.txt 里没有这几个字（出现 0 次）：“一步一步个脚印”`, '这句话已经删改，请删去这一条'],
    ['the blank is filled in the speech', 'cases', SPEECH, '原科长XX', '原科长某乙', `${BLANKS}:9: 讲话稿里没有这一处（出现 0 次）：“原科长XX”`, '讲话稿里现在是“原科长某乙”，没有 X 了；请从 places 里删去这一处，places 空了就删去整条'],
    ['the words beside the blank are changed', 'cases', SPEECH, '原科长XX', '原副科长XX', `${BLANKS}:9: 讲话稿里没有这一处（出现 0 次）：“原科长XX”`, '讲话稿里现在是“副科长XX”；请照它改这一处'],
    ['the blank is quoted without its X', 'cases', BLANKS, '[原科长XX]', '[原科长]', `${BLANKS}:9: 这一处里有 0 处 X，应恰为一：“原科长”`, '请连同讲话稿里的 X 一起引'],
    ['the blank is in the speech twice', 'cases', BLANKS, '[原科长XX]', '[XX，]', `${BLANKS}:9: 这一处在讲话稿中出现 4 次，应恰为一次：“XX，”`, '请在 X 旁边多引几个字'],
  ])('%s', async (_, deck, file, words, typed, finding, advice) => {
    const root = copyOf(deck)
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(words, typed))
    expect(await findingsIn(root)).toEqual([finding])
    expect((await checkDeck({ deck: root, blanks: 'all' })).findings[0]!.advice).toBe(advice)
  })
})
