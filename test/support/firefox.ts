import type { Browser } from 'puppeteer-core'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { launch } from 'puppeteer-core'
import { aptInstall, hasApt, thisMachine } from '../../scripts/browser.ts'

/** Where Firefox puts itself, beside the folders of `PATH`. */
const FOLDERS = ['/Applications/Firefox.app/Contents/MacOS', 'C:\\Program Files\\Mozilla Firefox']
const NAMES = ['firefox-esr', 'firefox', 'firefox.exe']

function find(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS]
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(thisMachine.exists)
}

/** The path of Firefox, which is installed where that can be done; none if there is none, and it says so. */
export async function findFirefox(): Promise<string | undefined> {
  if (!find() && hasApt(thisMachine))
    await aptInstall(thisMachine, 'firefox-esr')
  const path = find()
  if (!path)
    console.error('没有 Firefox，也装不上：单文件在 Firefox 里没有试过。请装好 Firefox 再试。')
  return path
}

/**
 * Starts Firefox by WebDriver BiDi (Playwright drives only a Firefox of its own), as strict as it comes.
 * @param executablePath as `findFirefox` gives it
 * @param cookies whether pages may store anything
 */
export function openFirefox(executablePath: string, cookies: boolean): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: { width: 1280, height: 720 },
    extraPrefsFirefox: {
      // Puppeteer would have all files be of one origin.
      'security.fileuri.strict_origin_policy': true,
      'network.cookie.cookieBehavior': cookies ? 5 : 2,
    },
  })
}
