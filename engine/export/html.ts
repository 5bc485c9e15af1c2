import type { Buffer } from 'node:buffer'
import type { DeckConfig } from '../config.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSite } from '../build/site.ts'

/**
 * Makes the deck one page that holds all of itself (`engine/build/oneFile.ts`), or takes that of an earlier export that nothing
 * has changed since. It needs no browser.
 * @throws UserError with the end of Slidev's own report
 */
export async function makeHtml(config: DeckConfig): Promise<Buffer> {
  const { folder } = await buildSite(config, 'stick')
  return readFile(join(folder, 'index.html'))
}
