import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getPort } from 'get-port-please'
import { describe, expect, it, vi } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { openPdf, rolesOf, textOf } from './support/pdf.ts'
import { copyDeck, start } from './support/project.ts'

/** Served at the very moment that its files are read. */
async function served(folder: string, file: string): Promise<string> {
  const port = await getPort({ random: true })
  const { child, outcome } = start('dev', [folder, `--port=${port}`])
  let printed = ''
  child.stdout!.on('data', chunk => printed += chunk)
  await vi.waitFor(() => expect(printed).toContain('Ctrl+C'), { timeout: 60_000 })
  const text = await (await fetch(`http://localhost:${port}/${file}`)).text()
  child.kill()
  await outcome
  return text
}

describe.each(DECKS)('the fixture deck “%s”, anywhere on the disk,', (name) => {
  it('is exported, put on a stick, built and served without a line of code', async () => {
    await using copy = await copyDeck(deckFolder(name))
    const { folder } = copy
    const { deck } = await readDeck({ deck: folder, blanks: 'all' })
    const phrase = deck!.slides.at(-1)!.phrases[0]!.text

    expect(await start('export', [folder, 'slides', 'html']).outcome).toMatchObject({ code: 0 })
    const pdf = await openPdf(join(folder, 'out/slides.pdf'))
    expect(pdf.numPages).toBe(deck!.slides.length)
    expect(await textOf(pdf, pdf.numPages)).toContain(phrase)
    for (const { no } of deck!.slides.filter(({ layout }) => layout === 'ledger'))
      expect((await rolesOf(pdf, no)).join(' ').replaceAll(/ (?:NonStruct|Span)/g, '')).toMatch(/ Table(?: TR TH TD TD){2,}/)
    expect(await readFile(join(folder, 'out/deck.html'), 'utf8')).toContain(deck!.headmatter.title)

    expect(await start('build', [folder]).outcome).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toContain(phrase)

    expect(await served(folder, '')).toContain(deck!.headmatter.title)
  })
})
