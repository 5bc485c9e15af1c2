import { describe } from 'vitest'
import { eachSlip } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const ITEM = '- 仓库'
const DURATION = 'duration: 2m0s'
const WIRE = 'layout: wire'

describe('marks of a note and its clicks in other shapes are told of at their line', () => {
  const CLICK = '备注里的 [click] 写错了'
  const AROUND = (mark: string): string => `${SLIDES}:34: ${CLICK}：“…要看到，[click] 少数企业重效益轻安全，${mark} 隐患排查走了过场。”`
  eachSlip([
    ['no brackets', 'two', SLIDES, '[click] 隐患', 'click 隐患', `${SLIDES}:34: ${CLICK}：“…是也要看到，[click] 少数企业重效益轻安全，click 隐患排查走了过场。”`],
    ['full-width letters', 'two', SLIDES, '[click] 隐患', '[ｃｌｉｃｋ] 隐患', AROUND('[ｃｌｉｃｋ]')],
    ['brackets of a document', 'two', SLIDES, '[click] 隐患', '〔click〕 隐患', AROUND('〔click〕')],
    ['round brackets', 'two', SLIDES, '[click] 隐患', '（click） 隐患', AROUND('（click）')],
    ['half-width round brackets', 'two', SLIDES, '[click] 隐患', '(click) 隐患', AROUND('(click)')],
    ['braces', 'two', SLIDES, '[click] 隐患', '{click} 隐患', AROUND('{click}')],
    ['Chinese', 'two', SLIDES, '[click] 隐患', '[单击] 隐患', `${SLIDES}:34: ${CLICK}：“…但是也要看到，[click] 少数企业重效益轻安全，[单击] 隐患排查走了过场。”`],
    ['on the slide', 'two', SLIDES, '- 隐患', '- [click] 隐患', `${SLIDES}:31: [click] 写到了幻灯片上：“- [click] 隐患排查走了过场”`],
    ['a long end', 'two', SLIDES, '为期三个月。\n-->', '为期三个月。\n--->', `${SLIDES}:130: 备注的末尾写错了：“--->”`],
    ['an end of HTML', 'two', SLIDES, '为期三个月。\n-->', '为期三个月。\n--!>', `${SLIDES}:130: 备注的末尾写错了：“--!>”`],
    ['a long begin', 'two', SLIDES, '<!--\n专项', '<!---\n专项', `${SLIDES}:128: 备注的开头写错了：“<!---”`],
    ['a comment within it', 'two', SLIDES, '<!--\n专项', '<!--\n<!-- 慢 -->\n专项', `${SLIDES}:129: 备注里面又写了一个“<!--”：“<!-- 慢 -->”`],
  ])
})

describe('tags that no slide may have are told of, whatever a browser would make of them', () => {
  const FOREIGN = '第 10 页用了别的标签'
  const ATTRIBUTE = '第 10 页的标签里写了属性'
  eachSlip([
    ['a script', 'two', SLIDES, ITEM, '- 仓库<script>alert(1)</script>', `${SLIDES}:140: ${FOREIGN}：“<script>”`],
    ['a style', 'two', SLIDES, ITEM, '- <font color="red">仓库</font>', `${SLIDES}:140: 第 10 页用了没有的组件：“<font>”`],
    ['an underline', 'two', SLIDES, ITEM, '- <u>仓库</u>', `${SLIDES}:140: ${FOREIGN}：“<u>”`],
    ['a link that runs', 'two', SLIDES, ITEM, '- <a href="javascript:alert(1)">仓库</a>', `${SLIDES}:140: ${FOREIGN}：“<a>”`],
    ['a film', 'two', SLIDES, '不留死角，不留盲区\n\n<!--', '不留死角，不留盲区\n\n<video src="/a.mp4"></video>\n\n<!--', `${SLIDES}:149: ${FOREIGN}：“<video>”`],
    ['a picture', 'two', SLIDES, ITEM, '- 仓库<img src="/a.png">', `${SLIDES}:140: ${FOREIGN}：“<img>”`],
    ['a handler', 'two', SLIDES, ITEM, '- <span onclick="alert(1)">仓库</span>', `${SLIDES}:140: ${ATTRIBUTE}：“onclick”`],
    ['a handler of Vue', 'two', SLIDES, ITEM, '- <span @click="x">仓库</span>', `${SLIDES}:140: ${ATTRIBUTE}：“@click”`],
    ['a directive of Vue', 'two', SLIDES, ITEM, '- <span v-html="1"></span>仓库', `${SLIDES}:140: ${ATTRIBUTE}：“v-html”`],
    ['a style of its own', 'two', SLIDES, ITEM, '- <span style="color:red">仓库</span>', `${SLIDES}:140: ${ATTRIBUTE}：“style”`],
    ['a break in capitals', 'two', SLIDES, ITEM, '- 仓<BR>库', `${SLIDES}:140: 第 10 页用了没有的组件：“<BR>”`],
    ['the end of a break', 'two', SLIDES, ITEM, '- 仓</br>库', `${SLIDES}:140: <wbr> 和 <br> 没有带“/”的写法：“- 仓</br>库”`],
    ['a blank in a tag', 'two', SLIDES, ITEM, '- 仓< wbr>库', `${SLIDES}:140: 标签的“<”后面有空格：“- 仓< wbr>库”`],
    ['words struck through', 'two', SLIDES, ITEM, '- ~~仓库~~', `${SLIDES}:140: 这里用了删除线：“- ~~仓库~~”`],
  ])
})

describe('a setting that does nothing, or cannot be, is told of at its line', () => {
  const DECIDED = '这一项由版式定了，写了不起作用'
  eachSlip([
    ['a shape of the screen', 'two', SLIDES, DURATION, `${DURATION}\naspectRatio: 4/3`, `${SLIDES}:6: ${DECIDED}：“aspectRatio: 4/3”`],
    ['a width of the screen', 'two', SLIDES, DURATION, `${DURATION}\ncanvasWidth: 980`, `${SLIDES}:6: ${DECIDED}：“canvasWidth: 980”`],
    ['the usual shape, which older decks have', 'two', SLIDES, DURATION, `${DURATION}\naspectRatio: 16/9\ncanvasWidth: 1280`],
    ['an icon that is not there', 'two', SLIDES, DURATION, `${DURATION}\nfavicon: /no.svg`, `${SLIDES}:6: 图标找不到：“favicon: /no.svg”`],
    ['an icon of another host', 'two', SLIDES, DURATION, `${DURATION}\nfavicon: https://a.example/b.svg`, `${SLIDES}:6: 图标找不到：“favicon: https://a.example/b.svg”`],
    ['a language in Chinese', 'two', SLIDES, DURATION, `${DURATION}\nlang: 中文`, `${SLIDES}:6: 语言的写法不对：“lang: 中文”`],
    ['a description that is a list', 'two', SLIDES, 'info: 绷', 'info:\n  - 绷', `${SLIDES}:4: 设置写错了：“info: ["绷紧思想之弦，敲响安全生产这口“钟”；下足整治之功，筑牢风险防控这道“墙”"]”`],
    ['a title that is missing', 'two', SLIDES, 'title: 在全区安全生产专项整治动员会上的讲话\n', '', `${SLIDES}:1: 标题与讲话稿不合：“title: 无”`],
    ['a name for a file', 'two', SLIDES, DURATION, `${DURATION}\nexportFilename: ../../讲话`, `${SLIDES}:6: 不要写 exportFilename：“exportFilename: ../../讲话”`],
    ['a timer of Slidev\'s', 'two', SLIDES, DURATION, `${DURATION}\ntimer: countdown`, `${SLIDES}:6: 不要写 timer：“timer: countdown”`],
    ['cases in full-width brackets', 'two', SLIDES, DURATION, `${DURATION}\ncases: 【案例】`, `${SLIDES}:6: 设置写错了：“cases: 【案例】”`],
    ['labels in full-width braces', 'two', SLIDES, DURATION, `${DURATION}\nlabels: ｛讲义: 材料｝`, `${SLIDES}:6: 两条“---”之间的设置写错了：括号是全角的：“labels: ｛讲义: 材料｝”`],
    ['another title of a slide', 'two', SLIDES, WIRE, `${WIRE}\ntitle: 别的标题`, `${SLIDES}:155: 版式 wire 没有这个设置：“title: 别的标题”`],
    ['a name in Chinese', 'two', SLIDES, WIRE, '版式: wire', `${SLIDES}:154: 没有这个设置：“版式: wire”`],
    ['an alias', 'two', SLIDES, WIRE, `${WIRE}\nrouteAlias: 3`, `${SLIDES}:155: 不要写 routeAlias：“routeAlias: 3”`],
    ['a layout in full-width letters', 'two', SLIDES, WIRE, 'layout: ｗｉｒｅ', `${SLIDES}:154: 没有这种版式：“layout: ｗｉｒｅ”`],
  ])
})

describe('what Markdown, or an office program, has and no slide is told of at its line', () => {
  const UNDERLINE = '标题下面的线是分页的记号'
  const CODE = '这里写了代码的记号'
  const SLOT = '分栏的标记写错了'
  const BULLET = '这一条前面不是半角的“-”'
  eachSlip([
    ['a title that is underlined', 'two', SLIDES, '## 要全面排查\n', '要全面排查\n---\n', `${SLIDES}:139: ${UNDERLINE}：“---”`],
    ['a title that is underlined twice', 'two', SLIDES, '## 要全面排查\n', '要全面排查\n======\n', `${SLIDES}:139: ${UNDERLINE}：“======”`],
    ['a title in bold', 'two', SLIDES, '## 要全面排查', '**要全面排查**', `${SLIDES}:138: 幻灯片没有标题：“要全面排查”`],
    ['a title in a tag', 'two', SLIDES, '## 要全面排查', '<h2>要全面排查</h2>', `${SLIDES}:138: 幻灯片没有标题：“要全面排查”`],
    ['code', 'two', SLIDES, ITEM, '```\n仓库\n```\n\n- 仓库', `${SLIDES}:140: ${CODE}：“\`\`\`”`],
    ['code that does not end', 'two', SLIDES, ITEM, '```\n仓库\n\n- 仓库', `${SLIDES}:140: ${CODE}：“\`\`\`”`],
    ['code within tildes', 'two', SLIDES, ITEM, '~~~\n仓库\n~~~\n\n- 仓库', `${SLIDES}:140: ${CODE}：“~~~”`],
    ['a footnote', 'two', SLIDES, ITEM, '[^1]: 注\n\n- 仓库', `${SLIDES}:140: 这里写了脚注：“[^1]: 注”`],
    ['a slot without its end', 'two', SLIDES, '::aside::\n\n不留', '::aside\n\n不留', `${SLIDES}:145: ${SLOT}：“::aside”`],
    ['a slot with words behind it', 'two', SLIDES, '::aside::\n\n不留', '::aside:: 不留', `${SLIDES}:145: ${SLOT}：“::aside:: 不留死角，不留盲区”`],
    ['a slot in Chinese', 'two', SLIDES, '::aside::\n\n不留', '::旁注::\n\n不留', `${SLIDES}:145: ${SLOT}：“::旁注::”`],
    ['a square', 'two', SLIDES, ITEM, '■ 仓库', `${SLIDES}:140: ${BULLET}：“■ 仓库”`],
    ['an arrow', 'two', SLIDES, ITEM, '➢ 仓库', `${SLIDES}:140: ${BULLET}：“➢ 仓库”`],
    ['a tick', 'two', SLIDES, ITEM, '√ 仓库', `${SLIDES}:140: ${BULLET}：“√ 仓库”`],
    ['a bracket of books for a quotation', 'two', SLIDES, '> 隐患', '》隐患', `${SLIDES}:82: 引文前的“>”是全角的：“》隐患就是事故，<wbr>侥幸就是祸根。”`],
    ['a comment in words of a setting', 'cases', SLIDES, '  - 把工程发包当', '  - 把工程发包 # 当', `${SLIDES}:36: “#”和它后面的字会当成注释，不显示：“- 把工程发包 # 当成摇钱树”`],
    ['a comment behind a setting that is no words, which is no fault', 'two', SLIDES, WIRE, 'layout: wire # 高压线'],
    ['a layout without a name', 'two', SLIDES, WIRE, 'layout:', `${SLIDES}:153: 这一页没有写版式：“要立查立改”`],
    ...['constructor', 'toString', '__proto__'].flatMap((name): Parameters<typeof eachSlip>[0] => [
      [`a layout of the name ${name}`, 'two', SLIDES, WIRE, `layout: ${name}`, `${SLIDES}:154: 没有这种版式：“layout: ${name}”`],
      [`a setting of the name ${name}`, 'two', SLIDES, DURATION, `${DURATION}\n${name}: x`, `${SLIDES}:6: 没有这个设置：“${name}: x”`],
    ]),
    ['a line that nobody wrote by hand', 'two', SLIDES, ITEM, `- ${'仓'.repeat(50_000)}`, `${SLIDES}:132: 幻灯片太挤，标题之外有 50014 个字：“要全面排查”`, `${SLIDES}:140: 幻灯片上的话不是这一页备注的原话：“${'仓'.repeat(50_000)}”`],
    ['a layout in brackets', 'two', SLIDES, WIRE, 'layout: [wire]', `${SLIDES}:154: 设置写错了：“layout: ["wire"]”`],
  ])
})
