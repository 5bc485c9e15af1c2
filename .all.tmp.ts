import { mkdirSync } from 'node:fs'
const R="/tmp/wt/layout/"
const { buildSite } = await import(R+'engine/build/site.ts')
const { openBrowser } = await import(R+'engine/export/browser.ts')
const { openEdition } = await import(R+'engine/export/print.ts')
const { serveFolder } = await import(R+'engine/serve/static.ts')
const { readDeck } = await import(R+'engine/check/deck.ts')
const { readTypeset, lineOf } = await import(R+'engine/typeset/index.ts')
const { typesetFaults } = await import(R+'engine/typeset/judge.ts')
const { missingInStack } = await import(R+'engine/typeset/faces.ts')
const { browser } = await openBrowser('')
const [,, shots, ...args] = process.argv
for (const deckName of args) for (const aspect of (process.env.ASPECTS ?? '16:9').split(',')) {
  const folder = deckName === '.' ? R.slice(0,-1) : deckName.startsWith('/') ? deckName : R + 'test/fixtures/decks/' + deckName
  const config = { deck: folder, blanks: 'all', aspect }
  const { deck } = await readDeck(config)
  const site = await buildSite(config, 'paper')
  const server = await serveFolder(site.folder)
  const page = await openEdition(browser, server.url + '#/slides.pdf')
  for (const [i, r] of (await readTypeset(page)).entries())
    for (const f of typesetFaults(r, r.width, missingInStack)) console.log(deckName, aspect, i+1, deck.slides[i].layout, deck.slides[i].file, lineOf(deck.slides[i], f.words), f.what, f.words)
  if (shots !== '-') {
    const name = deckName.split('/').pop()
    mkdirSync(shots, { recursive: true })
    const sheets = await page.locator('.sheet').all()
    for (const [i, s] of sheets.entries()) await s.screenshot({ path: `${shots}/${name}-${aspect.replace(':','x')}-${String(i+1).padStart(2,'0')}.png` })
  }
  await page.close(); await server[Symbol.asyncDispose]()
  console.log(deckName, aspect, 'done')
}
await browser.close()
