import type { EditionOptions, Target } from '../export/editions.ts'
import { parseArgs } from 'node:util'
import { ASPECT_HELP, DEFAULT_ASPECT } from '../build/aspect.ts'
import { CLICKED, RANGED, TARGETS, USUAL } from '../export/editions.ts'
import { parseRange } from './range.ts'
import { readWords, UsageError } from './run.ts'

export interface ExportOptions extends Omit<EditionOptions, 'profile'> {
  /** path of the profile that the press prints by */
  icc?: string
  targets: Target[]
  help: boolean
  /** make them anew at each save, until the command is ended */
  watch: boolean
  /** path of the browser to use */
  browser?: string
}

const DEFAULT_TARGETS: Target[] = ['slides', 'handout', 'script']
const SLIDES: Target[] = ['slides']
const HANDOUTS: Target[] = ['handout', 'grey']
const PER_PAGE = ['1', '2', '3', '6']
const MOST_SCALE = 4

export const HELP = `用法：npm run export -- [文件夹] [目标…] [选项]

把讲话做成 PDF 和别的文件，放在 out/ 里。不写目标，就做 ${DEFAULT_TARGETS.join('、')} 三样。

文件夹
  另一份讲稿所在的文件夹，如 decks/2021-safety；不写就是最上层这一份

目标
${Object.entries(TARGETS).map(([name, text]) => `  ${name.padEnd(14)} ${text}`).join('\n')}

选项
  --per-page N   讲义每页几张：${PER_PAGE.join('、')}（6 张时只印幻灯片，不印所讲的话），如 handout-6.pdf
  --lines        讲义不印所讲的话，留横线记笔记，如 handout-lines.pdf
  --with-clicks  ${CLICKED.join('、')} 每次点击一页，名字里有 clicks
  --range 页码   ${RANGED.join('、')} 只做这几页，如 5-9,28，名字里有页码
  --scale 倍数   png 放大几倍：1 到 ${MOST_SCALE}，如 2 就是 3840×2160
  --large        讲话稿另做一份大字的（22 磅），只在句与句之间换页：script-large.pdf
  --marks        印刷版加裁切线：slides-press-marks.pdf
  --icc 文件     印刷版做成 PDF/X-4，附上印刷厂给的 CMYK 特性文件：slides-press-x4.pdf
  ${ASPECT_HELP}
  --browser 路径 用这个浏览器（Chrome、Edge 或 Chromium）；也可写进环境变量 DECK_BROWSER
  --watch        一存盘就重做，按 Ctrl+C 结束
  --help         显示这页说明`

const HINT = '写法见 npm run export -- --help'

const isTarget = (word: string): word is Target => Object.hasOwn(TARGETS, word)

/** Options that concern some targets only: each of those that are asked for has to be among them, or one. */
const FOR_EACH: Record<string, Target[]> = { 'range': RANGED, 'with-clicks': CLICKED }
const FOR_ONE: Record<string, Target[]> = { 'per-page': HANDOUTS, 'lines': HANDOUTS, 'large': ['script'], 'marks': ['press'], 'icc': ['press'], 'scale': ['png'] }

/**
 * Reads the command line of `npm run export`.
 * @throws UsageError that quotes the word it does not know, or the option that would do nothing
 */
export function parseArguments(argv: string[]): ExportOptions {
  const { values, positionals } = readWords(argv, parse, HINT)
  const { 'per-page': perPage = String(USUAL.perPage), 'with-clicks': withClicks, range, scale = String(USUAL.scale), ...options } = values
  const stranger = positionals.find(word => !isTarget(word))
  if (stranger !== undefined)
    throw new UsageError(`没有“${stranger}”这个目标，可用的有 ${Object.keys(TARGETS).join('、')}；${HINT}`)
  if (!PER_PAGE.includes(perPage))
    throw new UsageError(`--per-page 不能是“${perPage}”，只能是 ${PER_PAGE.join('、')}；${HINT}`)
  if (!(Number(scale) >= 1 && Number(scale) <= MOST_SCALE))
    throw new UsageError(`--scale 不能是“${scale}”，应是 1 到 ${MOST_SCALE} 的数；${HINT}`)
  const chosen = positionals.filter(isTarget)
  // Of some slides, or click by click, nobody means handout and script.
  const targets = chosen.length ? chosen : range !== undefined || withClicks ? SLIDES : DEFAULT_TARGETS
  requireUseful(Object.entries(values).flatMap(([option, value]) => value ? option : []), targets)
  return { ...options, perPage: Number(perPage), withClicks, range: range === undefined ? [] : parseRange(range), scale: Number(scale), targets }
}

/** Requires that each option does something for the targets: what nothing came of would be missed on paper only. */
function requireUseful(options: string[], targets: Target[]): void {
  for (const option of options) {
    const stranger = FOR_EACH[option] && targets.find(target => !FOR_EACH[option]!.includes(target))
    if (stranger)
      throw new UsageError(`--${option} 只用于 ${FOR_EACH[option]!.join('、')}，不能用于“${stranger}”；${HINT}`)
    if (FOR_ONE[option]?.every(target => !targets.includes(target)))
      throw new UsageError(`--${option} 只用于 ${FOR_ONE[option].join('、')}，这次要的是 ${targets.join('、')}；${HINT}`)
  }
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      'help': { type: 'boolean', short: 'h', default: false },
      'watch': { type: 'boolean', default: false },
      'per-page': { type: 'string' },
      'lines': { type: 'boolean', default: false },
      'with-clicks': { type: 'boolean', default: false },
      'range': { type: 'string' },
      'scale': { type: 'string' },
      'large': { type: 'boolean', default: false },
      'marks': { type: 'boolean', default: false },
      'icc': { type: 'string' },
      'aspect': { type: 'string', default: DEFAULT_ASPECT },
      'browser': { type: 'string' },
    },
  })
}
