import type { Copy } from '../../tools/bench/copy.ts'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { copyProject } from '../../tools/bench/copy.ts'
import { deckFolder } from './decks.ts'
import { ROOT } from './site.ts'

/** What two blanks of the deck “cases” are filled with; the other one is public. */
export const SECRET = '某甲'
export const PUBLIC = '37.5'

/** A copy of the project with the deck “cases” at its top level. */
export async function filledProject(): Promise<Copy> {
  const copy = await copyProject(ROOT)
  await Promise.all(['pages', 'speech', 'public'].map(part => rm(join(copy.folder, part), { recursive: true })))
  await cp(deckFolder('cases'), copy.folder, { recursive: true })
  return copy
}
