import { resolve } from 'node:path'
import process from 'node:process'
import { chooseBlanks } from './asked.ts'
import { chooseAspect, DEFAULT_ASPECT } from './aspect.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { sourceDate } from './export/date.ts'
import { editionsOf } from './export/editions.ts'
import { makeEditions, openPrinter } from './export/make.ts'
import { buildSite, publishSite } from './site.ts'
import { HELP, parseArguments } from './site/arguments.ts'
import { hostSite } from './site/host.ts'

await run(async () => {
  const { help, notes, url, aspect, browser: requested } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)

  chooseAspect(aspect)
  // A name in a blank of the speech goes on the web only where it is marked public, whatever the environment says.
  chooseBlanks('public')
  const root = process.cwd()
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [paper, printer, , deck, date] = await Promise.all([
    buildSite(root, 'paper'),
    openPrinter(root, requested),
    buildSite(root, notes ? 'notes' : 'public'),
    requireSoundDeck(root),
    sourceDate(root),
  ])
  await using _browser = printer.browser
  // Whatever the screen, the page links to them by their usual names.
  const downloads = editionsOf(notes ? ['slides', 'handout'] : ['slides'], { perPage: 3, lines: false, large: false, aspect: DEFAULT_ASPECT })
  const [site, pdfs] = await Promise.all([
    hostSite({ root, browser: printer.browser, deck, notes, url }),
    makeEditions(downloads, { root, printer, site: paper, deck, date }),
  ])
  await publishSite(site, pdfs, resolve(root, 'dist'))
  console.log(`网站在 dist/，${notes ? '所讲的话也在其中' : '不含所讲的话'}；整个文件夹放到任何静态主机的任何路径下都能用`)
})
