import type { Deck } from '../engine/check/deck.ts'
import type { OpenSite } from './support/site.ts'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ASPECTS } from '../engine/build/aspect.ts'
import { readDeck } from '../engine/check/deck.ts'
import { resolveConfig } from '../engine/config.ts'
import { makePptx } from '../engine/export/pptx/index.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { useLaidOut } from './support/laidOut.ts'
import { objectionsTo } from './support/openXml.ts'
import { all, Package } from './support/pptx.ts'
import { start } from './support/project.ts'
import { CONFIG, DECK, openSite, OUT } from './support/site.ts'

const laidOut = useLaidOut()

const FILE = join(OUT, 'slides.pptx')
const INFO = { title: '', subject: '', language: 'zh-CN', date: new Date(0) }

const speech = readSpeech(CONFIG)
const strip = (text: string): string => text.replace(/\s/g, '')
let deck: Deck
let site: OpenSite
let pptx: Package
let folder: string

beforeAll(async () => {
  [{ deck }, site, folder] = await Promise.all([readDeck(CONFIG) as Promise<{ deck: Deck }>, openSite('paper'), mkdtemp(join(tmpdir(), 'pptx-'))])
  pptx = new Package(FILE)
})
afterAll(async () => {
  await site?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** The objections of Microsoft's own Open XML SDK to a presentation: schema, meaning and package. */
async function objections(bytes: Uint8Array): Promise<string[]> {
  const file = join(folder, 'slides.pptx')
  await writeFile(file, bytes)
  return objectionsTo(file)
}

async function made(source: string, aspect: string): Promise<Uint8Array> {
  const config = { ...CONFIG, deck: source, aspect }
  await using server = await laidOut.serve(config)
  return (await makePptx(laidOut.browser, `${server.url}#/slides.pdf?steps`, config, INFO)).bytes
}

describe('the schema', () => {
  it.each(Object.keys(ASPECTS))('is kept on a screen of %s', async (aspect) => {
    expect(await objections(await made(DECK, aspect))).toEqual([])
  })

  it.each(DECKS)('is kept by the deck “%s”', async (name) => {
    expect(await objections(await made(deckFolder(name), '16:9'))).toEqual([])
  })

  it('is seen to be broken', async () => {
    const parts = unzipSync(await readFile(FILE))
    const name = pptx.slides.find(slide => all(pptx.part(slide), 'p:timing').length)!
    const spoilt = { ...parts, [name]: strToU8(strFromU8(parts[name]!).replaceAll('nodeType="clickEffect"', 'nodeType="click"')) }
    expect(await objections(zipSync(spoilt))).toContainEqual(expect.stringContaining(name))
  })
})

describe('the package', () => {
  it('declares the type of every part', () => {
    const types = pptx.part('[Content_Types].xml')
    const overrides = all(types, 'Override').map(override => override.getAttribute('PartName')!.slice(1))
    expect(overrides.sort()).toEqual([...pptx.parts.keys()].filter(name => name !== '[Content_Types].xml' && !name.endsWith('.rels')).sort())
    expect(all(types, 'Default').map(type => type.getAttribute('Extension'))).toEqual(['rels', 'xml'])
    for (const override of all(types, 'Override'))
      expect(override.getAttribute('ContentType')).toMatch(/^application\/vnd\.openxmlformats-[\w.-]+\+xml$/)
  })

  it('has all parts that are related to, relates to all parts, and names no relation that is not there', () => {
    const names = [...pptx.parts.keys()].filter(name => !name.endsWith('.rels') && name !== '[Content_Types].xml')
    const targets = new Set(['', ...names].flatMap(name => pptx.relations(name)).map(({ target }) => target))
    expect([...targets].sort()).toEqual(names.sort())
    for (const name of names) {
      const ids = pptx.relations(name).map(({ id }) => id)
      const named = all(pptx.part(name), '*').flatMap(element => element.getAttribute('r:id') ?? [])
      expect(ids).toEqual(expect.arrayContaining(named))
    }
  })

  it('is the same, byte for byte, when made again', async () => {
    const { title, info: subject, lang: language } = deck.headmatter as Record<'title' | 'info' | 'lang', string>
    const { bytes } = await makePptx(site.browser, `${site.url}#/slides.pdf?steps`, CONFIG, { title, subject, language, date: (await resolveConfig(CONFIG, 'all')).date })
    expect(bytes.equals(await readFile(FILE))).toBe(true)
  })

  it('knows title, subject, language and the date of the export, and no author', async () => {
    const core = pptx.part('docProps/core.xml')
    const properties = Object.fromEntries([...core.documentElement!.childNodes].map(({ nodeName, textContent }) => [nodeName, textContent]))
    const date = (await resolveConfig(CONFIG, 'all')).date.toISOString().replace('.000', '')
    expect(properties).toEqual({ 'dc:title': strip(speech.title), 'dc:subject': deck.headmatter.info, 'dc:language': 'zh-CN', 'dcterms:created': date, 'dcterms:modified': date })
  })

  it('is reported with file, slides, bytes and seconds', async () => {
    const { stdout } = await start('export', [DECK, 'pptx']).outcome
    expect(stdout).toMatch(new RegExp(`out/slides\\.pptx {2}${deck.slides.length} 页 {2}${(await stat(FILE)).size} 字节 {2}\\d+\\.\\d 秒\n$`))
  })
})

describe('the presentation', () => {
  it('has as many slides as the deck, 16:9', () => {
    expect(pptx.slides).toHaveLength(deck.slides.length)
    const size = all(pptx.part('ppt/presentation.xml'), 'p:sldSz')[0]!
    expect([size.getAttribute('cx'), size.getAttribute('cy')]).toEqual(['12192000', '6858000'])
  })

  it('is parted by the sections of the speech, named after them', () => {
    const ids = all(pptx.part('ppt/presentation.xml'), 'p:sldId').map(slide => slide.getAttribute('id'))
    const sections = all(pptx.part('ppt/presentation.xml'), 'p14:section').map(section => ({
      name: section.getAttribute('name')!,
      slides: all(section, 'p14:sldId').map(slide => ids.indexOf(slide.getAttribute('id'))),
    }))
    expect(sections.flatMap(({ slides }) => slides)).toEqual(deck.slides.map((_, index) => index))
    for (const { name, slides } of sections) {
      const numbers = new Set(slides.map(index => deck.slides[index]!.section))
      expect(numbers.size).toBe(1)
      if ([...numbers][0] !== undefined)
        expect(speech.sections.map(({ heading }) => strip(heading.line))).toContainEqual(expect.stringContaining(strip(name)))
    }
    expect(sections.at(0)!.name).toBe('开头')
    expect(sections.at(-1)!.name).toBe('结尾')
  })

  it('has no transitions', () => {
    for (const name of pptx.slides)
      expect(all(pptx.part(name), 'p:transition')).toEqual([])
  })

  it('has a layout for each of the deck, on which every place that a slide fills is found', () => {
    const layouts = new Map<string, Set<string>>()
    for (const [index, slide] of pptx.slides.entries()) {
      const layout = pptx.relations(slide).find(({ type }) => type === 'slideLayout')!.target
      layouts.set(layout, (layouts.get(layout) ?? new Set()).add(deck.slides[index]!.layout))
      const places = (name: string): string[] => all(pptx.part(name), 'p:ph').map(place => `${place.getAttribute('type')} ${place.getAttribute('idx')}`)
      expect(places(layout)).toEqual(expect.arrayContaining(places(slide)))
      expect(new Set(places(slide)).size).toBe(places(slide).length)
    }
    expect([...layouts.values()].map(names => names.size)).toEqual([...layouts].map(() => 1))
    expect(layouts.size).toBe(new Set(deck.slides.map(({ layout }) => layout)).size)
  })
})
