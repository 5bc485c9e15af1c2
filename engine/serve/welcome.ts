import type { DevOptions } from '../command/dev.ts'
import { renderUnicodeCompact } from 'uqr'
import { inUrl, isLoopback, outerAddresses } from './addresses.ts'

const WIDE_SPACE = '\u3000'
const LONGEST_NAME = 5
const PAGES = { 幻灯片: '', 演讲者视图: '#/presenter/', 读稿: '#/reader' }

/** The addresses at which other devices find this machine. */
function othersFind(bind: string): string[] {
  switch (bind) {
    case '0.0.0.0':
      return outerAddresses().filter(address => !address.includes(':'))
    case '::':
      return outerAddresses()
    default:
      return isLoopback(bind) ? [] : [bind]
  }
}

const ANY = ['0.0.0.0', '::']

const list = (url: string): string[] => Object.entries(PAGES).map(([name, hash]) => `  ${name.padEnd(LONGEST_NAME, WIDE_SPACE)}  ${url}${hash}`)

/**
 * The text that tells the one who started the server which addresses are served, and how to stop.
 * @param options as the server was started
 * @param port on which it listens
 */
export function welcome(options: DevOptions, port: number): string {
  const { password, bind, isTyped } = options
  const urlOf = (address: string): string => `http://${inUrl(address)}:${port}/`
  if (password === undefined)
    return ['本机', ...list(urlOf('localhost')), '', '只有这台电脑能打开。要让讲台上的平板打开，请用 npm run dev -- --remote', '按 Ctrl+C 停止。'].join('\n')
  // Served on one address only, this machine uses that as all others do.
  const isOuter = ![...ANY].includes(bind) && !isLoopback(bind)
  const urls = othersFind(bind).map(urlOf)
  const here = ['本机', ...list(urlOf(isLoopback(bind) ? bind : 'localhost')), '']
  const nobody = isLoopback(bind) ? `${bind} 是这台电脑自己的地址，其他设备打不开；要让它们打开，请去掉 --bind` : '这台电脑没有接入网络，其他设备打不开；接入后请重新启动'
  return [
    ...isOuter ? ['本机和同一网络的其他设备'] : here,
    ...isOuter ? [] : urls.length ? ['同一网络的其他设备'] : [nobody],
    ...urls.flatMap(list),
    '',
    `密码  ${password}`,
    ...isTyped ? ['密码写在了命令行里，这台电脑的其他用户看得到；请改放在环境变量 DECK_PASSWORD 里，只写 --remote'] : [],
    ...urls.slice(0, 1).flatMap(url => ['', '读稿，请用平板扫一扫：', renderUnicodeCompact(`${url}${PAGES.读稿}`)]),
    '',
    '按 Ctrl+C 停止，其他设备随即打不开。',
  ].join('\n')
}
