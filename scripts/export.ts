import type { Buffer } from 'node:buffer'
import type { Deck } from '../engine/check/deck.ts'
import type { ExportOptions } from '../engine/command/export.ts'
import type { DeckConfig } from '../engine/config.ts'
import type { Edition } from '../engine/export/editions.ts'
import { join } from 'node:path'
import process from 'node:process'
import { suffixOf } from '../engine/build/aspect.ts'
import { buildSite } from '../engine/build/site.ts'
import { requireSoundDeck } from '../engine/check/index.ts'
import { shown, takeDeck } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/export.ts'
import { requireSlides } from '../engine/command/range.ts'
import { report, run } from '../engine/command/run.ts'
import { resolveConfig } from '../engine/config.ts'
import { editionsOf } from '../engine/export/editions.ts'
import { makeHtml } from '../engine/export/html.ts'
import { makeEditions, Tools } from '../engine/export/make.ts'
import { readProfile } from '../engine/export/pdf/profile.ts'
import { watchDeck } from '../engine/export/watch.ts'
import { writeOutputs } from '../engine/export/write.ts'

/** What a command line asks for. */
type Order = ExportOptions & { deck: string }

/** A file for `out/`; `violations` of PDF/UA-1, where it is a PDF. */
interface Finished { file: string, bytes: Buffer, pages?: number, violations?: string[] }

/** Prints editions with a browser that is found, or installed, if there are any. */
async function printAll(config: DeckConfig, editions: Edition[], checking: Promise<Deck>, tools: Tools, progress: typeof console.error): Promise<Finished[]> {
  if (!editions.length)
    return []
  // Side by side, the slowest to start first; a broken deck ends them all.
  const building = tools.workshop().then(kept => buildSite(config, 'paper', { kept }))
  const [site, printer, deck] = await Promise.all([building, tools.printer(config.browser), checking])
  progress(`浏览器：${printer.executablePath}（${printer.source}）`)
  return await makeEditions(editions, { config, printer, site, deck })
}

async function makePage(config: DeckConfig, checking: Promise<Deck>): Promise<Finished[]> {
  const [bytes, { slides }] = await Promise.all([makeHtml(config, checking.then(({ slides }) => slides)), checking])
  return [{ file: `deck${suffixOf(config.aspect)}.html`, bytes, pages: slides.length }]
}

async function makeWord(config: DeckConfig, checking: Promise<Deck>): Promise<Finished[]> {
  const [{ makeDocx }, { headmatter }] = await Promise.all([import('../engine/export/docx/index.ts'), checking])
  return [{ file: 'script.docx', bytes: await makeDocx(config, headmatter, config.date) }]
}

/** Makes all files that are asked for, and puts them in place; the browser and the place to build in are kept. */
async function exportDeck({ deck, targets, ...options }: Order, tools: Tools, progress: typeof console.error): Promise<(Finished & { target: string })[]> {
  const profile = options.icc === undefined ? undefined : readProfile(options.icc)
  const config = await resolveConfig({ deck, ...options }, 'all')
  const checking = requireSoundDeck(config).then((deck) => {
    requireSlides(options.range, deck.slides.length)
    progress(`核对：${deck.slides.length} 页无误`)
    return deck
  })
  // All are made before any is written: a broken deck changes no file.
  const made = await Promise.all([
    printAll(config, editionsOf(targets, { ...options, profile }), checking, tools, progress),
    targets.includes('html') ? makePage(config, checking) : [],
    targets.includes('docx') ? makeWord(config, checking) : [],
  ])
  const finished = made.flat().map(output => ({ target: join('out', output.file), ...output }))
  await writeOutputs(config.deck, finished)
  for (const { target, violations = [] } of finished)
    violations.forEach(violation => console.error(`${target} 不合 PDF/UA-1：${violation}`))
  return finished
}

/** Exports again at each save, and tells in a line what was made; after an error it goes on. */
function keepExporting(order: Order, tools: Tools): Promise<never> {
  return watchDeck(order.deck, async (saved) => {
    const start = performance.now()
    try {
      const finished = await exportDeck(order, tools, () => {})
      const took = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${saved.length ? `${saved.join('、')} 改了，` : ''}已做好 ${finished.map(({ target }) => target).join('、')}，用了 ${took} 秒`)
    }
    catch (error) {
      report(error)
      console.error('原来的文件没有动；改好存盘，就再做一次')
    }
    if (!saved.length)
      console.log('一存盘就重做，按 Ctrl+C 结束')
  })
}

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const options = parseArguments(words)
  if (options.help)
    return console.log(HELP)
  // Not disposed of after an error: what has begun beside it is of no use any more, and ends with the process.
  const tools = new Tools()
  if (options.watch)
    await keepExporting({ deck, ...options }, tools)
  for (const { target, bytes, pages } of await exportDeck({ deck, ...options }, tools, console.error)) {
    // How Word breaks its pages is not known here.
    const extent = pages === undefined ? '' : `  ${pages} 页`
    console.log(`${shown(join(deck, target))}${extent}  ${bytes.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
  }
  await tools[Symbol.asyncDispose]()
})
