import { parseArgs } from 'node:util'
import { ASPECT_HELP, DEFAULT_ASPECT } from '../build/aspect.ts'
import { readWords, UsageError } from './run.ts'

export interface BuildOptions {
  help: boolean
  /** publish the words spoken, too */
  notes: boolean
  /** where the site will be, ending with a slash */
  url?: string
  /** of the screen, `engine/build/aspect.ts` */
  aspect: string
  /** path of the browser to use */
  browser?: string
}

export const HELP = `用法：npm run build -- [文件夹] [选项]

把讲话做成网站，放在 dist/ 里，整个文件夹放到任何静态主机的任何路径下都能用。
网站里只有幻灯片，没有所讲的话；要公开所讲的话，须写明 --with-notes。

文件夹
  另一份讲稿所在的文件夹，如 decks/2021-safety；不写就是最上层这一份

选项
  --with-notes   公开所讲的话：加上演讲者视图、阅读页和讲义
  --url 网址     网站将来的完整网址，给转发时显示的图片用，如 https://example.cn/speech/
  ${ASPECT_HELP}
  --browser 路径 用这个浏览器（Chrome、Edge 或 Chromium）；也可写进环境变量 DECK_BROWSER
  --help         显示这页说明`

const HINT = '写法见 npm run build -- --help'

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      'help': { type: 'boolean', short: 'h', default: false },
      'with-notes': { type: 'boolean', default: false },
      'url': { type: 'string' },
      'aspect': { type: 'string', default: DEFAULT_ASPECT },
      'browser': { type: 'string' },
    },
  }).values
}

/** The address as a folder: what is named relative to it lies below it. */
function folderOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new UsageError(`--url 不能是“${address}”，要写完整的网址，如 https://example.cn/speech/；${HINT}`)
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/**
 * Reads the command line of `npm run build`.
 * @throws UsageError that quotes what it does not know
 */
export function parseArguments(argv: string[]): BuildOptions {
  const { 'with-notes': notes, url, ...options } = readWords(argv, parse, HINT)
  return { ...options, notes, ...(url !== undefined && { url: folderOf(url) }) }
}
