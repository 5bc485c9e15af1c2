import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { checkDeck } from '../../engine/check/index.ts'
import { deckFolder } from './decks.ts'

/** Copies of decks lie here until the tests are done: several files of them may share a process. */
export const scratch = mkdtempSync(join(tmpdir(), 'deck-check-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** A copy of a fixture deck. */
export function copyOf(deck: string): string {
  const root = mkdtempSync(join(scratch, 'deck-'))
  cpSync(deckFolder(deck), root, { recursive: true })
  return root
}

/** A copy of a fixture deck in which `words`, found once in `file`, are replaced. */
export function spoiltDeck(deck: string, file: string, words: string, replacement: string): string {
  const root = copyOf(deck)
  const parts = readFileSync(join(root, file), 'utf8').split(words)
  expect(parts, `${words} is once in ${file}`).toHaveLength(2)
  writeFileSync(join(root, file), parts.join(replacement))
  return root
}

/** All findings of a deck, in short: the advice is left out. */
export async function findingsIn(root: string): Promise<string[]> {
  const { findings } = await checkDeck({ deck: root, blanks: 'all' })
  return findings.map(({ file, line, what, words }) => `${file}:${line}: ${what}：“${words}”`)
}

/** A slip: name, deck, file, words that are there once, what is typed in their place, and the findings. */
type Slip = [name: string, deck: string, file: string, words: string, typed: string, ...findings: string[]]

/** A test for each slip of a table. */
export function eachSlip(slips: Slip[]): void {
  it.each(slips)('%s', async (_, deck, file, words, typed, ...findings) => {
    expect(await findingsIn(spoiltDeck(deck, file, words, typed))).toEqual(findings)
  })
}
