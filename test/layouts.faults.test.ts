import { parseSync } from '@slidev/parser'
import { describe, expect, it } from 'vitest'
import { areaFaults } from '../engine/layouts/areas.ts'
import { LAYOUTS } from '../engine/layouts/index.ts'
import { settingFaults } from '../engine/layouts/settings.ts'

/** Lists the faults of a slide, as `line: what：“words”，advice`, lines counted from 0 at its “---”. */
function faultsOf(source: string): string[] {
  const { content, frontmatter } = parseSync(source, 'slides.md').slides[0]!
  const name = frontmatter.layout as string
  const start = source.slice(0, source.indexOf(content)).split('\n').length - 1
  return [
    ...settingFaults(name, LAYOUTS[name]!, frontmatter, source),
    ...areaFaults(name, LAYOUTS[name]!, content).map(fault => ({ ...fault, line: fault.line + start })),
  ].sort((a, b) => a.line - b.line).map(({ line, what, words, advice }) => `${line}: ${what}：“${words}”，${advice}`)
}

/** The example of a layout in which some words, found once, are replaced. */
function spoilt(name: string, words: string, replacement: string): string {
  const parts = LAYOUTS[name]!.example.split(words)
  expect(parts, `${words} is once in the example of ${name}`).toHaveLength(2)
  return parts.join(replacement)
}

const NO_SLOT = (layout: string, slot: string): string => `这种版式（${layout}）没有“::${slot}::”，下面的字不显示：“::${slot}::”`

const NO_SHORT = '这种版式（gap）少了“::short::”：“layout: gap”，请另起一行写 ::short::，下面写还没有做到的，在虚线上；前后可各有一个标签'
const SHORT = '::short::\n\n也要看到\n\n- 少数企业重效益轻安全\n- 隐患排查走了过场\n'

describe.each<[string, [string, string, string, ...string[]][]]>([
  ['a slot of a wrong name', [
    ['gap', '::short::', '::shrot::', `10: ${NO_SLOT('gap', 'shrot')}，是不是 ::short::？`],
    ['gap', '::short::', '::Short::', `10: ${NO_SLOT('gap', 'Short')}，是不是 ::short::？`],
    ['gap', '::short::', '::right::', `4: 这种版式（gap）少了“::short::”：“layout: gap”，请另起一行写 ::short::，下面写还没有做到的，在虚线上；前后可各有一个标签`, `10: ${NO_SLOT('gap', 'right')}，可用的有 ::short::、::aside::`],
    ['point', '::aside::', '::asid::', `13: ${NO_SLOT('point', 'asid')}，是不是 ::aside::？`],
    ['statement', '::aside::', '::side::', `7: ${NO_SLOT('statement', 'side')}，是不是 ::aside::？`],
    ['wheel', '::aside::', ':: aisde ::', `12: ${NO_SLOT('wheel', 'aisde')}，是不是 ::aside::？`],
    ['closing', '::aside::', '::default::', `6: ${NO_SLOT('closing', 'default')}，可用的有 ::aside::`],
  ]],
  ['a slot that is missing', [
    ['gap', SHORT, '', `4: ${NO_SHORT}`],
    ['gap', SHORT, '二〇二〇年\n', `4: ${NO_SHORT}`],
    ['gap', SHORT, '<SlideCurrentNo />\n', `4: ${NO_SHORT}`],
    ['gap', SHORT, ':short:\n', `4: ${NO_SHORT}`],
    ['gap', SHORT, '::aside::\n\n也要看到\n', `4: ${NO_SHORT}`],
    ['gap', '::short::\n\n', '', `4: ${NO_SHORT}`, '12: 这里只能有一个列表，却有两个：“少数企业重效益轻安全”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['gap', SHORT, '::short::\n', '10: 这种版式（gap）::short:: 下面少了“-”起头的列表：“::short::”，请补上：还没有做到的，在虚线上；前后可各有一个标签；可写的有：“-”起头的列表（1 到 4 条）、段落（最多 2 段，在列表前后）'],
  ]],
  ['words that have no place', [
    ['wire', '高压线**\n', '高压线**\n\n::aside::\n\n- 碰不得\n', `10: ${NO_SLOT('wire', 'aside')}，请删去，或换一种版式`],
    ['never', '**去**\n', '**去**\n\n::aside::\n\n守住底线\n', `10: ${NO_SLOT('never', 'aside')}，请删去，或换一种版式`],
    ['ledger', '两笔账\n', '两笔账\n\n::aside::\n\n大家都会算\n', `13: ${NO_SLOT('ledger', 'aside')}，请删去，或换一种版式`],
    ['cover', '会上的讲话\n', '会上的讲话\n\n二〇二〇年四月\n', '6: 这种版式（cover）正文里不显示段落：“二〇二〇年四月”，请删去，或换一种版式'],
    ['section', '之弦\n', '之弦\n\n- 一刻不能松\n', '9: 这种版式（section）正文里不显示“-”起头的列表：“一刻不能松”，请删去，或换一种版式'],
    ['case', '收缴\n---\n', '收缴\n---\n\n教训深刻\n', '14: 这种版式（case）正文里不显示段落：“教训深刻”，请删去，或换一种版式'],
    ['case', '收缴\n---\n', '收缴\n---\n\n## 案例一\n', '14: 这种版式（case）的标题写在设置里，正文里的不显示：“案例一”，请删去，标题写在两条“---”之间'],
    ['agenda', '意见\n', '意见\n\n1. 绷紧思想之弦\n', '6: 这种版式（agenda）正文里不显示“1.”起头的列表：“绷紧思想之弦”，请删去，或换一种版式'],
    ['closing', '旁观者\n', '旁观者\n\n立即行动\n', '6: 这种版式（closing）正文里不显示段落：“立即行动”，请删去，或换一种版式，或写到 ::aside:: 下面'],
  ]],
  ['a setting of a wrong name', [
    ['ledger', 'rows:', 'row:', '2: 这种版式（ledger）没有“row”这个设置：“row: [{"gain":"贪一时小利","cost":"丢一世清白","verdict":"值不值"},{"gain":"图一时痛快","cost":"误一家团圆","verdict":"值不值"}]”，是不是 rows？'],
    ['section', 'symbol:', 'symbl:', '3: 这种版式（section）没有“symbl”这个设置：“symbl: 钟”，是不是 symbol？'],
    ['section', 'metaphor:', 'metafor:', '4: 这种版式（section）没有“metafor”这个设置：“metafor: 敲响安全生产<wbr>这口“钟””，是不是 metaphor？'],
    ['case', 'office:', 'Office:', '4: 这种版式（case）没有“Office”这个设置：“Office: 市粮食储备管理中心<wbr>仓储管理科原科长XX”，是不是 office？'],
    ['case', 'facts:', 'fact:', '5: 这种版式（case）没有“fact”这个设置：“fact: ["虚报损耗套取资金","截留粮款XX万元"]”，是不是 facts？'],
    ['case', 'date:', '时间:', '8: 这种版式（case）没有“时间”这个设置：“时间: 2021年3月”，可用的有 title、office、facts、date、consequences'],
    ['cover', 'layout: cover', 'layout: cover\nauthor: 某', '2: 这种版式（cover）没有“author”这个设置：“author: 某”，请删去这一行'],
  ]],
  ['a setting that is missing', [
    ['ledger', /rows:[^#]*/.exec(LAYOUTS.ledger!.example)![0], '---\n\n', '0: 这种版式（ledger）少了“rows”这个设置：“layout: ledger”，请加 rows：要算的账，每笔三项（列表，1 到 2 项，每项有 gain（一时所得）、cost（代价）、verdict（线下的一问））'],
    ['ledger', '    verdict: 值不值\n---', '---', `2: 设置写错了：“rows: [{"gain":"贪一时小利","cost":"丢一世清白","verdict":"值不值"},{"gain":"图一时痛快","cost":"误一家团圆"}]”，少了 verdict：线下的一问`],
    ['case', 'title: 案例一\n', '', '0: 这种版式（case）少了“title”这个设置：“layout: case”，请加 title：案例的编号，如“案例一”（文字）'],
    ['case', 'office: 市粮食储备管理中心<wbr>仓储管理科原科长XX\n', '', '0: 这种版式（case）少了“office”这个设置：“layout: case”，请加 office：当事人的单位、职务和姓名（文字）'],
    ['case', 'consequences:\n  - 开除党籍处分\n  - 违纪所得予以收缴\n', '', '0: 这种版式（case）少了“consequences”这个设置：“layout: case”，请加 consequences：后果，在线下逐条出现（列表，1 到 2 项）'],
    ['section', 'symbol: 钟\n', 'motif: 田\n', '3: 写了 motif，却没有 symbol：“motif: 田”，请加一行 symbol: 和值（这一部分的意象，立在线上；不写就是序号），或删去 motif'],
  ]],
  ['a setting of a wrong type', [
    ['case', 'facts:\n  - 虚报损耗套取资金\n  - 截留粮款XX万元\n', 'facts:\n', '5: 设置写错了：“facts: ”，应是列表，1 到 4 项；请另起一行，每项以“  - ”起头'],
    ['case', 'facts:\n  - 虚报损耗套取资金\n  - 截留粮款XX万元\n', 'facts: 虚报损耗\n', '5: 设置写错了：“facts: 虚报损耗”，应是列表，1 到 4 项；请另起一行，每项以“  - ”起头'],
    ['case', 'date: 2021年3月', 'date: 2021', '8: 设置写错了：“date: 2021”，应是文字，两头加半角引号："2021"'],
    ['case', 'title: 案例一', 'title: [案例一]', '3: 设置写错了：“title: ["案例一"]”，应是文字，请写在同一行'],
    ['case', 'title: 案例一', 'title:', '3: 设置写错了：“title: ”，应是文字，请写上，或删去这一行'],
    ['case', '- 截留粮款XX万元', '- 12', '5: 设置写错了：“facts: ["虚报损耗套取资金",12]”，应是文字，两头加半角引号："12"'],
    ['case', '- 截留粮款XX万元', '- 截留: 粮款', '5: 设置写错了：“facts: ["虚报损耗套取资金",{"截留":"粮款"}]”，应是文字，请写在同一行'],
    ['ledger', '  - gain: 图一时痛快\n    cost: 误一家团圆\n    verdict: 值不值\n', '  - 图一时痛快\n', `2: 设置写错了：“rows: [{"gain":"贪一时小利","cost":"丢一世清白","verdict":"值不值"},"图一时痛快"]”，每项有 gain、cost、verdict，各写一行`],
    ['ledger', 'gain: 图', 'gian: 图', `2: 设置写错了：“rows: [{"gain":"贪一时小利","cost":"丢一世清白","verdict":"值不值"},{"gian":"图一时痛快","cost":"误一家团圆","verdict":"值不值"}]”，“gian”是不是 gain？`],
    ['section', 'symbol: 钟', 'symbol: 警钟', '3: 意象应是一个汉字：“symbol: 警钟”，如 symbol: 舵；没有意象就删去这一行'],
    ['section', 'symbol: 钟', 'symbol: 1', '3: 意象应是一个汉字：“symbol: 1”，如 symbol: 舵；没有意象就删去这一行'],
    ['section', 'symbol: 钟', 'symbol: A', '3: 意象应是一个汉字：“symbol: A”，如 symbol: 舵；没有意象就删去这一行'],
    ['section', 'symbol: 钟', 'symbol: 🔔', '3: 意象应是一个汉字：“symbol: 🔔”，如 symbol: 舵；没有意象就删去这一行'],
    ['section', 'symbol: 钟', 'symbol:', '3: 意象应是一个汉字：“symbol: ”，如 symbol: 舵；没有意象就删去这一行'],
    ['section', 'symbol: 钟', 'symbol: 钟\nmotif: helm', '4: 意象应是一个汉字：“motif: helm”，如 symbol: 舵；没有意象就删去这一行'],
  ]],
  ['something within something else', [
    ['point', '- 工地', '  - 工地', '9: “-”起头的列表里不能再有列表：“工地”，请去掉行首的空格，改成同一级的一条，或并到上一条里'],
    ['point', '- 工地', '  1. 工地', '9: “-”起头的列表里不能再有列表：“工地”，请去掉行首的空格，改成同一级的一条，或并到上一条里'],
    ['columns', '- **管业务**', '  - **管业务**', '9: “-”起头的列表里不能再有列表：“管业务必须管安全”，请去掉行首的空格，改成同一级的一条，或并到上一条里'],
    ['flow', '2. 通过**责任**', '   - 通过**责任**', '7: 这种版式（flow）至少要 2 条，这里只有 1 条：“通过整治强化责任 通过责任保障平安”，请补上几条，或换一种版式', '8: “1.”起头的列表里不能再有列表：“通过责任保障平安”，请去掉行首的空格，改成同一级的一条，或并到上一条里'],
    ['closing', '- 用三个月', '  - 用三个月', '9: “-”起头的列表里不能再有列表：“用三个月的实干换来一方平安”，请去掉行首的空格，改成同一级的一条，或并到上一条里'],
    ['quote', '> 你们', '> - 你们', '6: “>”起头的引文里不能再有列表：“你们一敲门，我心里就亮了。”，引文请写成一段，要换行就写 <br>'],
    ['point', '- 工地', '- # 工地', '9: “-”起头的列表里不能再有标题：“工地”，请另起一段，或改成普通的文字'],
    ['point', '- 工地', '- ![工地](/1.png)', '9: “-”起头的列表里不能再有图片：“工地”，图片请单独成段，前后各空一行'],
    ['point', '- 工地', '- `工地`', '9: “-”起头的列表里不能再有代码：“工地”，请去掉反引号，或行首的四个空格'],
  ]],
  ['a heading that is none of the slide', [
    ['point', '## 要全面', '#### 要全面', '6: 标题最多三级：“要全面排查”，请改成 ###'],
    ['quote', '### 一位', '##### 一位', '4: 标题最多三级：“一位独居老人说”，请改成 ###'],
    ['gap', '双下降', '#### 双下降', '6: 标题最多三级：“双下降”，请改成 ###'],
    ['gap', '双下降', '## 双下降', '6: 一页只能有一个标题：“双下降”，请去掉行首的 #，或分成两页'],
    ['gap', '也要看到', '### 也要看到', '12: ::short:: 里不能有标题：“也要看到”，请去掉行首的 #，或分成两页'],
    ['statement', '\n专项整治', '\n#### 专项整治', '9: ::aside:: 里不能有标题：“专项整治从今天开始”，请去掉行首的 #，或分成两页'],
    ['wheel', '- **全面提高**', '全面提高\n===', '14: ::aside:: 里不能有标题：“全面提高”，请去掉行首的 #，或分成两页'],
  ]],
  ['a list of the wrong kind', [
    ['point', '- 工地\n- 商场\n- 学校', '2. 工地', '9: 这种版式（point）正文里不显示“1.”起头的列表：“工地”，请把“1.”“2.”改成“-”，它们接着上面的一条'],
    ['point', '- 仓库\n- 工地\n- 商场\n- 学校', '1. 仓库\n2. 工地', '8: 这种版式（point）正文里不显示“1.”起头的列表：“仓库”，请把“1.”“2.”改成“-”，它们接着上面的一条'],
    ['columns', '- **管行业**', '1. **管行业**', '8: 这种版式（columns）正文里不显示“1.”起头的列表：“管行业必须管安全”，请把“1.”“2.”改成“-”，它们接着上面的一条'],
    ['closing', '- 立即行动起来\n- 用', '1) 立即行动起来\n2) 用', '8: 这种版式（closing）::aside:: 下面不显示“1.”起头的列表：“立即行动起来”，请把“1.”“2.”改成“-”，它们接着上面的一条'],
    ['gap', '- 少数企业重效益轻安全\n- 隐患', '1. 少数企业重效益轻安全\n2. 隐患', '14: 这种版式（gap）::short:: 下面不显示“1.”起头的列表：“少数企业重效益轻安全”，请把“1.”“2.”改成“-”，它们接着上面的一条'],
    ['wire', '- 触犯', '2. 触犯', '7: 这种版式（wire）正文里不显示“1.”起头的列表：“触犯纪律立即严肃处理”，请把“1.”“2.”改成“-”，它们接着上面的一条', '8: 这里只能有一个列表，却有两个：“使纪律始终成为带电的高压线”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['flow', '1. 通过整治强化**责任**\n2. 通', '- 通过整治强化**责任**\n- 通', '5: 这种版式（flow）正文里少了“1.”起头的列表：“layout: flow”，请补上：先后相承的几句，相邻两句共有的词都加粗就连成环；前面可有一句话，或一两条短句；可写的有：“-”起头的列表（1 到 2 条）、“1.”起头的列表（2 到 4 条）、段落（最多 1 段，在列表之前）'],
  ]],
  ['two lists where one is wanted', [
    ['point', '- 商场', '* 商场', '10: 这里只能有一个列表，却有两个：“商场”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['point', '- 工地', '+ 工地', '9: 这里只能有一个列表，却有两个：“工地”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['never', '- 不该去', '* 不该去', '8: 这里只能有一个列表，却有两个：“不该去的地方坚决不能去”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['wheel', '- **制度**', '+ **制度**', '10: 这里只能有一个列表，却有两个：“制度建设”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['closing', '- 用三个月', '* 用三个月', '9: 这里只能有一个列表，却有两个：“用三个月的实干换来一方平安”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['gap', '- 隐患', '\n轻安全\n\n- 隐患', '18: 这里只能有一个列表，却有两个：“隐患排查走了过场”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
    ['flow', '2. 通', '2) 通', '8: 这里只能有一个列表，却有两个：“通过责任保障平安”，请并成一个：各条都用同一种符号起头，中间不插别的文字'],
  ]],
  ['a paragraph where none has a place', [
    ['point', '- 仓库', '先说一句\n\n- 仓库', '8: 这种版式（point）正文里不显示段落：“先说一句”，这里可写的有：“-”起头的列表（1 到 6 条）、可有一张图片；请改成这样，或写到 ::aside:: 下面'],
    ['wheel', '- **思想**', '先说一句\n- **思想**', '6: 这种版式（wheel）正文里不显示段落：“先说一句”，这里可写的有：“-”起头的列表（2 到 6 条）；请改成这样，或写到 ::aside:: 下面'],
    ['wire', '带电的高压线**\n', '带电的高压线**\n\n再说一句\n', '10: 这种版式（wire）正文里不显示段落：“再说一句”，这里可写的有：“-”起头的列表（1 到 4 条）；请改成这样'],
    ['never', '- 不该吃', '先说一句\n\n- 不该吃', '6: 这种版式（never）正文里不显示段落：“先说一句”，这里可写的有：“-”起头的列表（1 到 4 条）；请改成这样'],
    ['flow', '保障平安\n', '保障平安\n\n安全是前提\n', '10: 这种版式（flow）的段落要在列表之前：“安全是前提”，请移到列表前面，或写到 ::aside:: 下面'],
    ['flow', '\n1. ', '\n一句\n\n两句\n\n1. ', '9: 这种版式（flow）在这里最多放 1 段话，这里有 2 段：“两句”，请删去几段，或改成列表里的一条'],
    ['columns', '- **管行业**', '一句\n\n两句\n\n- **管行业**', '10: 这种版式（columns）在这里最多放 1 段话，这里有 2 段：“两句”，请删去几段，或改成列表里的一条'],
    ['quote', '> 你们', '一句\n\n两句\n\n三句\n\n> 你们', '10: 这种版式（quote）在这里最多放 2 段话，这里有 3 段：“三句”，请删去几段，或改成列表里的一条'],
  ]],
  ['what no layout shows', [
    ['point', '- 学校', '- 学校\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |', '13: 这种版式（point）正文里不显示表格：“甲 乙 一 二”，请改用 Markdown 的列表来写'],
    ['quote', '亮了。\n', '亮了。\n\n```\n暖\n```\n', '8: 这种版式（quote）正文里不显示代码：“暖”，请去掉反引号，或行首的四个空格'],
    ['quote', '亮了。\n', '亮了。\n\n    暖\n', '8: 这种版式（quote）正文里不显示代码：“暖”，请去掉反引号，或行首的四个空格'],
    ['statement', '专项', '    专项', '9: 这种版式（statement）::aside:: 下面不显示代码：“专项整治从今天开始”，请去掉反引号，或行首的四个空格'],
    ['closing', '- 用三个月的实干换来一方平安', '> 用三个月', '9: 这种版式（closing）::aside:: 下面不显示“>”起头的引文：“用三个月”，这里可写的有：“-”起头的列表（1 到 3 条）、段落（最多 2 段，在列表前后）；请改成这样，或写到 ::aside:: 下面'],
    ['columns', '- **管行业**', '<ul><li>管</li></ul>\n\n- **管行业**', '8: 这种版式（columns）正文里不显示“<”起头的标签：“<ul><li>管</li></ul>”，请改用 Markdown 的列表来写'],
    ['agenda', '意见\n', '意见\n\n***\n', '6: 这种版式（agenda）正文里不显示分隔线：“***”，请删去，或换一种版式'],
  ]],
  ['too many or too few items', [
    ['point', '- 学校', '- 学校\n- 五\n- 六\n- 七', '14: 这种版式（point）最多放 6 条，这里有 7 条：“七”，请减去几条，或分成两页'],
    ['flow', '平安\n', '平安\n3. 三\n4. 四\n5. 五\n', '11: 这种版式（flow）最多放 4 条，这里有 5 条：“五”，请减去几条，或分成两页'],
    ['columns', '- **管业务**必须管安全\n- **管生产经营**必须管安全\n', '', '8: 这种版式（columns）至少要 2 条，这里只有 1 条：“管行业必须管安全”，请补上几条，或换一种版式'],
    ['never', '**去**\n', '**去**\n- **四**\n- **五**\n', '10: 这种版式（never）最多放 4 条，这里有 5 条：“五”，请减去几条，或分成两页'],
    ['case', '  - 违纪所得予以收缴\n', '  - 违纪所得予以收缴\n  - 责令退赔\n', '9: 设置写错了：“consequences: ["开除党籍处分","违纪所得予以收缴","责令退赔"]”，应有 1 到 2 项，请增减，或分成两页'],
    ['ledger', 'rows:\n', 'rows:\n  - { gain: 一, cost: 二, verdict: 三 }\n', `2: 设置写错了：“rows: [{"gain":"一","cost":"二","verdict":"三"},{"gain":"贪一时小利","cost":"丢一世清白","verdict":"值不值"},{"gain":"图一时痛快","cost":"误一家团圆","verdict":"值不值"}]”，应有 1 到 2 项，请增减，或分成两页`],
    ['point', '- 工地', '-', '9: 列表里有一条是空的：“-”，请写上文字，或删去'],
  ]],
  ['no words in bold where they are set large', [
    ['never', '**去**', '去', '8: 这种版式（never）每一条要有加粗的字：“不该去的地方坚决不能去”，请把要紧的几个字写在 ** 和 ** 之间'],
    ['never', '**吃**', '__吃', '6: 这种版式（never）每一条要有加粗的字：“不该吃的饭坚决不能__吃”，请把要紧的几个字写在 ** 和 ** 之间'],
    ['columns', '**管行业**', '管行业', '8: 这种版式（columns）每一条要有加粗的字：“管行业必须管安全”，请把要紧的几个字写在 ** 和 ** 之间'],
    ['columns', '**管业务**', '*管业务*', '9: 这种版式（columns）每一条要有加粗的字：“管业务必须管安全”，请把要紧的几个字写在 ** 和 ** 之间'],
    ['statement', '**三个月**', '三个月', '5: 这种版式（statement）要有一处加粗的字，放成大字：“为期三个月”，请把要紧的几个字写在 ** 和 ** 之间'],
    ['statement', '**三个月**', '三个月\n\n- 今天开始', '5: 这种版式（statement）要有一处加粗的字，放成大字：“为期三个月”，请把要紧的几个字写在 ** 和 ** 之间'],
  ]],
])('%s', (_, members) => {
  it.each(members)('in “%s”: %s → %s', (layout, words, replacement, ...faults) => {
    expect(faultsOf(spoilt(layout, words, replacement))).toEqual(faults)
  })
})
