import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { scratch, state } from './support/files.ts'
import { copyDeck } from './support/project.ts'

const cache = join(scratch, 'cache')
vi.stubEnv('DECK_CACHE', cache)
const { buildSite } = await import('../engine/build/site.ts')

it('an edited deck is linked with what was kept of the house, and its site is the same as one built from nothing', async () => {
  await using copy = await copyDeck(deckFolder('two'))
  const build = async (): Promise<Record<string, string>> =>
    state((await buildSite({ deck: copy.folder, blanks: 'all', aspect: '16:9' }, 'paper')).folder)
  const before = await build()
  const slides = join(copy.folder, 'slides.md')
  writeFileSync(slides, readFileSync(slides, 'utf8').replace('## 我讲两点意见', '## 下面，我讲两点意见'))
  const edited = await build()
  rmSync(cache, { recursive: true, force: true })
  const anew = await build()

  expect(Object.keys(edited)).toEqual(Object.keys(anew))
  expect(edited).toEqual(anew)
  expect(edited).not.toEqual(before)
})
