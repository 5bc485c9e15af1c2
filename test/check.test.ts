import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { formatFinding } from '../scripts/check/finding.ts'
import { checkDeck, requireSoundDeck } from '../scripts/check/index.ts'
import { UserError } from '../scripts/cli.ts'

const project = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'deck-check-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** A copy of the deck in which `words`, found once in `file`, are replaced; fonts and parsers stay the project's. */
function spoiltDeck(file: string, words: string, replacement: string): string {
  const root = mkdtempSync(join(scratch, 'deck-'))
  for (const part of ['slides.md', 'pages', 'speech', 'layouts', 'components', 'public'])
    cpSync(join(project, part), join(root, part), { recursive: true })
  const parts = readFileSync(join(root, file), 'utf8').split(words)
  expect(parts, `${words} is once in ${file}`).toHaveLength(2)
  writeFileSync(join(root, file), parts.join(replacement))
  return root
}

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
const PUNCTUATION = '中文里用了半角标点'

it('finds nothing wrong with the deck', async () => {
  const { deck, findings } = await checkDeck(project)
  expect(findings).toEqual([])
  expect(deck!.slides).toHaveLength(36)
})

describe('the check finds', () => {
  it.each<[string, string, string, string, ...string[]]>([
    ['a word missing in a note', 'slides.md', '继续保持原有', '保持原有', `slides.md:51: 备注在“硬骨头要啃，希望同志们”之后少了讲话稿的字：“继续”`],
    ['a word doubled in a note', HELM, '团结统一。这是全党必须', '团结统一。这是这是全党必须', 'x'],
    ['a sentence moved in a note', LINE, '管出习惯、化风成俗。', '', `x`],
    ['a sentence moved', 'slides.md', '全面从严治党永远在路上。面对新形势新任务，', '面对新形势新任务，全面从严治党永远在路上。', `x`],
    ['a sentence moved to the next', LINE, '有权不可任性，[click] 做', '[click] 做', `x`],
    ['a paraphrase', HELM, '- 主动参加党内生活', '- 积极参加党内生活', `${HELM}:123: ${EXCERPT}：“积极参加党内生活”`],
    ['words of another slide', HELM, '- 坚持议事决策程序', '- 增强“四个意识”', `${HELM}:122: ${EXCERPT}：“增强“四个意识””`],
    ['a paraphrase in front matter', LINE, 'cost: 断送自己的大好前程', 'cost: 葬送自己的大好前程', `${LINE}:101: ${EXCERPT}：“葬送自己的大好前程，甚至饱受牢狱之灾”`],
    ['a title of another speech', 'slides.md', '# 在全市', '# 在全省', 'x'],
    ['a [click] too few', 'slides.md', '[click] 站位高', '站位高', `slides.md:28: ${ITEMS}：“3 条，2 个 [click]”`],
    ['a [click] too many', 'slides.md', '体现了我市', '[click] 体现了我市', `slides.md:28: ${ITEMS}：“3 条，4 个 [click]”`],
    ['a [click] too late', 'slides.md', '[click] 站位高、思谋远', '站位高、[click] 思谋远', `slides.md:35: 第 2 次点击`],
    ['a [click] too late in front matter', LINE, '[click] 挪用公款', '挪用公款[click] ', `x`],
    ['a section that is none', 'slides.md', 'layout: closing', 'layout: closing\nsection: 三', `slides.md:79: ${PLACE}：“section: 三，point: 无”`],
    ['a wrong point', LINE, 'point: 第一\n---\n\n## 要树立', 'point: 第二\n---\n\n## 要树立', `${LINE}:50: ${PLACE}：“section: 三，point: 第二”`],
    ['no point', LINE, 'point: 第一\n---\n\n## 要树立', '---\n\n## 要树立', `${LINE}:50: ${PLACE}：“section: 三，point: 无”`],
    ['an unknown layout', FIELD, 'layout: wire', 'layout: wires', `${FIELD}:116: 没有这种版式：“layout: wires”`],
    ['no layout', FIELD, 'layout: wire\n', '', `${FIELD}:116: 没有这种版式：“layout: default”`],
    ['an unknown component', HELM, '总体来说是好的\n\n', '<Callout>总体来说是好的</Callout>\n\n', `${HELM}:115: 第 13 页用了没有的组件：“<Callout>”`],
    ['an unknown component in kebab case', HELM, '总体来说是好的\n\n', '<call-out>总体来说是好的</call-out>\n\n', `${HELM}:115: 第 13 页用了没有的组件：“<call-out>”`],
    ['an image not found', HELM, '总体来说是好的\n\n', '总体来说是好的\n\n![](/photo.png)\n\n', `x`],
    ['an image not found beside', HELM, '总体来说是好的\n\n', '总体来说是好的\n\n<img src="./photo.png">\n\n', `x`],
    ['a remote image', HELM, '总体来说是好的\n\n', '总体来说是好的\n\n![](https://example.org/photo.png)\n\n', `x`],
    ['a file missing', 'slides.md', 'src: ./pages/3-line.md', 'src: ./pages/3-lines.md', `x`],
    ['a file outside', 'slides.md', 'src: ./pages/3-line.md', 'src: ../3-line.md', `x`],
    ['bad YAML', LINE, 'date: 2019年11月', 'date: "2019年"11月', `x`],
    ['bad YAML 2', HELM, 'metaphor: 把好', 'metaphor：把好', `x`],
    ['bad YAML 3', 'slides.md', 'lang: zh-CN', 'lang: "zh-CN', `x`],
    ['a character no font holds', HELM, '- 主动参加党内生活', '- 主动参加党内生活\u{2A6D6}', `x`],
    ['a character no font holds in a note', HELM, '我感到市委', '我感到\u{2A6D6}市委', `x`],
    ['a half-width comma', 'slides.md', '挺在前面\n\n始终不渝地抓好党风廉政建设，', '挺在前面\n\n始终不渝地抓好党风廉政建设,', `x`],
    ['a half-width comma in a note', 'slides.md', '挺在前面，', '挺在前面,', `x`],
    ['a wrong duration', 'slides.md', 'duration: 16m30s', 'duration: 20m', `x`],
    ['no duration', 'slides.md', 'duration: 16m30s\n', '', `x`],
    ['too much', HELM, '\n强化政治纪律和政治规矩意识\n', '\n为此，我们一定要强化政治纪律和政治规矩意识，用严明的纪律来保证机构编制者的忠诚干净担当。\n\n为此，我们一定要强化政治纪律和政治规矩意识，用严明的纪律来保证机构编制者的忠诚干净担当。\n', `x`],
    ['no heading', 'slides.md', '## 把纪律', '把纪律', `x`],
  ])('%s', async (_, file, words, replacement, ...findings) => {
    expect(await findingsIn(spoiltDeck(file, words, replacement))).toEqual(findings)
  })
})
