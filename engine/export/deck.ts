import type { Buffer } from 'node:buffer'
import type { BuiltSite } from '../build/site.ts'
import type { Deck } from '../check/deck.ts'
import type { ExportOptions } from '../command/export.ts'
import type { DeckConfig } from '../config.ts'
import type { Tools } from './make.ts'
import { join } from 'node:path'
import { suffixOf } from '../build/aspect.ts'
import { buildSite } from '../build/site.ts'
import { requireSoundDeck } from '../check/index.ts'
import { requireSlides } from '../command/range.ts'
import { resolveConfig } from '../config.ts'
import { editionsOf } from './editions.ts'
import { makeHtml } from './html.ts'
import { makeEditions, requireLaidOut } from './make.ts'
import { outdatedFiles } from './outdated.ts'
import { readProfile } from './pdf/profile.ts'
import { writeOutputs } from './write.ts'

/** The files of an export lie in this folder of the deck. */
export const OUT = 'out'

/** A command line, with the folder of the deck. */
export type Order = ExportOptions & { deck: string }

/** A file that is made; `violations` of PDF/UA-1, where it is a PDF. */
interface Made { file: string, bytes: Buffer, pages?: number, violations?: string[] }

/** A file in its place: `target` is its name in the folder of the deck. */
export type Exported = Made & { target: string }

interface Making {
  config: DeckConfig
  /** builds the site that is printed and looked at, once: the place to build in takes one at a time */
  paper: () => Promise<BuiltSite>
  checking: Promise<Deck>
  tools: Tools
  progress: (message: string) => void
}

/** Prints editions with a browser that is found, or installed, if there are any. */
async function makePrints(editions: ReturnType<typeof editionsOf>, { config, paper, checking, tools, progress }: Making): Promise<Made[]> {
  if (!editions.length)
    return []
  // Side by side, the slowest to start first; a broken deck ends them all.
  const [site, printer, deck] = await Promise.all([paper(), tools.printer(config.browser), checking])
  progress(`浏览器：${printer.executablePath}（${printer.source}）`)
  return await makeEditions(editions, { config, printer, site, deck })
}

/** Makes the file for a stick. If there is a browser its slides are looked at first; none is installed for it. */
async function makePage({ config, paper, checking, tools, progress }: Making): Promise<Made[]> {
  const looking = tools.printer(config.browser, false).then(async (printer) => {
    await requireLaidOut({ config, printer, site: await paper(), deck: await checking })
  }, () => progress('没有可用的浏览器：deck.html 照做，但没有排开来看过'))
  const [bytes, { slides }] = await Promise.all([makeHtml(config, checking.then(({ slides }) => slides)), checking, looking])
  return [{ file: `deck${suffixOf(config.aspect)}.html`, bytes, pages: slides.length }]
}

async function makeWord({ config, checking }: Making): Promise<Made[]> {
  const [{ makeDocx }, { headmatter }] = await Promise.all([import('./docx/index.ts'), checking])
  return [{ file: 'script.docx', bytes: await makeDocx(config, headmatter, config.date) }]
}

/**
 * Makes all files that are asked for, and puts them in place; a broken deck changes none.
 * @param order targets, options and deck
 * @param order.deck folder of the deck
 * @param order.targets what is asked for
 * @param tools browser and place to build in, kept by the caller
 * @param progress is told, in Chinese, how far it has come
 * @throws UserError with all that is wrong with the deck, or keeps a file from being made or written
 */
export async function exportDeck({ deck, targets, ...options }: Order, tools: Tools, progress: (message: string) => void): Promise<Exported[]> {
  const profile = options.icc === undefined ? undefined : readProfile(options.icc)
  const config = await resolveConfig({ deck, ...options }, 'all')
  const checking = requireSoundDeck(config).then((deck) => {
    requireSlides(options.range, deck.slides.length)
    progress(`核对：${deck.slides.length} 页无误`)
    return deck
  })
  let building: Promise<BuiltSite> | undefined
  const paper = (): Promise<BuiltSite> => building ??= tools.workshop().then(kept => buildSite(config, 'paper', { kept }))
  const making = { config, paper, checking, tools, progress }
  const editions = editionsOf(targets, { ...options, profile })
  const made = await Promise.all([
    makePrints(editions, making),
    targets.includes('html') ? makePage(making) : [],
    targets.includes('docx') ? makeWord(making) : [],
  ])
  const exported = made.flat().map(output => ({ target: join(OUT, output.file), ...output }))
  const outdated = outdatedFiles(join(config.deck, OUT), editions, exported.map(({ file }) => file))
  await writeOutputs(config.deck, exported, outdated.map(file => join(OUT, file)))
  return exported
}
