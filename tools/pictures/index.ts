import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildSite } from '../../engine/build/site.ts'
import { requireSoundDeck } from '../../engine/check/index.ts'
import { run, UserError } from '../../engine/command/run.ts'
import { resolveConfig } from '../../engine/config.ts'
import { openBrowser } from '../../engine/export/browser.ts'
import { openEdition } from '../../engine/export/print.ts'
import { HOUSE } from '../../engine/house.ts'
import { serveFolder } from '../../engine/serve/static.ts'

/** The layouts that the README shows, each by one slide: some 300 KB in all. */
const SHOWN = ['cover', 'statement', 'section', 'point', 'wire', 'case', 'ledger', 'never']
const FOLDER = '.github/pictures'
/** Half of the canvas: 640 × 360 pixels. */
const SMALL = '.paper { transform: scale(0.5); transform-origin: 0 0 }'

await run(async () => {
  const root = HOUSE
  const config = await resolveConfig({ deck: root }, 'all')
  const { slides } = await requireSoundDeck(config)
  await using server = await serveFolder((await buildSite(config, 'paper')).folder)
  await using browser = (await openBrowser()).browser
  const page = await openEdition(browser, `${server.url}#/slides.pdf`)
  await page.addStyleTag({ content: SMALL })

  await mkdir(resolve(root, FOLDER), { recursive: true })
  for (const layout of SHOWN) {
    const candidates = slides.filter(slide => slide.layout === layout)
    // A slide within a point has the running head too.
    const slide = candidates.find(({ point }) => point) ?? candidates[0]
    if (!slide)
      throw new UserError(`没有一页用版式 ${layout}；请改 tools/pictures/index.ts 里的 SHOWN`)
    const file = join(FOLDER, `${layout}.png`)
    await page.locator('.sheet').nth(slide.no - 1).screenshot({ path: resolve(root, file) })
    console.log(`${file}  第 ${slide.no} 页`)
  }
})
