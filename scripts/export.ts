import type { Buffer } from 'node:buffer'
import type { Deck } from '../engine/check/deck.ts'
import type { DeckConfig } from '../engine/config.ts'
import type { Edition } from '../engine/export/editions.ts'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { suffixOf } from '../engine/build/aspect.ts'
import { buildSite } from '../engine/build/site.ts'
import { requireSoundDeck } from '../engine/check/index.ts'
import { shown, takeDeck } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/export.ts'
import { requireSlides } from '../engine/command/range.ts'
import { run } from '../engine/command/run.ts'
import { resolveConfig } from '../engine/config.ts'
import { editionsOf } from '../engine/export/editions.ts'
import { makeHtml } from '../engine/export/html.ts'
import { makeEditions, openPrinter } from '../engine/export/make.ts'
import { writeOutputs } from '../engine/export/write.ts'

const OUT = 'out'
const progress = (message: string): void => console.error(message)

/** A file for `out/`; `violations` of PDF/UA-1, where it is a PDF. */
interface Finished { file: string, bytes: Buffer, pages?: number, violations?: string[] }

/** Prints editions with a browser that is found, or installed, if there are any. */
async function printAll(config: DeckConfig, editions: Edition[], checking: Promise<Deck>): Promise<Finished[]> {
  if (!editions.length)
    return []
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [site, printer, deck] = await Promise.all([buildSite(config, 'paper'), openPrinter(config.browser), checking])
  progress(`浏览器：${printer.executablePath}（${printer.source}）`)

  await using _browser = printer.browser
  return await makeEditions(editions, { config, printer, site, deck })
}

async function makePage(config: DeckConfig, checking: Promise<Deck>): Promise<Finished[]> {
  const [bytes, { slides }] = await Promise.all([makeHtml(config), checking])
  return [{ file: `deck${suffixOf(config.aspect)}.html`, bytes, pages: slides.length }]
}

async function makeWord(config: DeckConfig, checking: Promise<Deck>): Promise<Finished[]> {
  const [{ makeDocx }, { headmatter }] = await Promise.all([import('../engine/export/docx/index.ts'), checking])
  return [{ file: 'script.docx', bytes: await makeDocx(config, headmatter, config.date) }]
}

/** Says what has been made, the pictures of a folder in one line. */
function tell(finished: Finished[]): void {
  const seconds = (performance.now() / 1000).toFixed(1)
  for (const { file, violations = [] } of finished) {
    for (const violation of violations)
      progress(`${file} 不合 PDF/UA-1：${violation}`)
  }
  const nameOf = ({ file }: Finished): string => basename(dirname(file)) === OUT ? file : `${dirname(file)}/`
  for (const name of new Set(finished.map(nameOf))) {
    const files = finished.filter(file => nameOf(file) === name)
    const { pages } = files[0]!
    // How Word breaks its pages is not known here.
    const extent = name.endsWith('/') ? [`${files.length} 张`] : pages === undefined ? [] : [`${pages} 页`]
    console.log([name, ...extent, `${files.reduce((sum, { bytes }) => sum + bytes.length, 0)} 字节`, `${seconds} 秒`].join('  '))
  }
}

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const { help, targets, ...options } = parseArguments(words)
  if (help)
    return console.log(HELP)

  const config = await resolveConfig({ deck, ...options }, 'all')
  const checking = requireSoundDeck(config).then((deck) => {
    requireSlides(options.range, deck.slides.length)
    progress(`核对：${deck.slides.length} 页无误`)
    return deck
  })
  // All are made before any is written: a broken deck changes no file.
  const made = await Promise.all([
    printAll(config, editionsOf(targets, options), checking),
    targets.includes('html') ? makePage(config, checking) : [],
    targets.includes('docx') ? makeWord(config, checking) : [],
  ])
  const finished = made.flat().map(({ file, ...output }) => ({ target: join(OUT, file), ...output }))
  await writeOutputs(config.deck, finished)
  tell(finished.map(({ target, ...file }) => ({ ...file, file: shown(join(config.deck, target)) })))
})
