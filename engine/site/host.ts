import type { Browser } from 'playwright-chromium'
import type { BuiltSite } from '../build/site.ts'
import type { Deck } from '../check/deck.ts'
import type { DeckConfig } from '../config.ts'
import type { Download } from './outline.ts'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ASPECTS } from '../build/aspect.ts'
import { cached, contentHash } from '../build/cache.ts'
import { METHODS } from '../build/methods.ts'
import { buildSite } from '../build/site.ts'
import { HOUSE } from '../house.ts'
import { serveFolder } from '../serve/static.ts'
import { readCover, socialPicture } from './cover.ts'
import { writeIcons } from './icons.ts'
import { outlineOf } from './outline.ts'
import { pageOf, PICTURE_FILE, stillOf } from './page.ts'
import { headersFile, nginxFile } from './security.ts'
import { startScript } from './start.ts'
import { criticalRules, faceRule, withFaces } from './styles.ts'

/** A site to be hosted. */
export interface Hosting {
  config: DeckConfig
  browser: Browser
  deck: Deck
  /** whether the words spoken are published */
  notes: boolean
  /** where the site will be, ending with a slash */
  url?: string | undefined
}

/** Beside what a build reads, all that has a say in its pages. */
const INPUTS = ['engine']
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"/
const STYLE_SHEET = /<link rel="stylesheet"[^>]* href="\.\/([^"]+)"/
/** Files that a style sheet in `assets/` names beside itself. */
const BESIDE = /url\(\.\//g
const AT_PAGE = 'url(assets/'
const FONT_FACE = /@font-face\{[^}]*\}/g

/** The PDFs that lie beside the page: the handout holds the words spoken. */
const downloadsOf = (notes: boolean): Download[] => notes ? ['slides.pdf', 'handout.pdf'] : ['slides.pdf']

async function writePages(folder: string, { config, browser, deck, notes, url }: Hosting): Promise<void> {
  const built = await readFile(join(folder, 'index.html'), 'utf8')
  const script = SCRIPT.exec(built)![1]!
  const sheet = STYLE_SHEET.exec(built)![1]!

  await using server = await serveFolder(folder)
  await using page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await page.goto(server.url)
  const picture = await socialPicture(page)
  const cover = await readCover(page)

  const styles = (await readFile(join(folder, sheet), 'utf8')).trim()
  const rules = styles.replace(FONT_FACE, '')
  const atPage = (text: string): string => text.replace(BESIDE, AT_PAGE)
  const body = stillOf(`<div id="cover">${cover.html}</div>`, outlineOf(deck.slides.slice(1), downloadsOf(notes)))
  const methods = (await readdir(join(folder, 'assets'))).find(name => METHODS.test(name))!
  const inline = {
    faces: [...styles.match(FONT_FACE)!.map(atPage), ...cover.faces.map(faceRule)].join(''),
    style: await criticalRules(page, atPage(rules), body) + cover.css,
    script: startScript(ASPECTS[config.aspect]!, `assets/${methods}`),
  }
  const program = withFaces(await readFile(join(folder, script), 'utf8'), cover.controls)
  const programFile = `assets/deck-${contentHash(folder, [], program)}.js`
  const sheetFile = `assets/deck-${contentHash(folder, [], rules)}.css`
  const { title, info: description, lang: language } = deck.headmatter as Record<'title' | 'info' | 'lang', string>
  await Promise.all([
    writeFile(join(folder, 'index.html'), pageOf({ language, title, description, url, body, inline, script: `./${programFile}`, sheet: sheetFile })),
    writeFile(join(folder, '_headers'), headersFile(inline)),
    writeFile(join(folder, 'nginx-headers.conf'), nginxFile(inline)),
    writeFile(join(folder, PICTURE_FILE), picture),
    writeFile(join(folder, programFile), program),
    writeFile(join(folder, sheetFile), rules),
    writeIcons(page, folder, { title, language }),
    // Page and script have them.
    ...[sheet, script].map(file => rm(join(folder, file))),
  ])
}

/** Builds what the pages of a hosted site are made of; a command may begin with it, while its browser starts. */
export const buildHosted = (config: DeckConfig, notes: boolean): Promise<BuiltSite> => buildSite(config, notes ? 'notes' : 'public', { downloads: true })

/**
 * Builds the site as it is hosted: the first slide, the outline and the security policy are in its page. One of the same
 * contents is used again.
 * @returns the folder of the site, which is not to be changed
 * @throws UserError if the deck does not build or its first slide does not come up
 */
export async function hostSite(hosting: Hosting): Promise<string> {
  const { config, browser, notes, url } = hosting
  const built = await buildHosted(config, notes)
  return cached(`hosted-${contentHash(HOUSE, INPUTS, built.hash, notes, browser.version(), url)}`, async (folder) => {
    await cp(built.folder, folder, { recursive: true })
    await writePages(folder, hosting)
  })
}
