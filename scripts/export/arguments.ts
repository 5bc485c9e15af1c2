import { parseArgs } from 'node:util'
import { UserError } from '../cli.ts'

export interface ExportOptions {
  help: boolean
  /** path of the browser to use */
  browser?: string
}

export const HELP = `用法：npm run export -- [选项]

把整套幻灯片打印成 out/slides.pdf（16:9，每页一张，点击的内容全部显示）。

选项
  --browser 路径   用这个浏览器（Chrome、Edge 或 Chromium）；也可写进环境变量 DECK_BROWSER
  --help           显示这页说明`

/**
 * Reads the command line of `npm run export`.
 * @throws UserError that quotes the argument it does not know
 */
export function parseArguments(argv: string[]): ExportOptions {
  try {
    const { values } = parseArgs({ args: argv, options: { help: { type: 'boolean', short: 'h', default: false }, browser: { type: 'string' } } })
    return values
  }
  catch (error) {
    throw new UserError(`“${argv.join(' ')}”看不懂（${(error as Error).message}）；可用的选项见 npm run export -- --help`)
  }
}
