import type { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSite } from '../build/site.ts'

/**
 * Makes the deck one page that holds all of itself (`engine/build/oneFile.ts`), or takes that of an earlier export that nothing
 * has changed since. It needs no browser.
 * @param root folder of the project
 * @throws UserError with the end of Slidev's own report
 */
export async function makeHtml(root: string): Promise<Buffer> {
  return readFile(join(await buildSite(root, 'stick'), 'index.html'))
}
