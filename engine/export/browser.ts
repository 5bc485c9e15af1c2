import type { ExecFileException } from 'node:child_process'
import type { Browser } from 'playwright-chromium'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
// Not `Launcher.getInstallations`: under WSL that lists Windows' chrome.exe, which cannot be driven from Linux.
import { darwin, linux, win32 } from 'chrome-launcher/dist/chrome-finder.js'
import { getAnyEdgeStable } from 'edge-paths'
import { chromium } from 'playwright-chromium'
import { UserError } from '../command/run.ts'
import { environment } from '../environment.ts'

/** A running browser; `source` tells the user, in Chinese, where it comes from. */
export interface OpenBrowser { browser: Browser, executablePath: string, source: string }

/** The questions that finding a browser asks of the machine. `install` reports its own failure and never rejects. */
export interface Machine {
  root: boolean
  osRelease: string
  exists: (path: string) => boolean
  playwright: () => string[]
  installed: () => string[]
  /** none if the file is not a browser that starts */
  start: (executablePath: string) => Promise<Browser | undefined>
  install: (notice: string, command: string, ...args: string[]) => Promise<void>
}

interface Step { source: string, candidates: () => string[], prepare?: () => Promise<void> }

const IS_ROOT = process.getuid?.() === 0
const LAUNCH_TIMEOUT_MS = 30_000
const INSTALL_TIMEOUT_MS = 5 * 60_000
const PLAYWRIGHT_CLI = join(createRequire(import.meta.url).resolve('playwright-chromium/package.json'), '../cli.js')
const DEBIAN = /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m
const FINDERS: Partial<Record<NodeJS.Platform, () => string[]>> = { darwin, linux, win32 }

/** Returns what `look` returns, as a list; empty when it throws, as the finders do when there is nothing to find. */
function orNone(look: () => string | string[]): string[] {
  try {
    return ([] as string[]).concat(look())
  }
  catch {
    return []
  }
}

async function install(notice: string, command: string, ...args: string[]): Promise<void> {
  console.error(notice)
  const env = environment.forInstall()
  await promisify(execFile)(command, args, { env, timeout: INSTALL_TIMEOUT_MS }).catch((error: ExecFileException) => {
    const reason = /^E(?:rror)?: .*/m.exec(error.stderr ?? '') ?? error.message.split('\n')
    console.error(`没有成功：${error.killed ? '超时' : reason[0]}`)
  })
}

/**
 * Features that Chromium starts without. The list below its address bar costs each new window a second of two cores. Of
 * Playwright's own list, which this replaces, those stay that would reach out to the network, or ask whoever uses Edge to
 * sign in.
 */
const WITHOUT = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'MediaRouter', 'OptimizationHints', 'msForceBrowserSignIn']

/**
 * Starts a browser headless, sandboxed unless we are root; Playwright itself turns off background traffic, updates and
 * sync. SIGINT ends browser and process, SIGTERM and SIGHUP only the browser.
 */
function start(executablePath: string): Promise<Browser | undefined> {
  const args = [`--disable-features=${WITHOUT}`]
  return chromium.launch({ executablePath, args, chromiumSandbox: !IS_ROOT, timeout: LAUNCH_TIMEOUT_MS }).catch(() => undefined)
}

export const thisMachine: Machine = {
  root: IS_ROOT,
  osRelease: orNone(() => readFileSync('/etc/os-release', 'utf8')).join(''),
  exists: existsSync,
  playwright: () => orNone(() => chromium.executablePath()),
  installed: () => [FINDERS[process.platform] ?? (() => []), getAnyEdgeStable].flatMap(look => orNone(look)),
  start,
  install,
}

/** True if `aptInstall` can install packages. */
export function hasApt({ root, osRelease }: Machine): boolean {
  return root && DEBIAN.test(osRelease)
}

/** Installs a package of Debian's; whether it worked is seen by looking for it. */
export async function aptInstall({ install }: Machine, name: string): Promise<void> {
  await install('正在更新软件包列表（最多 5 分钟）……', 'apt-get', 'update')
  await install(`正在用 apt-get 安装 ${name}（最多 5 分钟）……`, 'apt-get', 'install', '-y', '--no-install-recommends', name)
}

/** The places to look, in order. A step with `prepare` installs first; looking again tells whether that worked. */
function stepsFor(requested: string, machine: Machine): Step[] {
  const { playwright, installed, install } = machine
  const asked = () => [requested]
  if (requested) {
    return [
      { source: '用户指定', candidates: asked },
    ]
  }
  const download = () => install('没有可用的浏览器，正在下载 Chromium（最多 5 分钟）……', process.execPath, PLAYWRIGHT_CLI, 'install', '--no-shell', 'chromium')
  const steps: Step[] = [
    { source: 'Playwright 自带', candidates: playwright },
    { source: '本机已装', candidates: installed },
    { source: '刚刚安装', candidates: playwright, prepare: download },
  ]
  if (hasApt(machine))
    steps.push({ source: '刚刚安装', candidates: installed, prepare: () => aptInstall(machine, 'chromium') })
  return steps
}

/**
 * Starts the first browser that can be started, and installs one when there is none.
 * @param requested the path given with `--browser`, else that in `DECK_BROWSER`; an empty one counts as none
 * @param machine the machine to look at; another one only in tests
 * @param installs without it what is not there is not fetched
 * @throws {UserError} the requested browser is missing or does not start, or none was found or installed
 */
export async function openBrowser(requested = environment.browser(), machine = thisMachine, installs = true): Promise<OpenBrowser> {
  const broken = new Set<string>()
  for (const { source, candidates, prepare } of stepsFor(requested, machine).filter(({ prepare }) => installs || !prepare)) {
    await prepare?.()
    for (const executablePath of candidates().filter(machine.exists).map(path => resolve(path))) {
      const browser = await machine.start(executablePath)
      if (browser)
        return { browser, executablePath, source }
      broken.add(executablePath)
    }
  }
  const fault = [...broken].map(path => `${path} 启动不了`).join('、') || '找不到'
  if (requested)
    throw new UserError(`用 --browser 或 DECK_BROWSER 指定的浏览器「${requested}」用不了：${fault}。请改成 Chrome、Chromium 或 Edge 可执行文件的路径，或去掉它，由程序自己寻找。`)
  throw new UserError(`没有可用的浏览器：${fault}，自动安装也没有成功。请装好 Chrome、Chromium 或 Edge 再试；或运行 npx playwright install --with-deps chromium，连同系统库一起装（下载不了时用环境变量 PLAYWRIGHT_DOWNLOAD_HOST 指定镜像）；或用 --browser 指明浏览器的路径。`)
}
