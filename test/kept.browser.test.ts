import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { buildSite } from '../engine/build/site.ts'
import { deckFolder } from './support/decks.ts'
import { scratch, state } from './support/files.ts'
import { copyDeck } from './support/project.ts'

// For the process that builds: what it keeps of the house lies there.
const cache = join(scratch, 'cache')
vi.stubEnv('DECK_CACHE', cache)

it('an edited deck is linked with what was kept of the house, and its site is the same as one built from nothing', async () => {
  await using copy = await copyDeck(deckFolder('two'))
  const slides = join(copy.folder, 'slides.md')
  const build = async (): Promise<string> => (await buildSite({ deck: copy.folder, blanks: 'all', aspect: '16:9' }, 'paper')).folder
  // Words that no earlier test has built.
  const edit = (): void => writeFileSync(slides, readFileSync(slides, 'utf8').replace(/## 我讲两点意见.*/, `## 我讲两点意见${randomUUID()}`))
  // The first time all would be built in one.
  const buildAgain = (): void => void mkdirSync(join(cache, 'paper-0'), { recursive: true })
  buildAgain()
  edit()
  const before = state(await build())
  edit()
  const folder = await build()
  const edited = state(folder)
  rmSync(cache, { recursive: true })
  rmSync(dirname(folder), { recursive: true })
  buildAgain()

  expect(state(await build())).toEqual(edited)
  expect(edited).not.toEqual(before)
})
