import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ORDINALS = '一二三四五六七八九'
const HEADINGS = ['统一思想认识', '突出重点任务', '狠抓工作落实', '优化营商环境', '保障改善民生', '守牢安全底线', '深化改革开放', '加强队伍建设', '全面加强党的领导']

function slide(settings: Record<string, string>, words: string): string {
  return `---\n${Object.entries(settings).map(([name, value]) => `${name}: ${value}\n`).join('')}---\n\n${words}\n`
}

/** One of each layout that any speech may have. */
const LAYOUTS: [string, string][] = [
  ['statement', '### 以实际行动**交出合格答卷**'],
  ['statement', '### 作出承诺\n\n- 说到**做到**\n\n::aside::\n\n- 请同志们监督'],
  ['point', '### 四项重点工作\n\n- 抓项目\n- 抓招商\n- 抓环境\n- 抓作风'],
  ['point', '### 五句话\n\n- 一以贯之\n- 二话不说\n- 三思而行\n- 四面八方的同志都要参加进来\n- 五湖四海\n\n::aside::\n\n- **六亲不认**'],
  ['flow', '### 三句话没有相同的词\n\n1. 先学一步\n2. 再**深一层**\n3. 做在前面'],
  ['flow', '### 一环扣一环\n\n1. 以学习促**认识**\n2. 以**认识**促**行动**\n3. 以**行动**促发展'],
  ['columns', '### 三个关键\n\n- **早**部署\n- **快**行动\n- 求**实**效'],
  ['columns', '### 四个方面\n\n- **思想上**松懈\n- **作风上**漂浮\n- **能力上**不足\n- **纪律上**松弛'],
  ['wheel', '### 四轮驱动\n\n- **项目**带动\n- **创新**驱动\n- **环境**拉动\n- **人才**推动'],
  ['gap', '### 去年以来\n\n- 完成了全年任务\n\n成绩显著\n\n::short::\n\n还要看到\n\n- 发展还不够平衡'],
  ['quote', '### 古人讲\n\n> 空谈误国，<br>实干兴邦。'],
  ['wire', '### 守住底线\n\n- 不越雷池一步\n- 纪律是**高压线**'],
  ['never', '### 两个不准\n\n- 不准随意\n- 不准**拖**'],
]

/**
 * Makes the slides of a copied project those of another speech: without images, with so many sections.
 * @param root folder of the copy
 * @param sections from 1 to 9
 * @returns how many slides there are
 */
export function writePlainDeck(root: string, sections: number): number {
  const [, head = ''] = readFileSync(join(root, 'slides.md'), 'utf8').split('---\n')
  const slides = [
    slide({ layout: 'agenda' }, `## 讲${ORDINALS[sections - 1]}点意见`),
    ...Array.from({ length: sections }, (_, index) => [
      slide({ layout: 'section', section: ORDINALS[index]! }, `# ${HEADINGS[index]}`),
      slide({ layout: 'point', section: ORDINALS[index]!, point: '第一' }, '## 要进一步<wbr>提高政治站位\n\n- 坚决扛起政治责任\n- 把思想和行动统一到中央决策部署上来\n- **时不我待、只争朝夕**'),
    ]).flat(),
    ...LAYOUTS.map(([layout, words]) => slide({ layout, section: '一' }, words)),
    slide({ layout: 'closing' }, '# 谢谢大家'),
  ]
  rmSync(join(root, 'pages'), { recursive: true })
  writeFileSync(join(root, 'slides.md'), `---\n${head}---\n\n# 在全市重点工作<wbr>推进会上的讲话\n\n${slides.join('\n')}`)
  return slides.length + 1
}
