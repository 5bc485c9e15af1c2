import type { Texts } from './texts.ts'
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CACHE, LASTING } from '../build/cache.ts'
import { textFiles } from '../check/encoding.ts'
import { readSpoken } from './spoken.ts'
import { readTexts } from './texts.ts'

const run = promisify(execFile)
const PARTS = ['slides.md', 'pages', 'speech']

/** Finds where the texts of a deck are kept as they were when it was last found sound. */
const keptFolder = (deck: string): string => join(CACHE, `${LASTING}${createHash('sha256').update(realpathSync(deck)).digest('hex').slice(0, 16)}`)

/** Keeps the texts of a deck that is sound: what is changed after that can be told from what was there. */
export async function keepSound(deck: string): Promise<void> {
  const folder = keptFolder(deck)
  const unfinished = `${folder}.${randomUUID()}`
  try {
    for (const { file } of textFiles(deck)) {
      await mkdir(join(unfinished, dirname(file)), { recursive: true })
      await cp(join(deck, file), join(unfinished, file))
    }
    await rm(folder, { recursive: true, force: true })
    await rename(unfinished, folder)
  }
  catch {
    // If nothing can be kept, the history of the repository has to do.
    await rm(unfinished, { recursive: true, force: true }).catch(() => {})
  }
}

/** Puts the deck of the last commit into a folder. */
async function checkOut(deck: string, folder: string): Promise<void> {
  const { stdout } = await run('git', ['-c', 'core.quotePath=false', 'ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', ...PARTS], { cwd: deck })
  for (const file of stdout.split('\0').filter(Boolean)) {
    const { stdout: bytes } = await run('git', ['show', `HEAD:./${file}`], { cwd: deck, encoding: 'buffer', maxBuffer: 1e8 })
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), bytes)
  }
}

/** The texts of a folder, if its notes are its speech. */
async function soundTexts(folder: string): Promise<Texts | undefined> {
  if (!existsSync(join(folder, 'slides.md')))
    return undefined
  try {
    const texts = await readTexts(folder)
    return readSpoken(texts).bare === texts.said.text ? texts : undefined
  }
  catch {
    return undefined
  }
}

/**
 * The texts of a deck when it was last sound: at the last check that found nothing, else at the last commit.
 * @returns nothing where neither is known
 */
export async function lastSound(deck: string): Promise<Texts | undefined> {
  const kept = await soundTexts(keptFolder(deck))
  if (kept)
    return kept
  const folder = await mkdtemp(join(tmpdir(), 'deck-base-'))
  try {
    await checkOut(deck, folder)
    return await soundTexts(folder)
  }
  catch {
    return undefined
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}
