import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ASPECT_HELP, DEFAULT_ASPECT } from '../build/aspect.ts'
import { isAddress } from '../serve/listen.ts'
import { readWords, UsageError } from './run.ts'

export interface DevOptions {
  help: boolean
  /** of the screen, `engine/build/aspect.ts` */
  aspect: string
  /** the first to try, or the one asked for */
  port: string | undefined
  /** what other devices are asked for; none: they are not served */
  password: string | undefined
  /** the password stands in the command line, which all users of this machine can read */
  isTyped: boolean
  /** address on which other devices are served */
  bind: string
}

const LEAST_PASSWORD = 6
const PORT = /^\d{1,5}$/
const MOST_PORT = 65535
/** Easy to type on a tablet, hard to confuse; eight of them are 40 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GENERATED_LENGTH = 8

export const HELP = `用法：npm run dev -- [文件夹] [选项]

打开幻灯片和演讲者视图，改了文件立刻看到。只有这台电脑能打开。

文件夹
  另一份讲稿所在的文件夹，如 decks/2021-safety；不写就是最上层这一份

选项
  --remote[=密码]  让同一网络的其他设备凭密码打开，如讲台上的平板；不写密码，就用环境变量
                   DECK_PASSWORD 里的，没有就自动生成。写在命令行里的，这台电脑的其他用户也看得到，
                   在 npm 自己的命令行里也看得到
  --bind 地址      与 --remote 同用，只在这台电脑的这个地址上开放
  --port 端口      用这个端口
  ${ASPECT_HELP}
  --help           显示这页说明`

const HINT = '写法见 npm run dev -- --help'

function generatePassword(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/**
 * Reads the command line of `npm run dev`.
 * @param argv its words
 * @param kept the password of the environment, for where none is typed; empty: one is made up
 * @throws UsageError that quotes what it does not know or cannot allow
 */
export function parseArguments(argv: string[], kept = ''): DevOptions {
  const { remote, bind, port, help, aspect } = readWords(argv, parse, HINT)
  if (bind !== undefined && remote === undefined)
    throw new UsageError(`--bind 要与 --remote 同用；${HINT}`)
  if (bind !== undefined && !isAddress(bind))
    throw new UsageError(`--bind 不能是“${bind}”，应是这台电脑的一个 IP 地址，如 192.168.1.5；${HINT}`)
  const given = remote || kept
  if (remote !== undefined && given && given.length < LEAST_PASSWORD)
    throw new UsageError(`密码“${given}”太短，至少 ${LEAST_PASSWORD} 个字符；只写 --remote 就自动生成`)
  if (port !== undefined && !(PORT.test(port) && Number(port) >= 1 && Number(port) <= MOST_PORT))
    throw new UsageError(`--port 不能是“${port}”，应是 1 到 65535 的数；${HINT}`)
  const password = remote === undefined ? undefined : given || generatePassword()
  return { help, aspect, port, bind: bind ?? '0.0.0.0', password, isTyped: Boolean(remote) }
}

function parse(argv: string[]) {
  return parseArgs({
    // The value may be left out, which `parseArgs` does not know.
    args: argv.map(word => word === '--remote' ? '--remote=' : word),
    options: {
      remote: { type: 'string' },
      bind: { type: 'string' },
      port: { type: 'string' },
      aspect: { type: 'string', default: DEFAULT_ASPECT },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values
}
