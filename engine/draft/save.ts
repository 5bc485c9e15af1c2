import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../command/run.ts'
import { HOUSE } from '../house.ts'

/** Folders that belong to the deck of this house; decks may stand beside them. */
const OWN = new Set(['pages', 'speech', 'public'])

/**
 * Refuses a folder that is there, or is to be within another deck.
 * @throws UserError that names it
 */
export function requireNew(folder: string, shown: string): void {
  if (existsSync(folder))
    throw new UserError(`“${shown}”已经有了，初稿不会覆盖它；请换一个文件夹的名字`)
  for (let above = dirname(folder), within = basename(folder); ; within = basename(above), above = dirname(above)) {
    if (existsSync(join(above, 'slides.md')) && (above !== HOUSE || OWN.has(within)))
      throw new UserError(`“${shown}”在另一份讲稿的文件夹里（${above}）；请换一个地方，如 decks/2021-safety`)
    if (existsSync(above) && !statSync(above).isDirectory())
      throw new UserError(`“${shown}”放不进去：${above} 是一个文件；请换一个地方，如 decks/2021-safety`)
    if (above === dirname(above))
      return
  }
}

/**
 * Writes the files of a deck into a folder of its own: all or none of them. They are made beside the folder, under a
 * name of their own, and come under theirs in one step.
 * @param folder of the deck, which must not be there
 * @param files by their paths in it
 * @param prove looks at the deck before it comes under its name
 */
export async function saveDeck(folder: string, files: Record<string, string>, prove: (folder: string) => Promise<void>): Promise<void> {
  const made = join(dirname(folder), `.draft-${randomUUID()}`)
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(made, path)), { recursive: true })
      await writeFile(join(made, path), text)
    }
    await prove(made)
    await rename(made, folder)
  }
  catch (error) {
    await rm(made, { recursive: true, force: true })
    throw error
  }
}
