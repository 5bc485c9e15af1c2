import type { Area, Layout, Setting } from './declaration.ts'
import { LAYOUTS } from './index.ts'
import { areaWords, settingWords } from './words.ts'

const HEAD = `# 版式

<!-- 由 engine/layouts/ 生成，请改那里，再运行 npx vitest run --project fast test/layouts.test.ts -u -->

每一页开头写 \`layout: 版式\`；\`section\` 和 \`point\` 写这一页在讲话稿的第几部分、第几点。
列表的每一条是一次点击。哪种版式能放什么，都在下面；放了别的，\`npm run check\` 会指出文件和行。
`

const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`

function settingRow([name, setting]: [string, Setting]): string {
  return row(`设置 \`${name}\``, setting.needed ? '必写' : '可不写', settingWords(setting), setting.says + (setting.with ? `；与 \`${setting.with}\` 同写` : ''))
}

const areaRow = (name: string, area: Area): string => row(name, area.needed ? '必写' : '可不写', areaWords(area), area.says)

const BOLD = { each: '每一条里要有加粗的字。', last: '每一条的末尾要有加粗的字。', somewhere: '标题或正文里要有一处加粗的字，放成大字。' }

/** One layout: what it takes, as a table, and an example. */
function layoutGuide([name, { name: title, title: heading, settings, body, slots, bold, example }]: [string, Layout]): string {
  return [
    `## ${name} ${title}`,
    '',
    row('写在哪里', '', '写什么', '作用'),
    row('---', '---', '---', '---'),
    ...heading === 'heading' ? [row('标题', '必写', '“#”“##”或“###”起头的一行', '这一页的标题')] : [],
    ...Object.entries(settings).map(settingRow),
    ...body ? [areaRow('正文', body)] : [],
    ...Object.entries(slots).map(([name, area]) => areaRow(`\`::${name}::\` 下面`, area)),
    '',
    ...bold ? [BOLD[bold], ''] : [],
    '```markdown',
    example.trimEnd(),
    '```',
    '',
  ].join('\n')
}

/** The guide to all layouts, in Markdown: `docs/layouts.md`. */
export const layoutsGuide = (): string => [HEAD, ...Object.entries(LAYOUTS).map(layoutGuide)].join('\n')
