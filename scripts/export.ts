import type { Buffer } from 'node:buffer'
import type { Edition } from './export/editions.ts'
import { join } from 'node:path'
import process from 'node:process'
import { chooseBlanks } from './asked.ts'
import { chooseAspect, suffixOf } from './aspect.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { HELP, parseArguments } from './export/arguments.ts'
import { sourceDate } from './export/date.ts'
import { editionsOf } from './export/editions.ts'
import { makeHtml } from './export/html.ts'
import { makeEditions, openPrinter } from './export/make.ts'
import { buildSite } from './site.ts'
import { writeOutputs } from './write.ts'

const progress = (message: string): void => console.error(message)

type Checking = ReturnType<typeof requireSoundDeck>
/** A file for `out/`; `violations` of PDF/UA-1, where it is a PDF. */
interface Finished { file: string, bytes: Buffer, pages: number, violations?: string[] }

/** Prints editions with a browser that is found, or installed, if there are any. */
async function printAll(root: string, editions: Edition[], checking: Checking, requested?: string): Promise<Finished[]> {
  if (!editions.length)
    return []
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [site, printer, deck, date] = await Promise.all([
    buildSite(root, 'paper'),
    openPrinter(root, requested),
    checking,
    sourceDate(root),
  ])
  progress(`浏览器：${printer.executablePath}（${printer.source}）`)

  await using _browser = printer.browser
  return await makeEditions(editions, { root, printer, site, deck, date })
}

async function makePage(root: string, aspect: string, checking: Checking): Promise<Finished[]> {
  const [bytes, { slides }] = await Promise.all([makeHtml(root), checking])
  return [{ file: `deck${suffixOf(aspect)}.html`, bytes, pages: slides.length }]
}

await run(async () => {
  const { help, browser, targets, ...options } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)

  chooseAspect(options.aspect)
  chooseBlanks('all')
  const root = process.cwd()
  const checking = requireSoundDeck(root).then((deck) => {
    progress(`核对：${deck.slides.length} 页无误`)
    return deck
  })
  // All are made before any is written: a broken deck changes no file.
  const made = await Promise.all([
    printAll(root, editionsOf(targets, options), checking, browser),
    targets.includes('html') ? makePage(root, options.aspect, checking) : [],
  ])
  const finished = made.flat().map(({ file, ...output }) => ({ target: join('out', file), ...output }))
  await writeOutputs(root, finished)
  for (const { target, bytes, pages, violations = [] } of finished) {
    for (const violation of violations)
      progress(`${target} 不合 PDF/UA-1：${violation}`)
    console.log(`${target}  ${pages} 页  ${bytes.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
  }
})
