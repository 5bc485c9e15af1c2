import type { Machine } from '../scripts/browser.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findBrowser, thisMachine } from '../scripts/browser.ts'
import { UserError } from '../scripts/cli.ts'

const OWN = resolve('/cache/chrome')
const CHROME = resolve('/opt/chrome')
const EDGE = resolve('/opt/edge')
const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'
const UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
const FEDORA = 'NAME="Not Debian"\nID=fedora\n'

interface World {
  /** The paths of the browsers that are there, and work. */
  working?: string[]
  /** The paths of those that are there, but do not start. */
  broken?: string[]
  /** What a successful download or apt-get leaves behind. */
  downloads?: string
  apt?: string
  root?: boolean
  osRelease?: string
}

/** A machine that is the given world, and the log of the commands that it was asked to run. */
function machineOf({ working = [], broken = [], downloads, apt, root = true, osRelease = DEBIAN }: World) {
  const works = new Set(working)
  const exists = (path: string) => works.has(path) || broken.includes(path)
  const log: string[] = []
  const machine: Machine = {
    root,
    osRelease,
    exists,
    playwright: () => [OWN],
    installed: () => [CHROME, EDGE].filter(exists),
    starts: async ({ executablePath }) => works.has(executablePath),
    install: async (_notice, command, ...args) => {
      const download = command === process.execPath
      log.push(download
        ? 'download'
        : `${command} ${args[0]}`)
      const result = download
        ? downloads
        : args[0] === 'install'
          ? apt
          : undefined
      if (result !== undefined)
        works.add(result)
    },
  }
  return { machine, log }
}

const NO_INSTALL: string[] = []
const DOWNLOAD = ['download']
const APT = ['download', 'apt-get update', 'apt-get install']

beforeEach(() => vi.stubEnv('DECK_BROWSER', undefined))
afterEach(() => vi.unstubAllEnvs())

describe('the order of looking', () => {
  it.each<[string, World, string, string, string[]]>([
    [
      'Playwright before an installed one',
      {
        working: [OWN, CHROME],
      },
      OWN,
      'Playwright 自带',
      NO_INSTALL,
    ],
    [
      'an installed one before a download',
      {
        working: [CHROME],
        downloads: OWN,
      },
      CHROME,
      '本机已装',
      NO_INSTALL,
    ],
    [
      'Edge when there is no Chrome',
      {
        working: [EDGE],
      },
      EDGE,
      '本机已装',
      NO_INSTALL,
    ],
    [
      'past a Playwright browser that does not start',
      {
        broken: [OWN],
        working: [CHROME],
      },
      CHROME,
      '本机已装',
      NO_INSTALL,
    ],
    [
      'past a Chrome that does not start',
      {
        broken: [CHROME],
        working: [EDGE],
      },
      EDGE,
      '本机已装',
      NO_INSTALL,
    ],
    [
      'a download before apt',
      { downloads: OWN, apt: CHROME },
      OWN,
      '刚刚安装',
      DOWNLOAD,
    ],
    [
      'apt when the download fails',
      { apt: CHROME },
      CHROME,
      '刚刚安装',
      APT,
    ],
    [
      'apt when the download does not start',
      {
        broken: [OWN],
        apt: CHROME,
      },
      CHROME,
      '刚刚安装',
      APT,
    ],
    [
      'apt on Ubuntu',
      { apt: CHROME, osRelease: UBUNTU },
      CHROME,
      '刚刚安装',
      APT,
    ],
    [
      'apt on what is like Debian',
      { apt: CHROME, osRelease: MINT },
      CHROME,
      '刚刚安装',
      APT,
    ],
  ])('%s', async (_name, world, executablePath, source, commands) => {
    const { machine, log } = machineOf(world)
    expect(await findBrowser(undefined, machine)).toEqual({ executablePath, source })
    expect(log).toEqual(commands)
  })

  it.each<[string, World, string[]]>([
    [
      'not root',
      { apt: CHROME, root: false },
      DOWNLOAD,
    ],
    [
      'neither Debian nor like it',
      { apt: CHROME, osRelease: FEDORA },
      DOWNLOAD,
    ],
    [
      'no os-release',
      { apt: CHROME, osRelease: '' },
      DOWNLOAD,
    ],
    ['every install fails', {}, APT],
  ])('ends in advice: %s', async (_name, world, commands) => {
    const { machine, log } = machineOf(world)
    const error = await findBrowser(undefined, machine).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toMatch(/找不到.*playwright install.*--browser/)
    expect(log).toEqual(commands)
  })

  it('names once each browser that does not start', async () => {
    const { machine } = machineOf({
      broken: [OWN, CHROME],
    })
    await expect(findBrowser(undefined, machine)).rejects.toThrow(`没有可用的浏览器：${OWN} 启动不了、${CHROME} 启动不了，`)
  })
})

describe('a requested browser', () => {
  const MINE = resolve('/my/chrome')

  it.each<[string, string | undefined, string | undefined, string, string]>([
    [
      'the argument',
      MINE,
      undefined,
      MINE,
      '用户指定',
    ],
    [
      'the variable',
      undefined,
      MINE,
      MINE,
      '用户指定',
    ],
    [
      'the argument before the variable',
      MINE,
      EDGE,
      MINE,
      '用户指定',
    ],
    [
      'an empty variable, as if unset',
      undefined,
      '',
      OWN,
      'Playwright 自带',
    ],
  ])('is used: %s', async (_name, argument, variable, executablePath, source) => {
    vi.stubEnv('DECK_BROWSER', variable)
    const { machine } = machineOf({
      working: [OWN, MINE, EDGE],
    })
    expect(await findBrowser(argument, machine)).toEqual({ executablePath, source })
  })

  it('is returned as an absolute path', async () => {
    const { machine } = machineOf({})
    const found = await findBrowser('bin/chrome', {
      ...machine,
      exists: () => true,
      starts: async () => true,
    })
    expect(found.executablePath).toBe(resolve('bin/chrome'))
  })

  it.each<[string, World, RegExp]>([
    [
      'missing',
      {
        working: [OWN],
      },
      /「(.+)」用不了：找不到。请改成/,
    ],
    [
      'not starting',
      {
        working: [OWN],
        broken: [MINE],
      },
      /「(.+)」用不了：.+ 启动不了。请改成/,
    ],
  ])('is never replaced by another: %s', async (_name, world, message) => {
    const { machine, log } = machineOf(world)
    const error = await findBrowser(MINE, machine).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    expect(message.exec(String(error))?.[1]).toBe(MINE)
    expect(log).toEqual([])
  })
})

describe('this machine', () => {
  it.runIf(thisMachine.installed().length > 0)('finds a browser that exists and starts', async () => {
    const { executablePath } = await findBrowser(undefined, thisMachine)
    expect(existsSync(executablePath)).toBe(true)
  })

  it('does not start what is no browser', async () => {
    const notBrowser = { executablePath: process.execPath, source: '' }
    expect(await thisMachine.starts(notBrowser)).toBe(false)
  })

  it('survives an install command that is missing', async () => {
    const say = vi.spyOn(console, 'error').mockReturnValue()
    await thisMachine.install('正在安装', '/no/such/installer')
    expect(say.mock.calls).toEqual([
      ['正在安装'],
      ['没有成功：spawn /no/such/installer ENOENT'],
    ])
  })
})
