import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { formatFinding } from '../engine/check/finding.ts'
import { checkDeck, requireSoundDeck } from '../engine/check/index.ts'
import { UserError } from '../engine/command/run.ts'

const project = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'deck-check-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Slides of their own, that a test may name lines of them whatever becomes of the deck. */
const FIXTURE = join(import.meta.dirname, 'fixtures/spoilt')

/** A copy of the fixture in which `words`, found once in `file`, are replaced; all but the slides is the project's. */
function spoiltDeck(file: string, words: string, replacement: string): string {
  const root = mkdtempSync(join(scratch, 'deck-'))
  for (const part of ['speech', 'layouts', 'components', 'public'])
    cpSync(join(project, part), join(root, part), { recursive: true })
  cpSync(FIXTURE, root, { recursive: true })
  const parts = readFileSync(join(root, file), 'utf8').split(words)
  expect(parts, `${words} is once in ${file}`).toHaveLength(2)
  writeFileSync(join(root, file), parts.join(replacement))
  return root
}

const headmatter = readFileSync(join(FIXTURE, 'slides.md'), 'utf8').split('\n').indexOf('---', 1) + 1
/** The place so many lines below the headmatter, whose length is not what is tested here. */
const below = (line: number): string => `slides.md:${headmatter + line}`

/** All findings, in short: the advice is left out. */
async function findingsIn(root: string): Promise<string[]> {
  const { findings } = await checkDeck(root)
  return findings.map(({ file, line, what, words }) => `${file}:${line}: ${what}：“${words}”`)
}

const HELM = 'pages/1-helm.md'
const FIELD = 'pages/2-field.md'
const LINE = 'pages/3-line.md'
const EXCERPT = '幻灯片上的话不是这一页备注的原话'
const PLACE = '幻灯片标的位置与所讲的话不合'
const ITEMS = '列表的条数与备注里 [click] 的个数不合'
const YAML = '两条“---”之间的设置写错了'
const WELL = '总体来说是好的\n\n'
const CROWD = '为此，我们一定要强化政治纪律和政治规矩意识，用严明的纪律来保证机构编制者的忠诚干净担当。'
const CLICK = (step: number): string => `第 ${step} 次点击时还没有讲到这一条，或已经讲过`

it('finds nothing wrong with the deck', async () => {
  const { deck, findings } = await checkDeck(project)
  expect(findings).toEqual([])
  expect(deck!.slides.length).toBeGreaterThan(0)
})

describe('the check finds', () => {
  it.each<[string, string, string, string, ...string[]]>([
    // The notes are the speech.
    ['a word missing in a note', 'slides.md', '继续保持原有', '保持原有', `${below(33)}: 备注在“要啃，希望同志们”之后少了讲话稿的字：“继续”`],
    ['words missing in the second paragraph of a note', 'slides.md', '讲得很好、很全面', '讲得很好', `${below(7)}: 备注在“全过程，讲得很好”之后少了讲话稿的字：“、很全面”`],
    ['a word doubled in a note', HELM, '团结统一。这是全党', '团结统一。这是这是全党', `${HELM}:76: 备注在“的团结统一。这是”之后多出讲话稿没有的字：“这是”`],
    ['a sentence moved in a note', 'slides.md', '全面从严治党永远在路上。面对新形势新任务，', '面对新形势新任务，全面从严治党永远在路上。', `${below(71)}: 备注在“严肃处理和问责。”之后多出讲话稿没有的字：“面对新形势新任务，”`, `${below(71)}: 备注在“治党永远在路上。”之后少了讲话稿的字：“面对新形势新任务，”`],
    ['a slip that the errata correct', LINE, '[click] 重申廉洁', '[click] 重审廉洁', `${LINE}:172: ${EXCERPT}：“重申廉洁过节纪律”`, `${LINE}:176: 备注在“专门下发通知，重”之后多出讲话稿没有的字：“审”`, `${LINE}:176: 备注在“门下发通知，重审”之后少了讲话稿的字：“申”`],

    // The slides are excerpts of it.
    ['a paraphrase', HELM, '- 主动参加党内生活', '- 积极参加党内生活', `${HELM}:123: ${EXCERPT}：“积极参加党内生活”`],
    ['words left out between others', FIELD, '- 用好反面教材，举一反三、以案明纪', '- 用好反面教材，以案明纪', `${FIELD}:108: ${EXCERPT}：“用好反面教材，以案明纪”`],
    ['an excerpt from the passage of another slide', HELM, '- 坚持议事决策程序', '- 增强“四个意识”', `${HELM}:122: ${EXCERPT}：“增强“四个意识””`],
    ['words of the title on another slide than the cover', HELM, '- 坚持议事决策程序', '- 工作会议上的讲话', `${HELM}:122: ${EXCERPT}：“工作会议上的讲话”`],
    ['a paraphrase in front matter', LINE, 'cost: 断送自己的', 'cost: 葬送自己的', `${LINE}:101: ${EXCERPT}：“葬送自己的大好前程，甚至饱受牢狱之灾”`],
    ['a paraphrase behind a <br>', LINE, '<br>**坚决不能拿**', '<br>**千万不能拿**', `${LINE}:218: ${EXCERPT}：“千万不能拿”`],
    ['another title on the cover', 'slides.md', '# 在全市', '# 在全省', `${below(2)}: ${EXCERPT}：“在全省机构编制系统党风廉政建设工作会议上的讲话”`],

    ['a paraphrase in an HTML block', HELM, WELL, `<p>好得很</p>\n\n${WELL}`, `${HELM}:128: ${EXCERPT}：“好得很”`],
    ['only a part of the title on the cover', 'slides.md', '<wbr>工作会议上的讲话', '', `${below(2)}: ${EXCERPT}：“在全市机构编制系统党风廉政建设”`],
    ['another symbol on a divider', HELM, 'symbol: 舵', 'symbol: 帆', `${HELM}:3: ${EXCERPT}：“帆”`],
    ['a metaphor that its importer overrides', 'slides.md', 'section: 一', 'section: 一\nmetaphor: 乱写', ...[1, 13, 27, 43, 62, 79, 102, 115, 134].map(line => `${HELM}:${line}: ${EXCERPT}：“乱写”`)],
    ['another title of the deck', 'slides.md', 'title: 在全市', 'title: 在全省', 'slides.md:1: 标题与讲话稿不合：“title: 在全省机构编制系统党风廉政建设工作会议上的讲话”'],
    ['a description of one\'s own', 'slides.md', 'info: 提高', 'info: 再提高', 'slides.md:1: 简介不是讲话稿的原话：“再提高政治站位，把好政治统领这个“舵””'],

    // Every click brings in what is said.
    ['a [click] too few', 'slides.md', '[click] 站位高', '站位高', `${below(10)}: ${ITEMS}：“3 条，2 个 [click]”`],
    ['a [click] too many', 'slides.md', '体现了我市', '[click] 体现了我市', `${below(10)}: ${ITEMS}：“3 条，4 个 [click]”`],
    ['a [click] too late', 'slides.md', '[click] 站位高、思谋远', '站位高、[click] 思谋远', `${below(17)}: ${CLICK(2)}：“站位高、思谋远、守纪律、讲担当”`],
    ['a [click] too early', 'slides.md', '[click] 做了大量的工作，体现了我市机构编制工作者[click] ', '[click] [click] 做了大量的工作，体现了我市机构编制工作者', `${below(16)}: ${CLICK(1)}：“做了大量的工作”`],
    ['a [click] too late for an item in front matter', LINE, '[click] 挪用公款', '挪用公款[click] ', `${LINE}:139: ${CLICK(1)}：“挪用公款XX万元用于个人理财”`],

    // Running heads tell the place in the speech.
    ['a section where there is none', 'slides.md', 'layout: closing', 'layout: closing\nsection: 三', `${below(61)}: ${PLACE}：“section: 三，point: 无”`],
    ['a wrong point', LINE, 'point: 第一\n---\n\n## 要', 'point: 第二\n---\n\n## 要', `${LINE}:50: ${PLACE}：“section: 三，point: 第二”`],
    ['no point', LINE, 'point: 第一\n---\n\n## 要', '---\n\n## 要', `${LINE}:50: ${PLACE}：“section: 三，point: 无”`],
    ['a point in the lead', FIELD, 'layout: gap', 'layout: gap\npoint: 第一', `${FIELD}:13: ${PLACE}：“section: 二，point: 第一”`],

    // What a slide refers to is there.
    ['an unknown layout', FIELD, 'layout: wire', 'layout: wires', `${FIELD}:116: 没有这种版式：“layout: wires”`],
    ['no layout', FIELD, 'layout: wire\n', '', `${FIELD}:116: 没有这种版式：“layout: default”`],
    ['an unknown component', HELM, WELL, `<Callout>${WELL}`, `${HELM}:115: 第 12 页用了没有的组件：“<Callout>”`],
    ['an unknown component in kebab case', HELM, WELL, `<call-out />${WELL}`, `${HELM}:115: 第 12 页用了没有的组件：“<call-out>”`],
    ['nothing wrong with own and built-in components', HELM, WELL, `<Redacted /><SlideCurrentNo /><v-click />${WELL}`],
    ['an image not found', HELM, WELL, `${WELL}![](/photo.png)\n\n`, `${HELM}:115: 第 12 页的图片找不到：“/photo.png”`],
    ['an image not found beside the slides', HELM, WELL, `${WELL}<img src="./1-helm.png">\n\n`, `${HELM}:115: 第 12 页的图片找不到：“./1-helm.png”`],
    ['a remote image', HELM, WELL, `${WELL}![](https://example.org/favicon.svg)\n\n`, `${HELM}:115: 第 12 页的图片在别处的网站上：“https://example.org/favicon.svg”`],
    ['nothing wrong with an image in public/', HELM, WELL, `${WELL}![](/favicon.svg)\n\n`],
    ['nothing wrong with an image beside the slides', HELM, WELL, `${WELL}![](./1-helm.md)\n\n`],
    ['a file of slides missing', 'slides.md', '/3-line.md', '/3-lines.md', `${below(56)}: 引用的文件读不到（Imported markdown file not found: pages/3-lines.md）：“src: ./pages/3-lines.md”`],

    // Front matter is YAML.
    ['words behind a quoted value', LINE, 'date: 2019年11月', 'date: "2019年"11月', `${LINE}:123: ${YAML}（UNEXPECTED_TOKEN）：“date: "2019年"11月”`],
    ['a full-width colon', HELM, 'metaphor: ', 'metaphor：', `${HELM}:4: ${YAML}（MISSING_CHAR）：“metaphor：把好政治统领<wbr>这个“舵””`],
    ['a full-width colon in the only line', FIELD, 'layout: wire\npoint: 第三', 'layout：wire', `${FIELD}:117: ${YAML}（NO_COLON）：“layout：wire”`],
    ['a setting given twice', LINE, 'title: 案例二', 'point: 案例二', `${LINE}:136: ${YAML}（DUPLICATE_KEY）：“point: 案例二”`],

    // It can be read on the wall.
    ['a character that no font holds', HELM, '- 主动参加', '- \u{2A6D6}主动参加', `${HELM}:123: ${EXCERPT}：“\u{2A6D6}主动参加党内生活”`, `${HELM}:123: 第 12 页有字体里没有的字：“\u{2A6D6}”`],
    ['a character that no font holds in a note', HELM, '我感到市委', '我感到\u{2A6D6}市委', `${HELM}:131: 备注在“工作以来，我感到”之后多出讲话稿没有的字：“\u{2A6D6}”`, `${HELM}:131: 第 12 页有字体里没有的字：“\u{2A6D6}”`],
    ['a half-width comma', 'slides.md', '\n始终不渝地抓好党风廉政建设，', '\n始终不渝地抓好党风廉政建设,', `${below(30)}: ${EXCERPT}：“始终不渝地抓好党风廉政建设,扎实推进机构编制各项工作”`, `${below(30)}: 中文里用了半角标点：“设,”`],
    ['a half-width comma in a note', 'slides.md', '挺在前面，', '挺在前面,', `${below(33)}: 备注在“律和规矩挺在前面”之后多出讲话稿没有的字：“,”`, `${below(33)}: 备注在“和规矩挺在前面,”之后少了讲话稿的字：“，”`, `${below(33)}: 中文里用了半角标点：“面,”`],
    ['a slide too crowded', HELM, '\n强化政治纪律和政治规矩意识\n', `\n${CROWD}\n\n${CROWD}\n`, `${HELM}:102: 幻灯片太挤，标题之外有 82 个字：“用严明的纪律来保证机构编制者的忠诚干净担当”`],
    ['more items than the layout holds', FIELD, '- 各科室正副职负责人', '- 各科室正副职负责人\n- 责任体系\n- 责任全覆盖\n- 层层落实', `${FIELD}:49: ${ITEMS}：“7 条，4 个 [click]”`, `${FIELD}:49: 这种版式（point）最多放 6 条，这里有 7 条：“全覆盖、层层传导、层层落实”`],
    ['a byte order mark', HELM, '---\nlayout: section', '\uFEFF---\nlayout: section', `${HELM}:1: 文件开头有看不见的标记（BOM）：“---”`],
    ['a slide without a heading', 'slides.md', '## 把纪律', '把纪律', `${below(24)}: 幻灯片没有标题：“把纪律和规矩挺在前面”`],
    ['a wrong duration', 'slides.md', 'duration: 16m30s', 'duration: 20m', 'slides.md:1: 时长与讲话稿的字数不合：“duration: 20m”'],
    ['no duration', 'slides.md', 'duration: 16m30s\n', '', 'slides.md:1: 时长与讲话稿的字数不合：“duration: 无”'],
  ])('%s', async (_, file, words, replacement, ...findings) => {
    expect(await findingsIn(spoiltDeck(file, words, replacement))).toEqual(findings)
  })
})

it('a finding is shown as file and line, what, the words and what to do', () => {
  const finding = { file: HELM, line: 4, what: '没有这种版式', words: 'layout: wires', advice: '可用的有 wire' }
  expect(formatFinding(finding)).toBe('pages/1-helm.md:4: 没有这种版式：“layout: wires”，可用的有 wire')
})

describe('a sound deck is required', () => {
  it('and given back', async () => {
    expect((await requireSoundDeck(project)).slides.length).toBeGreaterThan(0)
  })

  it('or else all findings are shown, and counted in the error', async () => {
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => {})
    const root = spoiltDeck('slides.md', 'duration: 16m30s\n', '')
    await expect(requireSoundDeck(root)).rejects.toThrow(new UserError('共 1 处有误，请照上面改好再试'))
    expect(stderr.mock.calls).toEqual([['slides.md:1: 时长与讲话稿的字数不合：“duration: 无”，讲话稿共 2997 字，每分钟 180 字，应写 duration: 16m30s']])
    stderr.mockRestore()
  })
})
