import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { watchDeck } from '../engine/export/watch.ts'

/** Longer than a save takes to be noticed. */
const QUIET_MS = 300

it('what is made of a deck is made at once, again for each file of the deck that is saved, and for no other', async () => {
  const deck = mkdtempSync(join(tmpdir(), 'deck 讲话 '))
  const save = (name: string): void => writeFileSync(join(deck, name), String(Math.random()))
  for (const folder of ['pages', 'speech', 'out', 'dist', '备份'])
    mkdirSync(join(deck, folder))
  save('slides.md')
  const rounds: string[][] = []
  // An error of a round ends the watch, and so this test.
  const ended = watchDeck(deck, async (saved) => {
    rounds.push(saved)
    if (saved.includes('pages/last.md'))
      throw new Error('enough')
    // Files that a round itself writes are no reason for another.
    save('out/slides.pdf')
  })
  const after = async (count: number): Promise<void> => vi.waitFor(() => expect(rounds).toHaveLength(count), { timeout: 5000 })

  await after(1)
  save('slides.md')
  await after(2)
  for (const other of ['out/handout.pdf', 'dist/index.html', '备份/slides.md', 'notes.txt'])
    save(other)
  await setTimeout(QUIET_MS)
  save('speech/blanks.yml')
  await after(3)
  save('pages/last.md')

  await expect(ended).rejects.toThrow('enough')
  expect(rounds).toEqual([[], ['slides.md'], ['speech/blanks.yml'], ['pages/last.md']])
  rmSync(deck, { recursive: true })
})
