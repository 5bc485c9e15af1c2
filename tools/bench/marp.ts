import type { Slide } from '../../engine/check/deck.ts'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { FACES } from '../../engine/build/fonts.ts'
import { UserError } from '../../engine/command/run.ts'

/** The newest release; it asks for Node 18. */
export const MARP_VERSION = '4.5.1'
const PACKAGE = '@marp-team/marp-cli'
/** Markdown would take these for its own marks: `X主任` and “” are none. */
const MARKUP = /[\\`*_{}[\]<>#|~]/g

const require = createRequire(import.meta.url)

/** The faces that Marp is given, so that it sets Chinese with the fonts that the deck embeds. */
const STYLE = `${(['sans-400', 'sans-700', 'serif-900'] as const).map((face) => {
  const { family, weight, file } = FACES[face]
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${pathToFileURL(require.resolve(file)).href}") }`
}).join('\n')}
section { font-family: "Deck Hei" }
h1, h2 { font-family: "Deck Song"; font-weight: 900 }`

function slideMarkdown({ phrases, layout, note }: Pick<Slide, 'phrases' | 'layout' | 'note'>): string {
  const lines = phrases.map(({ text, heading }) => {
    const words = text.replace(MARKUP, '\\$&')
    return heading ? `${layout === 'cover' ? '#' : '##'} ${words}\n` : `- ${words}`
  })
  return `${lines.join('\n')}\n\n<!--\n${note.text}\n-->`
}

/**
 * The text of the deck as Marp Markdown: the same phrases on as many slides, each with its words as a note.
 * @param slides of the deck
 * @param options how
 * @param options.fonts with the faces of the deck, as files of this machine
 */
export function marpMarkdown(slides: Pick<Slide, 'phrases' | 'layout' | 'note'>[], { fonts = true } = {}): string {
  const style = fonts ? `style: |\n${STYLE.replace(/^/gm, '  ')}\n` : ''
  const head = `---\nmarp: true\nsize: 16:9\n${style}---`
  return `${head}\n\n${slides.map(slideMarkdown).join('\n\n---\n\n')}\n`
}

/** Writes the deck for Marp into a folder and gives the name of the file. */
export async function writeMarpDeck(folder: string, slides: Slide[], options?: { fonts: boolean }): Promise<string> {
  const file = 'marp.md'
  await writeFile(join(folder, file), marpMarkdown(slides, options))
  return file
}

/**
 * Fetches Marp CLI for the bench alone, once, into the project's cache.
 * @returns its program
 * @throws UserError if npm cannot fetch it
 */
export async function installMarp(root: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache/bench-marp')
  const manifest = join(folder, 'node_modules', PACKAGE, 'package.json')
  const installed = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === MARP_VERSION
  if (!installed) {
    console.error(`正在取 Marp CLI ${MARP_VERSION}，只供比较之用……`)
    await mkdir(folder, { recursive: true })
    // Without a package.json of its own npm would take a folder above for the project.
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    await promisify(execFile)(npm, ['install', '--prefix', folder, '--save-exact', '--no-audit', '--no-fund', `${PACKAGE}@${MARP_VERSION}`], { shell: process.platform === 'win32' })
      .catch(({ stderr }: { stderr: string }) => {
        throw new UserError(`Marp CLI ${MARP_VERSION} 取不到，没有比较：${stderr.trim().split('\n').at(-1)}`)
      })
  }
  return join(folder, 'node_modules', PACKAGE, 'marp-cli.js')
}
