import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filledCopy, PUBLIC, SECRET } from './support/blanks.ts'
import { start } from './support/project.ts'
import { textsIn } from './support/texts.ts'

/** Four builds, none of them cached: the copy is its own. */
const PATIENCE = 400_000

const wordsIn = async (folder: string): Promise<string> => Object.values(await textsIn(folder)).join('\n')

it('a filled blank is on paper and in the file for the stick, and on the web only where it is public', async () => {
  await using copy = await filledCopy()
  const { folder } = copy
  expect(await start('export', [folder, 'slides', 'script', 'html']).outcome).toMatchObject({ code: 0 })
  const here = await wordsIn(join(folder, 'out'))
  expect(here.split(SECRET).length - 1).toBeGreaterThanOrEqual(5)
  expect(here).toContain(`富裕美丽${PUBLIC}新篇章`)

  expect(await start('build', [folder, '--with-notes']).outcome).toMatchObject({ code: 0 })
  const web = await wordsIn(join(folder, 'dist'))
  expect(web).not.toContain(SECRET)
  expect(web).toContain(`富裕美丽${PUBLIC}新篇章`)
}, PATIENCE)
