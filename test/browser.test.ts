import type { Browser } from 'playwright-chromium'
import type { Machine } from '../engine/export/browser.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { openBrowser, thisMachine } from '../engine/export/browser.ts'

const BROWSER = {} as Browser
const OWN = resolve('/cache/chrome')
const CHROME = resolve('/opt/chrome')
const EDGE = resolve('/opt/edge')
const MINE = resolve('/my/chrome')
const OS_RELEASE = {
  'Debian': 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n',
  'Ubuntu': 'NAME="Ubuntu"\nID=ubuntu\n',
  'Mint': 'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
  'Fedora': 'NAME="Not Debian"\nID=fedora\n',
  'no Linux': '',
}

/** The browsers that work, those that are there without starting, and the one that a download or apt-get would leave behind. */
interface World {
  working?: string[]
  broken?: string[]
  downloads?: string
  apt?: string
  root?: boolean
  os?: keyof typeof OS_RELEASE
}

/** A machine that is the given world, and the log of the installs that it was asked for. */
function machineOf({ working = [], broken = [], downloads = '', apt = '', root = true, os = 'Debian' }: World) {
  const works = new Set(working)
  const exists = (path: string) => works.has(path) || broken.includes(path)
  const installs: string[] = []
  const machine: Machine = {
    root,
    osRelease: OS_RELEASE[os],
    exists,
    playwright: () => [OWN],
    installed: () => [CHROME, EDGE].filter(exists),
    start: async executablePath => works.has(executablePath) ? BROWSER : undefined,
    install: async (_notice, command, ...args) => {
      const name = command === process.execPath
        ? 'download'
        : `${command} ${args[0]}`
      installs.push(name)
      works.add({ 'download': downloads, 'apt-get install': apt }[name] ?? '')
    },
  }
  return { machine, installs }
}

beforeEach(() => vi.stubEnv('DECK_BROWSER', undefined))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('looking for a browser', () => {
  const APT = 'download,apt-get update,apt-get install'

  it.each`
    working          | broken      | downloads | apt       | os          | expected  | source              | expectedInstalls
    ${[OWN, CHROME]} | ${[]}       | ${''}     | ${''}     | ${'Debian'} | ${OWN}    | ${'Playwright 自带'} | ${''}
    ${[CHROME]}      | ${[]}       | ${OWN}    | ${''}     | ${'Debian'} | ${CHROME} | ${'本机已装'}        | ${''}
    ${[EDGE]}        | ${[]}       | ${OWN}    | ${''}     | ${'Debian'} | ${EDGE}   | ${'本机已装'}        | ${''}
    ${[CHROME]}      | ${[OWN]}    | ${''}     | ${''}     | ${'Debian'} | ${CHROME} | ${'本机已装'}        | ${''}
    ${[EDGE]}        | ${[CHROME]} | ${''}     | ${''}     | ${'Debian'} | ${EDGE}   | ${'本机已装'}        | ${''}
    ${[]}            | ${[]}       | ${OWN}    | ${CHROME} | ${'Debian'} | ${OWN}    | ${'刚刚安装'}        | ${'download'}
    ${[]}            | ${[]}       | ${''}     | ${CHROME} | ${'Debian'} | ${CHROME} | ${'刚刚安装'}        | ${APT}
    ${[]}            | ${[OWN]}    | ${''}     | ${CHROME} | ${'Debian'} | ${CHROME} | ${'刚刚安装'}        | ${APT}
    ${[]}            | ${[]}       | ${''}     | ${CHROME} | ${'Ubuntu'} | ${CHROME} | ${'刚刚安装'}        | ${APT}
    ${[]}            | ${[]}       | ${''}     | ${CHROME} | ${'Mint'}   | ${CHROME} | ${'刚刚安装'}        | ${APT}
  `('on $os with $working, $broken dead, download $downloads, apt $apt: $expected', async ({ expected, source, expectedInstalls, ...world }) => {
    const { machine, installs } = machineOf(world)
    expect(await openBrowser(undefined, machine)).toEqual({ browser: BROWSER, executablePath: expected, source })
    expect(installs.join()).toBe(expectedInstalls)
  })

  it.each`
    root     | os            | apt       | expectedInstalls
    ${false} | ${'Debian'}   | ${CHROME} | ${'download'}
    ${true}  | ${'Fedora'}   | ${CHROME} | ${'download'}
    ${true}  | ${'no Linux'} | ${CHROME} | ${'download'}
    ${true}  | ${'Debian'}   | ${''}     | ${APT}
  `('ends in advice on $os, root $root, apt $apt', async ({ expectedInstalls, ...world }) => {
    const { machine, installs } = machineOf(world)
    const error = await openBrowser(undefined, machine).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toMatch(/找不到.*playwright install.*--browser/)
    expect(installs.join()).toBe(expectedInstalls)
  })

  it('names once each browser that does not start', async () => {
    const broken = [OWN, CHROME]
    const { machine } = machineOf({ broken })
    await expect(openBrowser(undefined, machine)).rejects.toThrow(`没有可用的浏览器：${OWN} 启动不了、${CHROME} 启动不了，`)
  })
})

describe('a requested browser', () => {
  it.each`
    argument     | variable     | expected | source
    ${MINE}      | ${undefined} | ${MINE}  | ${'用户指定'}
    ${undefined} | ${MINE}      | ${MINE}  | ${'用户指定'}
    ${MINE}      | ${EDGE}      | ${MINE}  | ${'用户指定'}
    ${undefined} | ${''}        | ${OWN}   | ${'Playwright 自带'}
  `('--browser $argument, DECK_BROWSER $variable: $expected', async ({ argument, variable, expected, source }) => {
    vi.stubEnv('DECK_BROWSER', variable)
    const working = [OWN, MINE, EDGE]
    const { machine } = machineOf({ working })
    expect(await openBrowser(argument, machine)).toEqual({ browser: BROWSER, executablePath: expected, source })
  })

  it('is returned as an absolute path', async () => {
    const { machine } = machineOf({})
    const found = await openBrowser('bin/chrome', {
      ...machine,
      exists: () => true,
      start: async () => BROWSER,
    })
    expect(found.executablePath).toBe(resolve('bin/chrome'))
  })

  it.each`
    fault         | broken    | message
    ${'missing'}  | ${[]}     | ${`「${MINE}」用不了：找不到。请改成`}
    ${'unusable'} | ${[MINE]} | ${`「${MINE}」用不了：${MINE} 启动不了。请改成`}
  `('is not replaced by another when $fault', async ({ broken, message }) => {
    const working = [OWN]
    const { machine, installs } = machineOf({ working, broken })
    const error = await openBrowser(MINE, machine).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toContain(message)
    expect(installs).toEqual([])
  })
})

describe('this machine', () => {
  it.runIf(thisMachine.installed().length > 0)('starts a browser that exists', async () => {
    const { browser, executablePath } = await openBrowser()
    expect(existsSync(executablePath)).toBe(true)
    expect(browser.isConnected()).toBe(true)
    await browser.close()
  })

  it('does not take another program for a browser', async () => {
    expect(await thisMachine.start(process.execPath)).toBeUndefined()
  })

  it('says why an install failed, and goes on', async () => {
    const say = vi.spyOn(console, 'error').mockReturnValue()
    await thisMachine.install('正在安装', '/no/such/installer')
    expect(say.mock.calls.flat()).toEqual(['正在安装', '没有成功：spawn /no/such/installer ENOENT'])
  })
})
