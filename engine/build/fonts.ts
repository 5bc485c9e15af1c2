import type { Plugin } from 'vite'
import type { DeckSource } from '../config.ts'
import type { SiteConfig } from './vite.ts'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { HOUSE } from '../house.ts'
import { blankFiller } from '../speech/index.ts'
import { cached } from './cache.ts'

const require = createRequire(import.meta.url)

const NOTO = '@expo-google-fonts/noto'
const KAI = '@fontsource/lxgw-wenkai'
/** OFL 1.1, condition 2: every copy of a font comes with its copyright notice and licence. */
const LICENCES = [`${NOTO}-serif-sc/LICENSE_FONT`, `${NOTO}-sans-sc/LICENSE_FONT`, `${KAI}/LICENSE`]

/**
 * The faces of the deck, as `styles/fonts.css` declares them. Static TrueType outlines only: variable and CFF fonts
 * become Type 3 in the PDF. WenKai's "500" is its regular weight; its woff opens 20 times faster than its woff2.
 */
export const FACES = {
  'serif-900': { family: 'Deck Song', weight: 900, file: `${NOTO}-serif-sc/900Black/NotoSerifSC_900Black.ttf` },
  'serif-400': { family: 'Deck Fang', weight: 400, file: `${NOTO}-serif-sc/400Regular/NotoSerifSC_400Regular.ttf` },
  'sans-400': { family: 'Deck Hei', weight: 400, file: `${NOTO}-sans-sc/400Regular/NotoSansSC_400Regular.ttf` },
  'sans-700': { family: 'Deck Hei', weight: 700, file: `${NOTO}-sans-sc/700Bold/NotoSansSC_700Bold.ttf` },
  'kai-400': { family: 'Deck Kai', weight: 400, file: `${KAI}/files/lxgw-wenkai-latin-500-normal.woff` },
}
export type Face = keyof typeof FACES
export const NAMES = Object.keys(FACES) as Face[]
/** The path of the whole font of a face. */
export const sourceOf = (face: Face): string => require.resolve(FACES[face].file)

/** There whatever the deck says: ASCII, the no-break and the ideographic space, Chinese punctuation. */
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i))
const ALWAYS = `${ASCII}\u00A0\u3000，。、；：？！“”‘’（）《》〈〉【】—…·「」『』％`
/** The texts of the house, beside the words of a deck: its interface and what its styles put before the words. */
const HOUSE_TEXTS = 'engine/labels.ts app components layouts setup styles'.split(' ')
const DECK_TEXTS = 'slides.md pages components'.split(' ')
const SOURCE = /\.(?:md|vue|ts|css)$/
const NOTE = /<!--.*?-->/gs
/** Characters that need no glyph. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\s]/gu

/** The texts of some files, and of all that lies in some folders; what does not exist is left out. */
function textsOf(root: string, names: string[]): string[] {
  return names.map(name => join(root, name)).filter(existsSync).flatMap((path) => {
    if (statSync(path).isFile())
      return readFileSync(path, 'utf8')
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && SOURCE.test(entry.name))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  })
}

/**
 * Every character that a deck can show, once, in order; one written as an escape (`\2014`) is not seen.
 * @param source the deck, and which of its blanks are shown
 * @param notes whether the words spoken are shown, too
 */
export function charactersInUse(source: DeckSource, notes: boolean): string {
  const fill = blankFiller(source)
  const written = textsOf(source.deck, DECK_TEXTS).map(fill).map(text => notes ? text : text.replace(NOTE, ''))
  const texts = [...textsOf(HOUSE, HOUSE_TEXTS), ...written].join('')
  return Array.from(new Set(ALWAYS + texts.replace(INVISIBLE, ''))).sort().join('')
}

/**
 * Settings of a cut: it leaves out `chws` and `vchw`, which upset Chromium's `text-spacing-trim` (it needs `halt`), and
 * the features that nothing here turns on: each would drag its glyphs along. Name IDs 0, 13, 14: the licence.
 */
const CUT = {
  preserveNameIds: [0, 13, 14],
  keepFeatures: 'ccmp locl liga calt kern mark mkmk fwid halt vert vhal'.split(' '),
}
/** subset-font does one font at a time in its thread; plain JavaScript, since a worker has no TypeScript loader. */
const CUTTER = `
const { parentPort, workerData: [font, ...how] } = require('node:worker_threads')
const subset = require(${JSON.stringify(require.resolve('subset-font'))})
subset(Buffer.from(font), ...how).then(contents => parentPort.postMessage(contents))
`

type CutOptions = Record<string, unknown> & { targetFormat: string }
type SubsetFont = (font: Buffer, characters: string, options: CutOptions) => Promise<Uint8Array> // ships no types

/** woff2 takes seconds to compress, for visitors who wait for it; a printer on the same machine does not. */
const FORMATS = { woff2: 'woff2', ttf: 'truetype' }
export type Format = keyof typeof FORMATS

/** Cuts a font. To open a woff and to compress a woff2 takes seconds, and has a thread; the rest takes less time than a thread to start. */
async function subset(font: Uint8Array, characters: string | undefined, options: CutOptions): Promise<Uint8Array> {
  if (characters !== undefined && options.targetFormat === FORMATS.ttf)
    return (require('subset-font') as SubsetFont)(Buffer.from(font), characters, options)
  const [contents] = await once(new Worker(CUTTER, { eval: true, workerData: [font, characters, options] }), 'message') as [Uint8Array]
  return contents
}

/** The table directory of TrueType and WOFF holds a checksum of each table; it is read in no time, the whole in some. */
const DIRECTORY = 4096

/** Returns what tells a font from every other: a hash of its length and the checksums of its tables. */
async function identityOf(font: string): Promise<string> {
  const file = await open(font)
  // Slidev's own commands have Node 20 read this file as it is, which knows no `using`.
  try {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(DIRECTORY), length: DIRECTORY, position: 0 })
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).update(String((await file.stat()).size)).digest('hex')
  }
  finally {
    await file.close()
  }
}

/** Has subset-font make a font of another, which `read` gives. It stays in the cache: the same one is made once. */
async function derive(identity: string, read: () => Promise<Uint8Array>, characters: string | undefined, options: CutOptions, file: string): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify([identity, characters, options])).digest('hex')
  const folder = await cached(`font-${key}`, async (unfinished) => {
    await writeFile(join(unfinished, file), await subset(await read(), characters, options))
  })
  return join(folder, file)
}

/** Cuts a face to `characters` and gives the file. WenKai's woff, which takes a second to open, is opened once for all. */
export async function cut(face: Face, characters: string, format: Format): Promise<string> {
  const source = sourceOf(face)
  const identity = await identityOf(source)
  const read = async (): Promise<Uint8Array> => readFile(source.endsWith('.woff')
    ? await derive(identity, () => readFile(source), undefined, { ...CUT, keepAllGlyphs: true, targetFormat: FORMATS.ttf }, `${face}.ttf`)
    : source)
  return derive(identity, read, characters, { ...CUT, targetFormat: FORMATS[format] }, `${face}.${format}`)
}

/**
 * Gives `url('@fonts/<face>')` in CSS its file: when serving, the full font, which shows even a character typed a
 * second ago; in a build, the font cut to the characters in use, with its licence beside it.
 * @param site that they are for
 * @param format of the cut fonts
 */
export function fonts(site: SiteConfig, format: Format): Plugin {
  return {
    name: 'deck:fonts',
    async config(_, { command }) {
      const characters = charactersInUse(site, site.kind !== 'public')
      const resolve = { alias: {} as Record<string, string> }
      await Promise.all(NAMES.map(async (face) => {
        resolve.alias[`@fonts/${face}`] = command === 'serve'
          ? sourceOf(face)
          : await cut(face, characters, format)
      }))
      return { resolve }
    },
    generateBundle() {
      for (const file of LICENCES) {
        const source = readFileSync(require.resolve(file))
        this.emitFile({ type: 'asset', fileName: `assets/OFL-${basename(dirname(file))}.txt`, source })
      }
    },
  }
}
