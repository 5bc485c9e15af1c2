import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filledCopy, PUBLIC, SECRET } from './support/blanks.ts'
import { openPdf, textOf } from './support/pdf.ts'
import { start } from './support/project.ts'

/** Four builds, none of them cached: the copy is its own. */
const PATIENCE = 400_000

/** All that can be read in a folder: its texts, and the words of its PDFs. */
async function wordsIn(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter(file => /\.(?:html|js|css|txt|pdf)$/.test(file))
  return (await Promise.all(files.map(async (file) => {
    if (!file.endsWith('.pdf'))
      return readFile(join(folder, file), 'utf8')
    const pdf = await openPdf(join(folder, file))
    return (await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))).join('')
  }))).join('\n')
}

it('a filled blank is on paper and in the file for the stick, and on the web only where it is public', async () => {
  await using copy = await filledCopy()
  const { folder } = copy
  expect(await start(folder, 'export', ['slides', 'script', 'html']).outcome).toMatchObject({ code: 0 })
  const here = await wordsIn(join(folder, 'out'))
  expect(here.split(SECRET).length - 1).toBeGreaterThanOrEqual(5)
  expect(here).toContain(`富裕美丽${PUBLIC}新篇章`)

  expect(await start(folder, 'build', ['--with-notes']).outcome).toMatchObject({ code: 0 })
  const web = await wordsIn(join(folder, 'dist'))
  expect(web).not.toContain(SECRET)
  expect(web).toContain(`富裕美丽${PUBLIC}新篇章`)
}, PATIENCE)
