import type { DevOptions } from '../command/dev.ts'
import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

const ANY = '0.0.0.0'
const WIDE_SPACE = '\u3000'
const LONGEST_NAME = 5
const PAGES = { 幻灯片: '', 演讲者视图: '#/presenter/', 读稿: '#/reader' }

/** The addresses at which other devices find this machine (IPv4). */
function addresses(bind: string): string[] {
  return bind === ANY
    ? Object.values(networkInterfaces()).flatMap(list => list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
    : [bind]
}

const list = (url: string): string[] => Object.entries(PAGES).map(([name, hash]) => `  ${name.padEnd(LONGEST_NAME, WIDE_SPACE)}  ${url}${hash}`)

/**
 * Which addresses are served and how to stop, for the one who started the server.
 * @param options as the server was started
 * @param port on which it listens
 */
export function welcome(options: DevOptions, port: number): string {
  const { password, bind } = options
  const here = ['本机', ...list(`http://localhost:${port}/`)]
  if (password === undefined)
    return [...here, '', '只有这台电脑能打开。要让讲台上的平板打开，请用 npm run dev -- --remote', '按 Ctrl+C 停止。'].join('\n')
  const urls = addresses(bind).map(address => `http://${address}:${port}/`)
  return [
    ...here,
    '',
    ...urls.length ? ['同一网络的其他设备', ...urls.flatMap(list)] : ['这台电脑没有接入网络，其他设备打不开；接入后请重新启动'],
    '',
    `密码  ${password}`,
    ...urls.slice(0, 1).flatMap(url => ['', '读稿，请用平板扫一扫：', renderUnicodeCompact(`${url}${PAGES.读稿}`)]),
    '',
    '按 Ctrl+C 停止，其他设备随即打不开。',
  ].join('\n')
}
