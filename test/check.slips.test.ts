import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { copyOf, eachSlip, findingsIn } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const HOW = 'pages/2-how.md'
const SPEECH = 'speech/speech.txt'
const LAST = '心里还是空的。\n-->'
const OPEN = '<!--\n（一）'
const SPLIT = '---\nlayout: flow'
const END = 'point: （二）\n---'

describe('a note that does not close is one finding at its line', () => {
  const CLOSE = '备注的末尾写错了'
  const BEGIN = '备注的开头写错了'
  const UNCLOSED = '备注从这一行开始，没有收尾'
  eachSlip([
    ['no end', 'deep', HOW, LAST, '心里还是空的。\n', `${HOW}:27: ${UNCLOSED}：“<!--”`],
    ['no end of the last note', 'deep', HOW, '做些什么。\n-->', '做些什么。', `${HOW}:57: ${UNCLOSED}：“<!--”`],
    ['an em dash for its end', 'deep', HOW, LAST, '心里还是空的。\n—>', `${HOW}:29: ${CLOSE}：“—>”`],
    ['a short end', 'deep', HOW, LAST, '心里还是空的。\n->', `${HOW}:29: ${CLOSE}：“->”`],
    ['an end with a blank in it', 'deep', HOW, LAST, '心里还是空的。\n-- >', `${HOW}:29: ${CLOSE}：“-- >”`],
    ['a full-width end', 'deep', HOW, LAST, '心里还是空的。\n--＞', `${HOW}:29: ${CLOSE}：“--＞”`],
    ['dashes alone', 'deep', HOW, LAST, '心里还是空的。\n--', `${HOW}:29: ${CLOSE}：“--”`],
    ['three dashes alone', 'deep', HOW, '做些什么。\n-->', '做些什么。\n---', `${HOW}:59: ${CLOSE}：“---”`],
    ['no begin', 'deep', HOW, OPEN, '（一）', `${HOW}:28: 这个“-->”之前没有备注的开头：“-->”`],
    ['a begin with an em dash', 'deep', HOW, OPEN, '<!—\n（一）', `${HOW}:27: ${BEGIN}：“<!—”`],
    ['a short begin', 'deep', HOW, OPEN, '<!-\n（一）', `${HOW}:27: ${BEGIN}：“<!-”`],
    ['a full-width exclamation mark', 'deep', HOW, OPEN, '<！--\n（一）', `${HOW}:27: ${BEGIN}：“<！--”`],
    ['a full-width bracket', 'deep', HOW, OPEN, '＜!--\n（一）', `${HOW}:27: ${BEGIN}：“＜!--”`],
    ['an end inside', 'two', SLIDES, '主要任务是', '主要任务是\n-->\n', `${SLIDES}:14: 备注中间有“-->”，在这里就收了尾：“-->”`],
    ['an angle bracket inside', 'two', SLIDES, '主要任务是', '主要任务<是', `${SLIDES}:13: 备注里有“<”或“>”，整段备注都读不出来：“今天我们召开这次会议，主要任务<是动员全区上下打一场安全生产专项整治的硬仗。”`],
    ['a tag inside', 'two', SLIDES, '主要任务是', '主要任务<br>是', `${SLIDES}:13: 备注里有“<”或“>”，整段备注都读不出来：“今天我们召开这次会议，主要任务<br>是动员全区上下打一场安全生产专项整治的硬仗…”`],
    ['an arrow inside', 'two', SLIDES, '主要任务是', '主要任务->是', `${SLIDES}:13: 备注里有“<”或“>”，整段备注都读不出来：“今天我们召开这次会议，主要任务->是动员全区上下打一场安全生产专项整治的硬仗。”`],
    ['words after it', 'deep', HOW, LAST, `${LAST}\n再说一句`, `${HOW}:30: 备注之后还有字，备注就不算备注了：“再说一句”`],
    ['words after it on its line', 'deep', HOW, LAST, `${LAST} 完`, `${HOW}:29: 备注之后还有字，备注就不算备注了：“--> 完”`],
    ['a second note', 'deep', HOW, LAST, `${LAST}\n\n<!-- 再说一句 -->`, `${HOW}:31: 一页有两段备注，只有最后一段算数：“<!-- 再说一句 -->”`],
    ['a click mistyped', 'two', SLIDES, '[click] 隐患排查', '[clcik] 隐患排查', `${SLIDES}:34: 备注里的 [click] 写错了：“…要看到，[click] 少数企业重效益轻安全，[clcik] 隐患排查走了过场。”`],
    ['a click in other brackets', 'two', SLIDES, '[click] 隐患排查', '【click】 隐患排查', `${SLIDES}:34: 备注里的 [click] 写错了：“…要看到，[click] 少数企业重效益轻安全，【click】 隐患排查走了过场。”`],
  ])
})

describe('slides that do not begin or end as they should are one finding at the line', () => {
  const LINE = '页与页之间的分隔线写错了'
  eachSlip([
    ['no separator', 'deep', HOW, SPLIT, 'layout: flow', `${HOW}:31: 这几行设置之前少了“---”：“layout: flow”`],
    ['four dashes', 'deep', HOW, SPLIT, '----\nlayout: flow', `${HOW}:31: ${LINE}：“----”`],
    ['two dashes', 'deep', HOW, SPLIT, '--\nlayout: flow', `${HOW}:31: ${LINE}：“--”`],
    ['an em dash', 'deep', HOW, SPLIT, '—\nlayout: flow', `${HOW}:31: ${LINE}：“—”`],
    ['two em dashes', 'deep', HOW, SPLIT, '——\nlayout: flow', `${HOW}:31: ${LINE}：“——”`],
    ['full-width dashes', 'deep', HOW, SPLIT, '－－－\nlayout: flow', `${HOW}:31: ${LINE}：“－－－”`],
    ['a blank before the dashes', 'deep', HOW, SPLIT, ' ---\nlayout: flow', `${HOW}:31: ${LINE}：“---”`],
    ['a blank line below the dashes', 'deep', HOW, SPLIT, '---\n\nlayout: flow', `${HOW}:33: “---”与下面的设置之间空了行：“layout: flow”`],
    ['a separator twice', 'deep', HOW, SPLIT, '---\n\n---\nlayout: flow', `${HOW}:33: 两条“---”之间没有内容，会多出一张白页：“---”`],
    ['settings without an end', 'deep', HOW, END, 'point: （二）', `${HOW}:33: 这一页的设置没有收尾：“point: （二）”`],
    ['settings that end in four dashes', 'deep', HOW, END, 'point: （二）\n----', `${HOW}:34: ${LINE}：“----”`],
    ['settings that end in an em dash', 'deep', HOW, END, 'point: （二）\n—', `${HOW}:34: ${LINE}：“—”`],
    ['settings in two parts', 'deep', HOW, `${SPLIT}\n`, `${SPLIT}\n---\n---\n`, `${HOW}:34: 两条“---”之间没有内容，会多出一张白页：“---”`],
    ['no dashes at the head of a file', 'deep', HOW, '---\nlayout: section', 'layout: section', `${HOW}:1: 文件开头少了“---”：“layout: section”`],
    ['a blank line at the head of a file', 'deep', HOW, '---\nlayout: section', '\n---\nlayout: section', `${HOW}:2: 文件开头有空行：“---”`],
    ['dashes at the end of a file', 'deep', HOW, '做些什么。\n-->', '做些什么。\n-->\n\n---', `${HOW}:61: 最后的“---”之后没有内容，会多出一张白页：“---”`],
    ['a heading without its blank', 'deep', HOW, '## 思而行', '##思而行', `${HOW}:36: 标题的“#”后面没有空格：“##思而行”`],
    ['an item without its blank', 'deep', HOW, '- 带着问题学', '-带着问题学', `${HOW}:21: 这一条前面的“-”后面没有空格：“-带着问题学”`],
    ['a bullet of an office program', 'deep', HOW, '- 带着问题学', '• 带着问题学', `${HOW}:21: 这一条前面不是半角的“-”：“• 带着问题学”`],
    ['a number of an office program', 'deep', HOW, '2. 一步', '2、一步', `${HOW}:39: 这一条的序号后面没有空格，或不是半角的点：“2、一步一个脚印”`],
    ['a slot in full-width colons', 'deep', HOW, '::aside::', '：：aside：：', `${HOW}:23: 分栏的标记写错了：“：：aside：：”`],
    ['stress without its end', 'deep', HOW, '- 带着问题学', '- **带着问题学', `${HOW}:21: “**”没有成对：“- **带着问题学”`],
  ])
})

describe('the notes tell of', () => {
  eachSlip([
    ['a sentence rewritten, once, with the differences marked', 'two', SLIDES, '动员全区上下打一场安全生产专项整治的硬仗', '发动全区干部，打好安全生产专项整治这场硬仗', `${SLIDES}:13: 这句备注与讲话稿不同（〔〕里是不同的字）：“同志们：今天我们召开这次会议，主要任务是〔发〕动全区〔干部，〕打〔好〕安全生产专项整治〔这场〕硬仗。”`],
  ])

  it('a sentence rewritten with what it should be, and of nothing that follows from it', async () => {
    const root = copyOf('deep')
    writeFileSync(join(root, HOW), readFileSync(join(root, HOW), 'utf8').replace('[click] 一步一个脚印，[click] 一件一件落实', '[click] 一步两个脚印，[click] 一桩一桩落实'))
    const { findings } = await checkDeck({ deck: root, blanks: 'all' })
    expect(findings).toEqual([{
      file: HOW,
      line: 43,
      what: '这句备注与讲话稿不同（〔〕里是不同的字）',
      words: '想明白了就要去做，一步〔两〕个脚印，一〔桩〕一〔桩〕落实。',
      advice: '讲话稿是“想明白了就要去做，一步〔一〕个脚印，一〔件〕一〔件〕落实。”；请照讲话稿改，或运行 npm run check -- --fix，由它把改动带过去',
    }])
  })

  it('a file that no slide names, not of all its words', async () => {
    const root = copyOf('deep')
    writeFileSync(join(root, SLIDES), readFileSync(join(root, SLIDES), 'utf8').replace('---\nsrc: ./pages/2-how.md\nsection: 二\n---\n\n', ''))
    expect(await findingsIn(root)).toEqual([`${SLIDES}:1: 这个文件没有被引用，里面的备注就不讲了：“${HOW}”`])
  })
})

describe('a setting is named with what it does', () => {
  const NONE = '没有这个设置'
  eachSlip([
    ['hide', 'two', SLIDES, 'layout: wire', 'layout: wire\nhide: true', `${SLIDES}:155: hide 把这一页藏起来，备注里的话也就不讲了：“hide: true”`],
    ['disabled', 'two', SLIDES, 'layout: wire', 'layout: wire\ndisabled: true', `${SLIDES}:155: disabled 把这一页藏起来，备注里的话也就不讲了：“disabled: true”`],
    ['hide of a whole file', 'deep', SLIDES, '/2-how.md', '/2-how.md\nhide: true', `${SLIDES}:33: hide 把这一页藏起来，备注里的话也就不讲了：“hide: true”`],
    ['clicks', 'two', SLIDES, 'layout: wire', 'layout: wire\nclicks: 5', `${SLIDES}:155: 不要写 clicks：“clicks: 5”`],
    ['class', 'two', SLIDES, 'layout: wire', 'layout: wire\nclass: text-center', `${SLIDES}:155: 不要写 class：“class: text-center”`],
    ['some slides of a file', 'deep', SLIDES, '/2-how.md', '/2-how.md#1-2', `${SLIDES}:32: 只取了文件里的几页，第 3、4 页的备注就不讲了：“src: ./pages/2-how.md#1-2”`],
    ['a layout of another slide', 'two', SLIDES, 'layout: wire', 'layout: wire\noffice: 局长', `${SLIDES}:155: 版式 wire 没有这个设置：“office: 局长”`],
    ['a layout mistyped', 'two', SLIDES, 'layout: wire', 'layuot: wire', `${SLIDES}:154: ${NONE}：“layuot: wire”`],
    ['a section mistyped', 'two', SLIDES, 'layout: wire', 'layout: wire\nsectoin: 二', `${SLIDES}:155: ${NONE}：“sectoin: 二”`],
    ['an office mistyped', 'cases', SLIDES, 'title: 案例四\noffice', 'title: 案例四\noffcie', `${SLIDES}:85: ${NONE}：“offcie: 市水务环境治理有限公司<wbr>物资采购部原副部长XX”`],
    ['a description mistyped', 'two', SLIDES, 'info: 绷', 'ifno: 绷', `${SLIDES}:4: ${NONE}：“ifno: 绷紧思想之弦，敲响安全生产这口“钟”；下足整治之功，筑牢风险防控这道“墙””`],
    ['a router that no host has', 'two', SLIDES, 'theme: default', 'routerMode: history', `${SLIDES}:2: 这一项由版式定了，写了不起作用：“routerMode: history”`],
    ['another theme', 'two', SLIDES, 'theme: default', 'theme: seriph', `${SLIDES}:2: 这一项由版式定了，写了不起作用：“theme: seriph”`],
    ['a source mistyped where a file is named', 'deep', SLIDES, 'section: 二', 'sectoin: 二', `${SLIDES}:33: ${NONE}：“sectoin: 二”`],
    ['a file that names itself', 'deep', SLIDES, './pages/2-how.md', './slides.md', `${SLIDES}:32: 文件引用了自己：“src: ./slides.md”`],
    ['a file elsewhere', 'deep', SLIDES, './pages/2-how.md', '../2-how.md', `${SLIDES}:32: 引用的文件不在这份讲稿的文件夹里：“src: ../2-how.md”`],
  ])

  it('which is taken from the nearest known', async () => {
    const root = copyOf('two')
    writeFileSync(join(root, SLIDES), readFileSync(join(root, SLIDES), 'utf8').replace('layout: wire', 'layuot: wire'))
    expect((await checkDeck({ deck: root, blanks: 'all' })).findings[0]!.advice).toBe('是不是 layout？请改正')
  })
})

describe('what export would refuse, the check finds at its line', () => {
  const aside = '::aside::\n'
  eachSlip([
    ['a tag mistyped', 'deep', HOW, aside, `${aside}\n<wrb>\n`, `${HOW}:25: 第 9 页用了没有的组件：“<wrb>”`],
    ['stress that is not closed', 'deep', HOW, '- 带着问题学', '- <b>带着问题学', `${HOW}:21: 第 9 页标签没有收尾：“<b>带着问题学</li>”`],
    ['a block that is not closed', 'deep', HOW, aside, `${aside}\n<div>\n`, `${HOW}:25: 第 9 页标签没有收尾：“<div>”`],
    ['a tag that is closed only', 'deep', HOW, '- 带着问题学', '- 带着</b>问题学', `${HOW}:21: 第 9 页多了一个收尾的标签：“</b>问题学</li>”`],
    ['braces', 'deep', HOW, '- 带着问题学', '- 带着{{问题学', `${HOW}:21: 第 9 页“{{”会当成程序：“- 带着{{问题学”`],
    ['a name that nobody has', 'deep', HOW, '- 带着问题学', '- <span :class="nobody.name">带着</span>问题学', `${HOW}:21: 第 9 页标签里用了没有的名字：“nobody”`],
    ['an expression that is none', 'deep', HOW, '- 带着问题学', '- <span :class="{">带着</span>问题学', `${HOW}:21: 第 9 页标签里的算式写错了：“{">带着</span>问题学</li>”`],
    ['a component in a case', 'cases', SLIDES, '市粮食储备管理中心<wbr>', '市粮食储备管理中心<Foo />', `${SLIDES}:51: 第 4 页的设置里用了标签：“<Foo>”`],
    ['another tag in a case', 'cases', SLIDES, '市粮食储备管理中心<wbr>', '市粮食储备管理中心<br>', `${SLIDES}:51: 第 4 页的设置里用了标签：“<br>”`],
    ['a picture beside the page', 'deep', HOW, aside, `${aside}\n![](./2-how.md)\n`, `${HOW}:25: 这种版式（point）::aside:: 下面不显示图片：“![](./2-how.md)”`, `${HOW}:25: 第 9 页的图片“2-how.md”不是图片：“./2-how.md”`, `${HOW}:25: 第 9 页的图片没有替代文字：“![](./2-how.md)”`],
    ['no description, which is no fault', 'two', SLIDES, 'info: 绷紧思想之弦，敲响安全生产这口“钟”；下足整治之功，筑牢风险防控这道“墙”\n', ''],
    ['an empty description, which is no fault', 'two', SLIDES, 'info: 绷紧思想之弦，敲响安全生产这口“钟”；下足整治之功，筑牢风险防控这道“墙”\n', 'info:\n'],
  ])
})

it.each([[SPEECH, /^speech\/speech\.txt 是一个文件夹/], [SLIDES, /^slides\.md 是一个文件夹/], ['speech/errata.yml', /^speech\/errata\.yml 是一个文件夹/]])('a folder in place of %s is told of', async (file, message) => {
  const root = copyOf('deep')
  unlinkSync(join(root, file))
  mkdirSync(join(root, file))
  await expect(checkDeck({ deck: root, blanks: 'all' })).rejects.toThrow(message)
})

it.each([[SPEECH, /^speech\/speech\.txt 找不到/], [SLIDES, / 里没有 slides\.md/]])('without %s there is nothing to check', async (file, message) => {
  const root = copyOf('two')
  unlinkSync(join(root, file))
  await expect(checkDeck({ deck: root, blanks: 'all' })).rejects.toThrow(message)
})
