import { mkdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { findBrowser, launchBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { serveFolder } from './serve.ts'
import { buildSite } from './site.ts'

/** Half the canvas: sharp enough for the README, and small. */
const SCALE = 0.5
/** All slides in one picture, six to a row, on a ground on which every slide shows its edge. */
const CONTACT_SHEET = `
.paper { display: grid; grid-template-columns: repeat(6, 1280px); gap: 40px; width: max-content; padding: 40px; background: #c9c2b8; zoom: 0.22 }
`

await run(async () => {
  const root = process.cwd()
  const { slides } = await requireSoundDeck(root)
  const [found, site] = await Promise.all([findBrowser(), buildSite(root, true)])
  await using server = await serveFolder(site)
  await using browser = await launchBrowser(found)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: SCALE })
  await page.goto(`${server.url}#/slides.pdf`)
  const sheets = page.locator('.sheet')
  await sheets.nth(slides.length - 1).locator('.page').waitFor()
  await page.evaluate(() => document.fonts.ready)

  const folder = resolve(root, '.github/pictures')
  await mkdir(folder, { recursive: true })
  const layouts = [...new Set(slides.map(({ layout }) => layout))]
  for (const layout of layouts) {
    const no = slides.findIndex(slide => slide.layout === layout)
    await sheets.nth(no).screenshot({ path: join(folder, `${layout}.png`) })
  }
  await page.addStyleTag({ content: CONTACT_SHEET })
  await page.locator('.paper').screenshot({ path: join(folder, 'all.png') })
  console.log(`${relative(root, folder)}  ${layouts.length + 1} 张`)
})
