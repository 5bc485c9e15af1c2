import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { environment } from '../environment.ts'
import { HOUSE } from '../house.ts'

/** The folder of all that is made and kept, whichever deck it is made of. */
export const CACHE = environment.cache() || join(HOUSE, 'node_modules/.cache/deck')
/** Entries that nobody has asked for in a day go; a running export needs its site for seconds. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** Entries that stay: what a deck was when it was last sound (`engine/mend/base.ts`). */
export const LASTING = 'sound-'
/** An entry: what was made, and beside it the length and hash of each of its files. */
const CONTENTS = 'contents'
const MANIFEST = 'manifest.json'

/**
 * The hash of some files, of all that lies in some folders, and of what else matters. Files that do not exist are left out.
 * @param root folder that the inputs are named in
 */
export function contentHash(root: string, inputs: string[], ...others: unknown[]): string {
  const files = inputs.filter(input => existsSync(join(root, input))).flatMap(input => statSync(join(root, input)).isFile()
    ? input
    : readdirSync(join(root, input), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1)))
  const hash = createHash('sha256').update(JSON.stringify(others))
  for (const file of files.sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex').slice(0, 16)
}

async function prune(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const entry = join(CACHE, name)
    if (name.startsWith(LASTING))
      continue
    // Another build may be pruning, too.
    const used = await stat(entry).then(({ mtimeMs }) => mtimeMs, () => Infinity)
    if (used < Date.now() - KEPT_MS)
      await rm(entry, { recursive: true, force: true }).catch(() => {})
  }
}

/** Length and hash of each file below a folder, by its path in it, in order. */
async function manifestOf(folder: string): Promise<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort()
  const lines = await Promise.all(files.map(async (file) => {
    const bytes = await readFile(file)
    return [file.slice(folder.length + 1), bytes.length, createHash('sha256').update(bytes).digest('hex')]
  }))
  return JSON.stringify(lines)
}

/** True if all of an entry is as it was made: a full disk, a virus scanner or a hand may have cut it since. */
async function isSound(entry: string): Promise<boolean> {
  const kept = await readFile(join(entry, MANIFEST), 'utf8').catch(() => '')
  return kept !== '' && kept === await manifestOf(join(entry, CONTENTS)).catch(() => undefined)
}

/**
 * A folder that is made once and then used again, from whichever process; one that is damaged is made anew.
 * @param name of the entry; it names all that the contents depend on, by their hash
 * @param make fills the folder that it is given; if it fails nothing is kept
 * @returns the folder, which is not to be changed
 */
export async function cached(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const entry = join(CACHE, name)
  const contents = join(entry, CONTENTS)
  if (await isSound(entry)) {
    // Of another's cache the time cannot be set; it is pruned the earlier.
    await utimes(entry, new Date(), new Date()).catch(() => {})
    return contents
  }
  await rm(entry, { recursive: true, force: true })
  const unfinished = `${entry}.${randomUUID()}`
  await mkdir(join(unfinished, CONTENTS), { recursive: true })
  try {
    await make(join(unfinished, CONTENTS))
    await writeFile(join(unfinished, MANIFEST), await manifestOf(join(unfinished, CONTENTS)))
    await rename(unfinished, entry)
  }
  catch (error) {
    // Another process may have been faster.
    if (!await isSound(entry))
      throw error
  }
  finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await prune()
  return contents
}
