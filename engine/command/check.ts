import type { Side } from '../mend/carry.ts'
import { parseArgs } from 'node:util'
import { readWords, UsageError } from './run.ts'

export interface CheckOptions {
  help: boolean
  /** print when each slide is due */
  timing: boolean
  /** carry a change of the speech into the notes, or the other way */
  fix: boolean
  /** do it without asking */
  yes: boolean
  /** the side that is newer wherever that cannot be told */
  from?: Side
  /** a Word file of the script, as an office has corrected it: path as typed */
  word?: string
  /** save as UTF-8 what is not */
  fixEncoding: boolean
}

export const HELP = `用法：npm run check -- [文件夹] [选项]

核对讲话稿、备注和幻灯片，逐处指出哪个文件、哪一行、怎样改。

文件夹
  另一份讲稿所在的文件夹，如 decks/2021-safety；不写就是最上层这一份

选项
  --timing        另列每页的字数和时间
  --fix           讲话稿和备注改了一边，把改动带到另一边；先列出要改什么，问过再改，原来的文件另存一份
  --yes           与 --fix 同用，不问就改
  --from 哪一边   与 --fix 同用，两边都改过时以哪一边为准：speech（讲话稿）或 notes（备注）
  --word 文件     与 --fix 同用，把办公室在 out/script.docx 里改的话读回来
  --fix-encoding  把不是 UTF-8 的文件改成 UTF-8，去掉看不见的字，原来的文件另存一份
  --help          显示这页说明`

const HINT = '写法见 npm run check -- --help'

const isSide = (word: string): word is Side => word === 'speech' || word === 'notes'

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      'help': { type: 'boolean', short: 'h', default: false },
      'timing': { type: 'boolean', default: false },
      'fix': { type: 'boolean', default: false },
      'yes': { type: 'boolean', short: 'y', default: false },
      'from': { type: 'string' },
      'word': { type: 'string' },
      'fix-encoding': { type: 'boolean', default: false },
    },
  }).values
}

/**
 * Reads the command line of `npm run check`.
 * @throws UsageError that quotes what it does not know
 */
export function parseArguments(argv: string[]): CheckOptions {
  const { 'fix-encoding': fixEncoding, from, word, ...options } = readWords(argv, parse, HINT)
  if (from !== undefined && !isSide(from))
    throw new UsageError(`--from 不能是“${from}”，只能是 speech（讲话稿）或 notes（备注）；${HINT}`)
  if ((options.yes || from !== undefined || word !== undefined) && !options.fix)
    throw new UsageError(`--yes、--from 和 --word 要与 --fix 同用；${HINT}`)
  return { ...options, fixEncoding, ...from !== undefined && { from }, ...word !== undefined && { word } }
}
