import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PUBLIC, SECRET } from './support/blanks.ts'
import { deckFolder } from './support/decks.ts'
import { copyDeck, start } from './support/project.ts'
import { textsIn } from './support/texts.ts'

const wordsIn = async (folder: string): Promise<string> => Object.values(await textsIn(folder)).join('\n')

it('a filled blank is on paper and in the file for the stick, and on the web only where it is public', async () => {
  await using copy = await copyDeck(deckFolder('cases'))
  const { folder } = copy
  expect(await start('export', [folder, 'slides', 'script', 'html']).outcome).toMatchObject({ code: 0 })
  const here = await textsIn(join(folder, 'out'))
  expect(Object.keys(here).sort()).toEqual(['deck.html', 'script.pdf', 'slides.pdf'])
  for (const [file, text] of Object.entries(here)) {
    expect(text.includes(`副总经理${SECRET}`), file).toBe(true)
    expect(text.includes(`截留粮款${PUBLIC}万元`), file).toBe(true)
  }

  expect(await start('build', [folder, '--with-notes']).outcome).toMatchObject({ code: 0 })
  const web = await wordsIn(join(folder, 'dist'))
  expect(web.includes(SECRET)).toBe(false)
  expect(web.includes(`截留粮款${PUBLIC}万元`)).toBe(true)
})
