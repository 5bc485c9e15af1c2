import { Buffer } from 'node:buffer'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import writeFileAtomic from 'write-file-atomic'
import { findBrowser, launchBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run, UserError } from './cli.ts'
import { HELP, parseArguments } from './export/arguments.ts'
import { editionsOf } from './export/editions.ts'
import { finishPdf, sourceDate } from './export/finish.ts'
import { printEdition } from './export/print.ts'
import { serveFolder } from './serve.ts'
import { buildSite } from './site.ts'

const progress = (message: string): void => console.error(message)

await run(async () => {
  const { help, browser: requested, targets, ...options } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)

  const root = process.cwd()
  const { headmatter, slides } = await requireSoundDeck(root)
  progress(`核对：${slides.length} 页无误`)

  const [found, site, date] = await Promise.all([findBrowser(requested), buildSite(root, true), sourceDate(root)])
  progress(`浏览器：${found.executablePath}（${found.source}）`)

  await using server = await serveFolder(site)
  await using browser = await launchBrowser(found)
  const { title, info, lang } = headmatter as Record<string, string>
  // All are printed before any is written: a broken deck changes no file.
  const finished = await Promise.all(editionsOf(targets, options).map(async ({ file, route, ink }) => {
    const printed = await printEdition(browser, `${server.url}#${route}`)
    return { target: join('out', file), ...await finishPdf(printed, ink, { title: title!, subject: info!, language: lang!, date }) }
  }))
  await Promise.all(finished.map(async ({ target, bytes, pages, violations }) => {
    for (const violation of violations)
      progress(`${target} 不合 PDF/UA-1：${violation}`)
    await mkdir(resolve(root, 'out'), { recursive: true })
      .then(() => writeFileAtomic(resolve(root, target), Buffer.from(bytes)))
      .catch(({ code }: NodeJS.ErrnoException) => {
        throw new UserError(`“${target}”写不进去（${code}），原来的文件没有动；请看磁盘是否已满、文件夹能否写入、文件是否正被别的程序打开`)
      })
    console.log(`${target}  ${pages} 页  ${bytes.length} 字节  ${(performance.now() / 1000).toFixed(1)} 秒`)
  }))
})
