import type { Browser, BrowserContext } from 'playwright-chromium'
import type { BuiltSite, Workshop } from '../build/site.ts'
import type { Deck } from '../check/deck.ts'
import type { DeckConfig } from '../config.ts'
import type { OpenBrowser } from './browser.ts'
import type { Edition } from './editions.ts'
import type { DocumentInfo, FinishedFile } from './finish.ts'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached, contentHash } from '../build/cache.ts'
import { openWorkshop } from '../build/site.ts'
import { HOUSE } from '../house.ts'
import { serveFolder } from '../serve/static.ts'
import { settingsOf } from '../settings.ts'
import { openEdition, printEdition } from './print.ts'

interface Printing {
  config: DeckConfig
  deck: Deck
  window: BrowserContext
  /** where the paper site is served */
  url: string
  info: DocumentInfo
}

/** The sources of editions. */
export interface Sources {
  config: DeckConfig
  printer: Pick<Printer, 'browser' | 'faces'>
  /** the paper site */
  site: BuiltSite
  deck: Deck
}

export interface NamedFile extends FinishedFile {
  file: string
}

/** Beside the site, all that has a say in a file. */
const INPUTS = ['engine']
const BLANK = /X+/g
const LOCAL_FACE = /local\("[^"]+"\)/g
const REPORT = 'report.json'

/** Tells of each of the machine's own fonts that the script asks for whether it is there: 仿宋 may be installed any day. */
async function localFaces(browser: Browser): Promise<boolean[]> {
  const faces = readFileSync(join(HOUSE, 'app/paper/Script.vue'), 'utf8').match(LOCAL_FACE) ?? []
  await using page = await browser.newPage()
  return await page.evaluate(faces => Promise.all(faces.map(face => new FontFace('local', face).load().then(() => true, () => false))), faces)
}

/** A browser that prints; `faces` tells which of the fonts that the script asks for it has. */
export interface Printer extends OpenBrowser { faces: boolean[] }

/**
 * Opens a browser to print with; loading Playwright alone takes a second, so that it is loaded only here.
 * @param requested path of the browser, if the user named one
 * @param installs where there is none, one may be installed
 * @throws UserError as `openBrowser` does
 */
export async function openPrinter(requested: string, installs = true): Promise<Printer> {
  const { openBrowser, thisMachine } = await import('./browser.ts')
  const opened = await openBrowser(requested, thisMachine, installs)
  return { ...opened, faces: await localFaces(opened.browser) }
}

/** The tools of exports: kept from one to the next, the next need not wait for them. */
export class Tools implements AsyncDisposable {
  #printer: Promise<Printer> | undefined
  #workshop: Workshop | undefined

  /** A browser to print with, as of `openPrinter`; another one if it has come down since. */
  printer(requested: string, installs = true): Promise<Printer> {
    const open = (): Promise<Printer> => openPrinter(requested, installs)
    // Kept at once, not when it is there: who asks meanwhile gets the same one.
    this.#printer = this.#printer?.then(kept => kept.browser.isConnected() ? kept : open(), open) ?? open()
    return this.#printer
  }

  /** The workshop that builds the paper site. */
  async workshop(): Promise<Workshop> {
    return this.#workshop ??= await openWorkshop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#printer?.then(({ browser }) => browser.close(), () => {}), this.#workshop?.[Symbol.asyncDispose]()])
  }
}

/** Makes files anew. Modules that take half a second to load are loaded only here. */
async function make({ file, route, ink, press, as }: Edition, { config, deck, window, url, info }: Printing): Promise<NamedFile[]> {
  const address = `${url}#${route}`
  if (as === 'pptx') {
    const { makePptx } = await import('./pptx/index.ts')
    return [{ file, ...await makePptx(window, address, config, info) }]
  }
  if (as) {
    const { makeLong, makePngs } = await import('./pictures.ts')
    const pictures = as === 'long' ? makeLong(window.browser()!, address, deck) : makePngs(window.browser()!, address, deck, as.scale)
    return (await pictures).map(({ name, ...picture }) => ({ file: `${file}${name}`, ...picture }))
  }
  const [{ finishPdf }, printed] = await Promise.all([import('./finish.ts'), printEdition(window, address, deck, ink !== 'colour')])
  return [{ file, ...await finishPdf(printed, ink!, info, press) }]
}

/**
 * Makes the files of an edition, or takes the very files of an earlier export that nothing has changed since.
 * @param edition which one
 * @param printing the export that it is part of
 * @param hash of all that the export depends on
 */
async function makeEdition(edition: Edition, printing: Printing, hash: string): Promise<NamedFile[]> {
  const { file, route, press, as } = edition
  const profile = press?.profile ? contentHash('', [], press.profile.bytes.toString('base64')) : ''
  const folder = await cached(`edition-${hash}${profile}-${encodeURIComponent(file + route + JSON.stringify(as))}`, async (folder) => {
    const files = await make(edition, printing)
    await Promise.all(files.map(({ bytes }, index) => writeFile(join(folder, String(index)), bytes)))
    await writeFile(join(folder, REPORT), JSON.stringify(files.map(({ bytes, ...report }) => report)))
  })
  const reports = JSON.parse(await readFile(join(folder, REPORT), 'utf8')) as Omit<NamedFile, 'bytes'>[]
  return await Promise.all(reports.map(async (report, index) => ({ ...report, bytes: await readFile(join(folder, String(index))) })))
}

/**
 * Makes some editions, side by side.
 * @throws UserError if one of them fails: all are there or none
 */
export async function makeEditions(editions: Edition[], { config, printer: { browser, faces }, site, deck }: Sources): Promise<NamedFile[]> {
  await using server = await serveFolder(site.folder)
  await using window = await browser.newContext()
  const { title, info: subject, lang: language } = deck.headmatter as Record<'title' | 'info' | 'lang', string>
  // A blank is told as it is read aloud.
  const { redacted } = settingsOf(deck.headmatter).settings.labels
  const info = { title: title.replace(BLANK, redacted), subject, language, date: config.date }
  const printing = { config, deck, window, url: server.url, info }
  // Of all that they depend on: the deck, this exporter, the browser with the fonts that it finds, and the date.
  const hash = contentHash(HOUSE, INPUTS, site.hash, browser.version(), faces, info)
  return (await Promise.all(editions.map(edition => makeEdition(edition, printing, hash)))).flat()
}

/**
 * Requires that all that stands on the slides is seen, where they are not printed.
 * @throws UserError as `openEdition` does
 */
export async function requireLaidOut({ printer: { browser }, site, deck }: Sources): Promise<void> {
  await cached(`laid-out-${contentHash(HOUSE, INPUTS, site.hash, browser.version())}`, async (folder) => {
    await using server = await serveFolder(site.folder)
    await using window = await browser.newContext()
    await openEdition(window, `${server.url}#/slides.pdf`, deck)
    await writeFile(join(folder, REPORT), '{}')
  })
}
