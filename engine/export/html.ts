import type { Slide } from '../check/deck.ts'
import type { DeckConfig } from '../config.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ASPECTS } from '../build/aspect.ts'
import { buildSite } from '../build/site.ts'
import { outlineOf } from '../site/outline.ts'
import { stillOf } from '../site/page.ts'
import { startScript } from '../site/start.ts'

/**
 * Makes the deck one page that holds all of itself (`engine/build/oneFile.ts`), or takes that of an earlier export that nothing
 * has changed since. A browser that cannot run its script shows the deck as text.
 * @param config of the deck
 * @param slides of it
 * @throws UserError with the end of Slidev's own report
 */
export async function makeHtml(config: DeckConfig, slides: Promise<Slide[]>): Promise<Buffer> {
  const [{ folder }, read] = await Promise.all([buildSite(config, 'stick'), slides])
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  return Buffer.from(page
    .replace('<html', '<html class="plain"')
    .replace('<style>', () => `<script>${startScript(ASPECTS[config.aspect]!)}</script>\n<style>`)
    .replace('<div id="app">', app => `${stillOf(outlineOf(read, []))}\n${app}`))
}
