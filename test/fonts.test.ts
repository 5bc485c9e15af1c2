import type { InlineConfig, Rolldown } from 'vite'
import type { Face } from '../engine/build/fonts.ts'
import { Buffer } from 'node:buffer'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, resolveConfig } from 'vite'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { charactersInUse, cut, FACES, fonts } from '../engine/build/fonts.ts'
import { missingCharacters, missingIn } from '../engine/check/glyphs.ts'

type Layouts = Record<'GSUB' | 'GPOS', { featureList: { tag: string }[] }>
interface Names { records: Record<'copyright' | 'license' | 'licenseURL', { en: string }> }
type Font = Layouts & { characterSet: number[], directory: { tables: object }, name: Names }
const fontkit = createRequire(import.meta.url)('fontkit') as { create: (font: Uint8Array) => Font }
const faces = Object.keys(FACES) as Face[]
const project = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'deck-fonts-'))
const css = readFileSync(join(project, 'styles/fonts.css'), 'utf8')
vi.setConfig({ testTimeout: 60_000 })
afterAll(() => rmSync(scratch, { recursive: true }))

/** A project of its own, with these files. */
function projectWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(scratch, 'project-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

/** The characters that a font holds; U+FFFF, which ends a character map, is none. */
function charactersOf(font: Font): string {
  return String.fromCodePoint(...font.characterSet.filter(code => code !== 0xFFFF))
}

describe('cut', () => {
  it.each(faces)('leaves %s the characters asked for, static TrueType outlines and the licence', async (face) => {
    const font = fontkit.create(readFileSync(await cut(face, 'a—“”廉，', 'woff2')))
    expect(charactersOf(font)).toBe('a—“”廉，')
    expect(Object.keys(font.directory.tables).filter(table => /glyf|CFF|fvar/.test(table))).toEqual(['glyf'])
    expect(font.name.records.copyright.en).toMatch(/Adobe|LXGW/)
    expect(font.name.records.license.en).toContain('SIL Open Font License')
    expect(font.name.records.licenseURL.en).toMatch(/^https?:/)
  })

  it('keeps the features that Chinese is set with, and neither chws nor vchw', async () => {
    const { GSUB, GPOS } = fontkit.create(readFileSync(await cut('serif-900', '（——），', 'woff2')))
    const features = GSUB.featureList.concat(GPOS.featureList).map(({ tag }) => tag)
    expect(Array.from(new Set(features)).sort().join(' ')).toBe('ccmp fwid halt kern locl vert vhal')
  })

  it('makes the same cut once', async () => {
    const first = await cut('sans-400', '守', 'woff2')
    const { ino, mtimeMs } = statSync(first)
    expect(await cut('sans-400', '守', 'woff2')).toBe(first)
    expect(statSync(first)).toMatchObject({ ino, mtimeMs })
    expect(readdirSync(dirname(first))).toEqual(['sans-400.woff2'])
    expect(await cut('sans-400', '守线', 'woff2')).not.toBe(first)
  })
})

it('leaves the words spoken out of a public site\'s fonts', () => {
  const root = projectWith({ 'slides.md': '# \uE000\n<!--\n\uE001\n-->', 'pages/a.md': '\uE002<!-- \uE003 -->' })
  const characters = charactersInUse({ deck: root, blanks: 'all' }, false)
  expect(characters.match(/[\uE000-\uF8FF]/g)).toEqual(['\uE000', '\uE002'])
  expect(charactersInUse({ deck: root, blanks: 'all' }, true).match(/[\uE000-\uF8FF]/g)).toHaveLength(4)
})

it('finds the characters in use wherever slides, notes and figures write them, and nowhere else', () => {
  const written = 'slides.md pages/a/b.md components/A.vue'
  // Private use: the house has none of them.
  const files = Object.fromEntries(`${written} README.md a.vue test/a.ts speech/a.txt speech/b.yml node_modules/a/b.md`.split(' ')
    .map((file, index) => [file, String.fromCodePoint(0xE000 + index)]))
  const found = charactersInUse({ deck: projectWith(files), blanks: 'all' }, true)
  expect(found.match(/[\uE000-\uF8FF]/g)).toEqual(['\uE000', '\uE001', '\uE002'])
  for (const always of ' ~\u00A0·—‘’“”…\u3000、。《》下一步')
    expect(found).toContain(always)
})

/** The speaker's copy brings its own face: `app/paper/Script.vue`. */
const onScreen = faces.filter(face => face !== 'serif-400')

describe('missing characters', () => {
  it('are none in the speech, in any face', () => {
    const speech = readFileSync(join(project, 'speech/speech.txt'), 'utf8')
    expect(faces.flatMap(face => missingIn(face, speech))).toEqual([])
  })

  it('are those that one face lacks, or that all of them lack, each once', () => {
    expect(faces.map(face => missingIn(face, '⓵䶶廉').join(''))).toEqual(['', '', '䶶', '䶶', '⓵'])
    expect(missingCharacters('⓵䶶廉\u{2A6D6}😀\u{2A6D6}\t\u0007\uFEFF\u3000')).toEqual(['\u{2A6D6}', '😀'])
  })
})

describe('the Vite plugin', () => {
  const root = projectWith({ 'slides.md': '稿', 'fonts.css': css, 'index.html': '<link rel=stylesheet href=fonts.css>' })
  const source = { deck: root, blanks: 'all' as const }
  const plugin = fonts({ ...source, kind: 'notes', aspect: '16:9', downloads: false }, 'woff2')
  const config: InlineConfig = { root, configFile: false }
  config.plugins = [plugin]

  it('serves the full fonts from node_modules', async () => {
    const { resolve: { alias } } = await resolveConfig(config, 'serve')
    const files = faces.map(face => alias.find(({ find }) => find === `@fonts/${face}`)?.replacement)
    expect(files).toEqual(faces.map(face => join(project, 'node_modules', FACES[face].file)))
  })

  it('builds with the fonts cut to the characters in use, as files, and their licences', async () => {
    const { output } = await build({ ...config, base: './', logLevel: 'error' }) as Rolldown.RolldownOutput
    const assets = output.filter(file => file.type === 'asset')
    const contents = (name: string): Buffer => Buffer.from(assets.find(file => file.fileName.endsWith(name))!.source)
    const urls = Array.from(contents('.css').toString().matchAll(/url\(\.\/(.*?)\)/g), ([, url]) => url!)
    // The ink bar has a face of its own in the same file.
    expect([...new Set(urls)].map(url => url.replace(/-[\w-]{8}\.woff2$/, ''))).toEqual(onScreen)
    for (const url of urls)
      expect(charactersOf(fontkit.create(contents(url)))).toBe(charactersInUse({ deck: root, blanks: 'all' }, true))
    for (const font of ['noto-serif-sc', 'noto-sans-sc', 'lxgw-wenkai'])
      expect(contents(`OFL-${font}.txt`).toString()).toMatch(/SIL OPEN FONT LICENSE.*OTHER DEALINGS/s)
  })
})

it.each(onScreen)('styles/fonts.css declares %s', (face) => {
  const { family, weight } = FACES[face]
  const rule = css.match(/@font-face \{[^}]*\}/g)!.find(rule => rule.includes(`url('@fonts/${face}')`))
  expect(rule).toContain(`font-family: '${family}';\n  font-weight: ${weight};`)
})

it('styles/fonts.css leaves the quotation marks, dash, ellipsis and dot of the Kai face to the next one', () => {
  const ranges = css.match(/unicode-range:([^;]*)/)![1]!.replace(/\s*U\+(\w+)-(\w+),?/g, '\\u{$1}-\\u{$2}')
  expect(charactersInUse({ deck: project, blanks: 'all' }, true).match(new RegExp(`[^${ranges}]`, 'gu'))?.join('')).toBe('·—‘’“”…')
})
