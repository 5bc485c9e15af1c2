import { parseArgs } from 'node:util'
import { readWords, UsageError } from './run.ts'

export const HELP = `用法：npm run draft -- 讲话稿 新文件夹 [选项]

把写好的讲话稿变成一份幻灯片：讲稿全文一字不动地放进备注，幻灯片上只放摘录。
生成的是初稿，请对照 draft-report.md 看一遍；之后就照平常的办法改 Markdown。

  讲话稿       .docx、.pdf、.md 或 .txt（UTF-8、GBK、UTF-16）；写 - 就从标准输入读
  新文件夹     如 decks/2021-safety；已经有的文件夹不会动

选项：
  --title 标题  稿子里没有标题，或要换一个
  --keep        附件（编号又从一开始的部分）也一起讲
  --drop        附件不讲
  --per 字数    每页大约讲多少字，60 到 600；不写就是 130，稿子很长时多一些
  --help        看这段说明

例：npm run draft -- 讲话稿.docx decks/2021-safety
    npm run draft -- 工作报告.docx decks/report --drop --per 200
`

export interface DraftOptions {
  help: boolean
  /** path of the speech; `-` for standard input */
  source: string
  /** folder that is to be made */
  target: string
  title?: string | undefined
  appendix?: 'keep' | 'drop' | undefined
  per?: number | undefined
}

const PER = { least: 60, most: 600 }
const HINT = '看用法：npm run draft -- --help'

function readPer(per: string | undefined): number | undefined {
  if (per === undefined)
    return undefined
  const number = Number(per)
  if (!Number.isInteger(number) || number < PER.least || number > PER.most)
    throw new UsageError(`--per“${per}”应是 ${PER.least} 到 ${PER.most} 的整数：每页大约讲多少字`)
  return number
}

/**
 * Reads the command line of `npm run draft`.
 * @throws UsageError that quotes what it does not know, or says what is missing
 */
export function parseArguments(argv: string[]): DraftOptions {
  const options = { help: { type: 'boolean', default: false }, title: { type: 'string' }, keep: { type: 'boolean', default: false }, drop: { type: 'boolean', default: false }, per: { type: 'string' } } as const
  const { values, positionals } = readWords(argv, args => parseArgs({ args, options, allowPositionals: true }), HINT)
  const [source = '', target = '', ...more] = positionals
  if (!values.help && (!source || !target || more.length))
    throw new UsageError(`“${argv.join(' ')}”要有两样：讲话稿和新文件夹，如 npm run draft -- 讲话稿.docx decks/2021-safety；${HINT}`)
  if (values.keep && values.drop)
    throw new UsageError('--keep 和 --drop 只能写一个')
  if (values.title !== undefined && !values.title.trim())
    throw new UsageError('--title 后面要写标题')
  return {
    help: values.help,
    source,
    target,
    title: values.title?.trim(),
    appendix: values.keep ? 'keep' : values.drop ? 'drop' : undefined,
    per: readPer(values.per),
  }
}
