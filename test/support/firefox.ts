import type { Browser } from 'puppeteer-core'
import { launch } from 'puppeteer-core'
import { findProgram } from './programs.ts'

/** Folders in which Firefox puts itself, beside those of `PATH`. */
const FOLDERS = ['/Applications/Firefox.app/Contents/MacOS', 'C:\\Program Files\\Mozilla Firefox']

/** The path of Firefox, which is installed where that can be done. */
export function findFirefox(): Promise<string | undefined> {
  return findProgram(['firefox-esr', 'firefox', 'firefox.exe'], 'firefox-esr', FOLDERS)
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
