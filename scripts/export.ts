import { join } from 'node:path'
import process from 'node:process'
import { openBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { HELP, parseArguments } from './export/arguments.ts'
import { sourceDate } from './export/date.ts'
import { editionsOf } from './export/editions.ts'
import { makeEdition, printingHash } from './export/make.ts'
import { serveFolder } from './serve.ts'
import { buildSite } from './site.ts'
import { writeOutputs } from './write.ts'

const progress = (message: string): void => console.error(message)

await run(async () => {
  const { help, browser: requested, targets, ...options } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)

  const root = process.cwd()
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [{ browser, ...found }, site, { headmatter, slides }, date] = await Promise.all([
    openBrowser(requested),
    buildSite(root, 'paper'),
    requireSoundDeck(root),
    sourceDate(root),
  ])
  progress(`核对：${slides.length} 页无误`)
  progress(`浏览器：${found.executablePath}（${found.source}）`)

  await using _browser = browser
  await using server = await serveFolder(site)
  const { title, info: subject, lang: language } = headmatter as Record<'title' | 'info' | 'lang', string>
  const printing = { root, browser, url: server.url, info: { title, subject, language, date } }
  const hash = await printingHash(printing)
  // All are printed before any is written: a broken deck changes no file.
  const finished = await Promise.all(editionsOf(targets, options).map(async edition =>
    ({ target: join('out', edition.file), ...await makeEdition(edition, printing, hash) })))
  await writeOutputs(root, finished)
  for (const { target, bytes, pages, violations } of finished) {
    for (const violation of violations)
      progress(`${target} 不合 PDF/UA-1：${violation}`)
    console.log(`${target}  ${pages} 页  ${bytes.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
  }
})
