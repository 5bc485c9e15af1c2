import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { formatFinding } from '../engine/check/finding.ts'
import { checkDeck, requireSoundDeck } from '../engine/check/index.ts'
import { UserError } from '../engine/command/run.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { findingsIn, spoiltDeck } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const WHAT = 'pages/1-what.md'
const HOW = 'pages/2-how.md'
const EXCERPT = '幻灯片上的话不是这一页备注的原话'
const PLACE = '幻灯片标的位置与所讲的话不合'
const ITEMS = '列表的条数与备注里 [click] 的个数不合'
const YAML = '两条“---”之间的设置写错了'
const SETTING = '设置写错了'
const LONG = '每一起事故的背后，都有一连串被放过的隐患'
const CLICK = (step: number): string => `第 ${step} 次点击时还没有讲到这一条，或已经讲过`

describe('the check finds nothing wrong with', () => {
  it.each(DECKS)('the fixture deck “%s”', async (deck) => {
    const { deck: read, findings } = await checkDeck({ deck: deckFolder(deck), blanks: 'all' })
    expect(findings).toEqual([])
    expect(read!.slides.length).toBeGreaterThan(5)
  })

  it.each<[string, string, string, string, string]>([
    ['own and built-in components', 'deep', HOW, '::aside::\n', '::aside::\n\n<Redacted /><SlideCurrentNo /><v-click />\n'],
    ['a fifth case of any number', 'cases', SLIDES, 'title: 案例四', 'title: 案例二十三'],
    ['cases of another kind', 'cases', SLIDES, 'rate: 160', 'rate: 160\ncases: [案例, 反面典型]'],
    ['a closing that begins earlier than it need', 'plain', SLIDES, 'layout: point\nsection: 下一年，我们继续出发', 'layout: point'],
    ['no errata', 'deep', 'speech/errata.yml', '- written: 一步一步个脚印\n  spoken: 一步一个脚印\n  reason: 多打了字\n  status: corrected\n', ''],
  ])('%s', async (name, deck, file, words, replacement) => {
    const root = spoiltDeck(deck, file, words, replacement)
    if (name === 'no errata') {
      writeFileSync(join(root, 'speech/speech.txt'), readFileSync(join(root, 'speech/speech.txt'), 'utf8').replace('一步一步个脚印', '一步一个脚印'))
      writeFileSync(join(root, 'speech/errata.yml'), '')
    }
    expect(await findingsIn(root)).toEqual([])
  })
})

describe('the check finds', () => {
  it.each<[string, string, string, string, string, ...string[]]>([
    // The notes are the speech.
    ['a word missing in a note', 'two', SLIDES, '动员全区上下打', '动员全区打', `${SLIDES}:13: 备注在“要任务是动员全区”之后少了讲话稿的字：“上下”`],
    ['a word doubled in a note', 'two', SLIDES, '一刻也不能松。各', '一刻也不能松。各各', `${SLIDES}:71: 备注在“一刻也不能松。各”之后多出讲话稿没有的字：“各”`],
    ['a slip that the errata correct', 'deep', HOW, '[click] 一步一个脚印', '[click] 一步一步个脚印', `${HOW}:43: 备注在“就要去做，一步一”之后多出讲话稿没有的字：“步”`],

    // The slides are excerpts of it.
    ['a paraphrase', 'deep', WHAT, '- 习惯不是喊出来的', '- 习惯不是说出来的', `${WHAT}:35: ${EXCERPT}：“习惯不是说出来的”`],
    ['words left out between others', 'two', SLIDES, '- 用三个月的实干换来一方平安', '- 用实干换来一方平安', `${SLIDES}:193: ${EXCERPT}：“用实干换来一方平安”`],
    ['an excerpt from the passage of another slide', 'deep', HOW, '- 带着问题学', '- 想明白了就要去做', `${HOW}:21: ${EXCERPT}：“想明白了就要去做”`],
    ['words of the title on another slide than the cover', 'two', SLIDES, '## 为期**三个月**', '## 动员会上的**讲话**', `${SLIDES}:124: ${EXCERPT}：“动员会上的讲话”`],
    ['a paraphrase in front matter', 'cases', SLIDES, 'cost: 丢一世清白', 'cost: 失一世清白', `${SLIDES}:115: ${EXCERPT}：“失一世清白”`],
    ['a paraphrase behind a <br>', 'two', SLIDES, '<br>坚决不**进**', '<br>千万不**进**', `${SLIDES}:178: ${EXCERPT}：“千万不进”`],
    ['another title on the cover', 'two', SLIDES, '# 在全区', '# 在全市', `${SLIDES}:8: ${EXCERPT}：“在全市安全生产专项整治动员会上的讲话”`],
    ['only a part of the title on the cover', 'two', SLIDES, '<wbr>动员会上的讲话', '', `${SLIDES}:8: ${EXCERPT}：“在全区安全生产专项整治”`],
    ['a paraphrase in an HTML block', 'deep', HOW, '::aside::\n', '::aside::\n\n<p>好得很</p>\n', `${HOW}:25: 这种版式（point）::aside:: 下面不显示“<”起头的标签：“<p>好得很</p>”`],
    ['another symbol on a divider', 'two', SLIDES, 'symbol: 钟', 'symbol: 鼓', `${SLIDES}:50: ${EXCERPT}：“鼓”`],
    ['a metaphor that its importer overrides', 'deep', SLIDES, 'section: 二', 'section: 二\nmetaphor: 乱写', `${SLIDES}:34: 引用文件的地方不能写这一项，它会盖过那个文件里每一页自己写的：“metaphor: 乱写”`],
    ['another title of the deck', 'two', SLIDES, 'title: 在全区', 'title: 在全市', `${SLIDES}:3: 标题与讲话稿不合：“title: 在全市安全生产专项整治动员会上的讲话”`],
    ['a description of one\'s own', 'two', SLIDES, 'info: 绷紧', 'info: 再绷紧', `${SLIDES}:4: 简介不是讲话稿的原话：“再绷紧思想之弦，敲响安全生产这口“钟””`],
    ['the label of a case of no such kind', 'cases', SLIDES, 'title: 案例四', 'title: 典型四', `${SLIDES}:84: ${EXCERPT}：“典型四”`],
    ['the label of a case with no such number', 'cases', SLIDES, 'title: 案例四', 'title: 案例五一', `${SLIDES}:84: ${EXCERPT}：“案例五一”`],

    // Every click brings in what is said.
    ['a [click] too few', 'two', SLIDES, '[click] 重大隐患', '重大隐患', `${SLIDES}:165: ${ITEMS}：“2 条，1 个 [click]”`],
    ['a [click] too many', 'two', SLIDES, '今天开始，', '今天开始，[click] ', `${SLIDES}:119: ${ITEMS}：“0 条，1 个 [click]”`],
    ['a [click] too late', 'two', SLIDES, '[click] 重大隐患', '重大[click] 隐患', `${SLIDES}:162: ${CLICK(2)}：“重大隐患挂牌督办”`],
    ['a [click] too early', 'two', SLIDES, '[click] 一般隐患当场整改，[click] ', '[click] [click] 一般隐患当场整改，', `${SLIDES}:161: ${CLICK(1)}：“一般隐患当场整改”`],
    ['a [click] too late for an item in front matter', 'cases', SLIDES, '[click] 公款宴请', '公款[click] 宴请', `${SLIDES}:71: ${CLICK(2)}：“公款宴请”`],

    // Running heads tell the place in the speech.
    ['a section where there is none', 'two', SLIDES, 'layout: closing', 'layout: closing\nsection: 二', `${SLIDES}:186: ${PLACE}：“section: 二，point: 无”`],
    ['a wrong point', 'deep', HOW, 'point: （三）', 'point: （四）', `${HOW}:48: ${PLACE}：“section: 二，point: （四）”`],
    ['no point', 'deep', HOW, 'point: （三）\n', '', `${HOW}:46: ${PLACE}：“section: 二，point: 无”`],
    ['a point in the lead', 'two', SLIDES, 'layout: statement\nsection: 二', 'layout: statement\nsection: 二\npoint: 第一', `${SLIDES}:122: ${PLACE}：“section: 二，point: 第一”`],
    ['a number where the speech has none', 'plain', SLIDES, 'layout: point\nsection: 下一年，我们继续出发', 'layout: point\nsection: 二', `${SLIDES}:93: ${PLACE}：“section: 二，point: 无”`],
    ['a wrong point of a speech without sections', 'flat', SLIDES, 'layout: point\npoint: 第二', 'layout: point\npoint: 第三', `${SLIDES}:57: ${PLACE}：“section: 无，point: 第三”`],
    ['an opening that bears a place', 'flat', SLIDES, 'layout: statement', 'layout: statement\npoint: 第一', `${SLIDES}:18: ${PLACE}：“section: 无，point: 第一”`],
    ['a gap in a closing that is begun early', 'plain', SLIDES, 'layout: flow\nsection: 下一年，我们继续出发', 'layout: flow', `${SLIDES}:76: ${PLACE}：“section: 无，point: 无”`],

    // Things that a slide refers to must be there.
    ['an unknown layout', 'two', SLIDES, 'layout: wire', 'layout: wires', `${SLIDES}:154: 没有这种版式：“layout: wires”`],
    ['no layout', 'two', SLIDES, 'layout: wire\n', '', `${SLIDES}:153: 这一页没有写版式：“要立查立改”`],
    ['an unknown component', 'deep', HOW, '::aside::\n', '::aside::\n\n<Callout>\n', `${HOW}:25: 第 9 页用了没有的组件：“<Callout>”`],
    ['an unknown component in kebab case', 'deep', HOW, '::aside::\n', '::aside::\n\n<call-out />\n', `${HOW}:25: 第 9 页用了没有的组件：“<call-out>”`],
    ['a file that is no image', 'deep', HOW, '::aside::\n', '![教室](./1-what.md)\n\n::aside::\n', `${HOW}:23: 第 9 页的图片“1-what.md”不是图片：“./1-what.md”`],
    ['an image not found', 'deep', HOW, '::aside::\n', '![教室](/photo.png)\n\n::aside::\n', `${HOW}:23: 第 9 页的图片找不到：“/photo.png”`],
    ['an image that is no Markdown', 'deep', HOW, '::aside::\n', '::aside::\n\n<img src="./how.png">\n', `${HOW}:25: 这种版式（point）::aside:: 下面不显示“<”起头的标签：“<img src="./how.png">”`],
    ['a remote image', 'deep', HOW, '::aside::\n', '![教室](https://example.org/favicon.svg)\n\n::aside::\n', `${HOW}:23: 第 9 页的图片在别处的网站上：“https://example.org/favicon.svg”`],
    ['a file of slides missing', 'deep', SLIDES, '/2-how.md', '/2-hows.md', `${SLIDES}:32: 引用的文件找不到：“src: ./pages/2-hows.md”`],

    // Settings are sound.
    ['a rate that is no number', 'cases', SLIDES, 'rate: 160', 'rate: 快', `${SLIDES}:6: ${SETTING}：“rate: 快”`],
    ['a rate that nobody speaks at', 'cases', SLIDES, 'rate: 160', 'rate: 1600', `${SLIDES}:6: ${SETTING}：“rate: 1600”`],
    ['a label that the house does not have', 'cases', SLIDES, '  讲义: 材料', '  讲稿: 材料', `${SLIDES}:8: ${SETTING}：“labels → 讲稿: 材料”`],
    ['a label without words', 'cases', SLIDES, '  讲义: 材料', '  讲义:', `${SLIDES}:8: ${SETTING}：“labels → 讲义: 无”`],
    ['labels that are none', 'cases', SLIDES, 'labels:\n  讲义: 材料', 'labels: 材料', `${SLIDES}:7: ${SETTING}：“labels: 材料”`],
    ['kinds of case that are none', 'cases', SLIDES, 'rate: 160', 'rate: 160\ncases: []', `${SLIDES}:7: ${SETTING}：“cases: []”`],
    ['an image of two characters', 'two', SLIDES, 'symbol: 钟', 'symbol: 这口', `${SLIDES}:50: 意象应是一个汉字：“symbol: 这口”`],
    ['a motif that is no character', 'six', SLIDES, 'motif: 田', 'motif: furrows', `${SLIDES}:112: 意象应是一个汉字：“motif: furrows”`],
    ['a wrong duration', 'two', SLIDES, 'duration: 2m0s', 'duration: 20m', `${SLIDES}:5: 时长与讲话稿的字数不合：“duration: 20m”`],
    ['a duration at another rate', 'two', SLIDES, 'duration: 2m0s', 'duration: 2m0s\nrate: 90', `${SLIDES}:5: 时长与讲话稿的字数不合：“duration: 2m0s”`],
    ['no duration', 'two', SLIDES, 'duration: 2m0s\n', '', `${SLIDES}:1: 时长与讲话稿的字数不合：“duration: 无”`],

    // Front matter is YAML.
    ['words behind a quoted value', 'cases', SLIDES, 'date: 2021年3月', 'date: "2021年"3月', `${SLIDES}:38: ${YAML}：值后面还有多余的字：“date: "2021年"3月”`],
    ['a full-width colon', 'two', SLIDES, 'metaphor: 敲响', 'metaphor：敲响', `${SLIDES}:51: ${YAML}：冒号是全角的：“metaphor：敲响安全生产<wbr>这口“钟””`],
    ['a full-width colon in the only line', 'deep', HOW, 'layout: section', 'layout：section', `${HOW}:2: ${YAML}：冒号是全角的：“layout：section”`],
    ['a setting given twice', 'cases', SLIDES, 'title: 案例二', 'section: 案例二', `${SLIDES}:50: ${YAML}：同一个名写了两次：“section: 案例二”`],

    // It can be read on the wall.
    ['a character that no font holds', 'deep', HOW, '- 带着', '- \u{2A6D6}带着', `${HOW}:21: ${EXCERPT}：“\u{2A6D6}带着问题学”`, `${HOW}:21: 第 9 页有字体里没有的字：“\u{2A6D6}”`],
    ['a character that no font holds in a note', 'deep', HOW, '最怕的是', '最怕\u{2A6D6}的是', `${HOW}:28: 备注在“能学深学透。最怕”之后多出讲话稿没有的字：“\u{2A6D6}”`, `${HOW}:28: 第 9 页有字体里没有的字：“\u{2A6D6}”`],
    ['a half-width comma', 'two', SLIDES, '\n不留死角，', '\n不留死角,', `${SLIDES}:147: ${EXCERPT}：“不留死角,不留盲区”`, `${SLIDES}:147: 中文里用了半角标点：“角,”`],
    ['a half-width comma in a note', 'two', SLIDES, '前提，人命', '前提,人命', `${SLIDES}:71: 中文里用了半角标点：“提,”`],
    ['a slide too crowded', 'two', SLIDES, '\n都有一连串被放过的隐患\n', `\n${LONG}\n\n${LONG}\n\n${LONG}\n\n${LONG}\n`, `${SLIDES}:74: 幻灯片太挤，标题之外有 88 个字：“要认清形势”`, `${SLIDES}:88: 这种版式（quote）在这里最多放 2 段话，这里有 4 段：“${LONG}”`],
    ['more items than the layout holds', 'two', SLIDES, '- 学校', '- 学校\n- 四类场所\n- 全面排查', `${SLIDES}:152: ${ITEMS}：“6 条，4 个 [click]”`],
    ['a byte order mark', 'deep', WHAT, '---\nlayout: section', '\uFEFF---\nlayout: section', `${WHAT}:1: 文件开头有看不见的标记（BOM）：“layout: section”`],
    ['a slide without a heading', 'two', SLIDES, '## 为期', '为期', `${SLIDES}:119: 幻灯片没有标题：“为期三个月”`],
  ])('%s', async (_, deck, file, words, replacement, ...findings) => {
    expect(await findingsIn(spoiltDeck(deck, file, words, replacement))).toEqual(findings)
  })
})

it('a finding is shown as file and line, what, the words and what to do', () => {
  const finding = { file: HOW, line: 4, what: '没有这种版式', words: 'layout: wires', advice: '可用的有 wire' }
  expect(formatFinding(finding)).toBe('pages/2-how.md:4: 没有这种版式：“layout: wires”，可用的有 wire')
})

describe('a sound deck is required', () => {
  it('and given back', async () => {
    expect((await requireSoundDeck({ deck: deckFolder('flat'), blanks: 'all' })).slides).toHaveLength(8)
  })

  it('or else all findings are shown, and counted in the error', async () => {
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => {})
    const root = spoiltDeck('two', SLIDES, 'duration: 2m0s\n', '')
    await expect(requireSoundDeck({ deck: root, blanks: 'all' })).rejects.toThrow(new UserError('共 1 处有误，请照上面改好再试'))
    expect(stderr.mock.calls).toEqual([['slides.md:1: 时长与讲话稿的字数不合：“duration: 无”，讲话稿共 378 字，每分钟 180 字，应写 duration: 2m0s；讲得快些慢些，就写 rate: 每分钟的字数']])
    stderr.mockRestore()
  })
})
