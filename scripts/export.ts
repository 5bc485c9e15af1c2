import { join } from 'node:path'
import process from 'node:process'
import { chooseAspect } from './aspect.ts'
import { openBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { HELP, parseArguments } from './export/arguments.ts'
import { sourceDate } from './export/date.ts'
import { editionsOf } from './export/editions.ts'
import { makeEditions } from './export/make.ts'
import { buildSite } from './site.ts'
import { writeOutputs } from './write.ts'

const progress = (message: string): void => console.error(message)

await run(async () => {
  const { help, browser: requested, targets, ...options } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)

  chooseAspect(options.aspect)
  const root = process.cwd()
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [{ browser, ...found }, site, deck, date] = await Promise.all([
    openBrowser(requested),
    buildSite(root, 'paper'),
    requireSoundDeck(root),
    sourceDate(root),
  ])
  progress(`核对：${deck.slides.length} 页无误`)
  progress(`浏览器：${found.executablePath}（${found.source}）`)

  await using _browser = browser
  // All are printed before any is written: a broken deck changes no file.
  const pdfs = await makeEditions(editionsOf(targets, options), { root, browser, site, deck, date })
  const finished = pdfs.map(({ file, ...pdf }) => ({ ...pdf, target: join('out', file) }))
  await writeOutputs(root, finished)
  for (const { target, bytes, pages, violations } of finished) {
    for (const violation of violations)
      progress(`${target} 不合 PDF/UA-1：${violation}`)
    console.log(`${target}  ${pages} 页  ${bytes.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
  }
})
