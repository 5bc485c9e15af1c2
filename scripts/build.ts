import { join } from 'node:path'
import process from 'node:process'
import { buildSite, publishSite } from '../engine/build/site.ts'
import { requireSoundDeck } from '../engine/check/index.ts'
import { HELP, parseArguments } from '../engine/command/build.ts'
import { shown, takeDeck } from '../engine/command/deck.ts'
import { run } from '../engine/command/run.ts'
import { resolveConfig } from '../engine/config.ts'
import { editionsOf, USUAL } from '../engine/export/editions.ts'
import { makeEditions, openPrinter } from '../engine/export/make.ts'
import { buildHosted, hostSite } from '../engine/site/host.ts'

await run(async () => {
  const { deck: source, words } = takeDeck(process.argv.slice(2))
  const { help, notes, url, ...choices } = parseArguments(words)
  if (help)
    return console.log(HELP)

  // A name in a blank of the speech goes on the web only where it is marked public.
  const config = await resolveConfig({ deck: source, ...choices }, 'public')
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [paper, printer, , deck] = await Promise.all([
    buildSite(config, 'paper'),
    openPrinter(config.browser),
    buildHosted(config, notes),
    requireSoundDeck(config),
  ])
  await using _browser = printer.browser
  // Whatever the screen, the page links to them by their usual names.
  const downloads = editionsOf(notes ? ['slides', 'handout'] : ['slides'], USUAL)
  const [site, pdfs] = await Promise.all([
    hostSite({ config, browser: printer.browser, deck, notes, url }),
    makeEditions(downloads, { config, printer, site: paper, deck }),
  ])
  const folder = join(config.deck, 'dist')
  await publishSite(site, pdfs, folder)
  console.log(`网站在 ${shown(folder)}/，${notes ? '所讲的话也在其中' : '不含所讲的话'}；整个文件夹放到任何静态主机的任何路径下都能用`)
})
