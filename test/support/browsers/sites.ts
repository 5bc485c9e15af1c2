import type { Deck } from '../../../engine/check/deck.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDeck } from '../../../engine/check/deck.ts'
import { openBrowser } from '../../../engine/export/browser.ts'
import { makeHtml } from '../../../engine/export/html.ts'
import { hostSite } from '../../../engine/site/host.ts'
import { CONFIG, ROOT } from '../site.ts'

/** The deck at the top level, as every browser is to show it. */
export interface Sites extends AsyncDisposable {
  deck: Deck
  /** folder of the hosted site, with the words spoken; not to be changed */
  hosted: string
  /** URL of the file for the stick */
  stick: string
  /** path of the newest Chromium */
  newest: string
}

/** Builds them as a user would. */
export async function makeSites(): Promise<Sites> {
  const config = { ...CONFIG, deck: ROOT }
  const [{ browser, executablePath }, { deck }] = await Promise.all([openBrowser(), readDeck(config)])
  const folder = await mkdtemp(join(tmpdir(), 'stick-'))
  const file = join(folder, 'deck.html')
  const hosted = await hostSite({ config: { ...config, blanks: 'public' }, browser, deck: deck!, notes: true })
  await browser.close()
  await writeFile(file, await makeHtml(config, Promise.resolve(deck!.slides)))
  return {
    deck: deck!,
    hosted,
    stick: pathToFileURL(file).href,
    newest: executablePath,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
