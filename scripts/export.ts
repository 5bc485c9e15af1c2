import { Buffer } from 'node:buffer'
import { mkdir } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import writeFileAtomic from 'write-file-atomic'
import { findBrowser, launchBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { HELP, parseArguments } from './export/arguments.ts'
import { finishPdf } from './export/finish.ts'
import { printSlides } from './export/print.ts'
import { serveFolder } from './serve.ts'
import { buildSite } from './site.ts'

const progress = (message: string): void => console.error(message)

await run(async () => {
  const options = parseArguments(process.argv.slice(2))
  if (options.help)
    return console.log(HELP)

  const root = process.cwd()
  const { headmatter, slides } = await requireSoundDeck(root)
  progress(`核对：${slides.length} 页无误`)

  const [found, site] = await Promise.all([findBrowser(options.browser), buildSite(root, true)])
  progress(`浏览器：${found.executablePath}（${found.source}）`)

  await using server = await serveFolder(site)
  await using browser = await launchBrowser(found)
  const printed = await printSlides(browser, server.url, slides.length)
  const { title, info, lang } = headmatter as Record<string, string>
  const pdf = await finishPdf(printed, { title: title!, subject: info!, language: lang! })
  const target = resolve(root, 'out/slides.pdf')
  await mkdir(resolve(root, 'out'), { recursive: true })
  await writeFileAtomic(target, Buffer.from(pdf))
  console.log(`${relative(root, target)}  ${slides.length} 页  ${pdf.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
})
