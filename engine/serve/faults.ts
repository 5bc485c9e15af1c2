import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { HOUSE } from '../house.ts'

const PLACE = /[\s(](file:\/\/[^\s()]+|\/[^\s()]+|[a-z]:\\[^\s()]+):\d+:\d+\)?$/i

/**
 * True if an error was thrown by code of this repository: the first place of its stack that is not Node's own lies in it,
 * outside `node_modules`. One without such a place, of a connection, say, is not ours.
 */
export function isOurs(error: unknown, house = HOUSE): boolean {
  const lines = error instanceof Error ? error.stack?.split('\n').filter(line => /^\s+at /.test(line)) ?? [] : []
  const [first] = lines.flatMap(line => PLACE.exec(line)?.[1] ?? [])
  if (first === undefined)
    return false
  const path = first.startsWith('file:') ? fileURLToPath(first.replace(/\?.*/, '')) : first
  return path.startsWith(house) && !path.includes('node_modules')
}

/**
 * The last net under a server in mid-talk: what nobody caught does not end the process. Foreign code is one line; a
 * defect of ours is shown with its stack.
 */
export function keepServing(): void {
  const tell = (error: unknown): void => {
    if (isOurs(error))
      console.error(error)
    else
      console.error(`服务器里一个部件出错，已略过：${String((error as Error | undefined)?.message ?? error).split('\n')[0]}`)
  }
  process.on('uncaughtException', tell).on('unhandledRejection', tell)
}
