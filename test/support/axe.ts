import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-chromium'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** All that axe-core finds on the page as it is, its good advice and the two rules of AAA included, a line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Half faded in, words are too faint.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  // Not as a script tag, which the security policy of a hosted site refuses.
  if (!await page.evaluate('"axe" in window'))
    await page.evaluate(AXE)
  const found = await page.evaluate(`axe.run({ rules: {
    'color-contrast-enhanced': { enabled: true },
    'target-size': { enabled: true },
  } })`) as AxeResults
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
