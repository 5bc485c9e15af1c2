import type { TextRun } from './support/runs.ts'
import type { OpenSite } from './support/site.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../engine/build/site.ts'
import { readDeck } from '../engine/check/deck.ts'
import { printEdition } from '../engine/export/print.ts'
import { serveFolder } from '../engine/serve/static.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { openPdf } from './support/pdf.ts'
import { copyDeck, scratch } from './support/project.ts'
import { pictureOf, runsOfAll, stretchesOf, textOf } from './support/runs.ts'
import { CONFIG, openSite, OUT } from './support/site.ts'

const speech = readSpeech(CONFIG)
const spoken = speech.spoken.replace(/\s/g, '')
const SLIDES = (await readDeck(CONFIG)).deck!.slides.length
/** A hole of 6 mm is punched 12 mm from the edge (ISO 838). */
const HOLE = 15
const HEAD = 21
const FOOT = 279
const SIZES = { head: 9.5, number: 11, words: 10.5 }

const isOf = (size: number) => (run: TextRun): boolean => Math.abs(run.size - size) < 0.02
const isNumber = (run: TextRun): boolean => isOf(SIZES.number)(run) && /^\d+$/.test(run.text)
/** Between head and foot. */
const bodyOf = (runs: TextRun[]): TextRun[] => runs.filter(({ y }) => y > HEAD && y < FOOT)

describe('out/handout.pdf', () => {
  let pages: TextRun[][]

  beforeAll(async () => {
    pages = await runsOfAll(await openPdf(join(OUT, 'handout.pdf')))
  })

  it('holds the speech beside its slides, three to a page, in order, once', () => {
    expect(pages.length).toBe(Math.ceil(SLIDES / 3))
    expect(textOf(pages.flatMap(runs => bodyOf(runs).filter(isOf(SIZES.words))))).toBe(spoken)
    for (const [index, runs] of pages.entries()) {
      expect(textOf(runs.filter(({ y }) => y < HEAD))).toBe(`${speech.title.replace('\n', '')}讲义`)
      expect(textOf(runs.filter(({ y }) => y > FOOT))).toBe(`—${index + 1}—`)
      expect(runs.filter(isNumber).map(({ text }) => Number(text))).toEqual([1, 2, 3].map(place => index * 3 + place).filter(no => no <= SLIDES))
    }
  })

  it('is drawn as it is read: each slide, its number, its words, and then the next', () => {
    for (const runs of pages) {
      const kinds = bodyOf(runs).map(run => isNumber(run) ? 'n' : isOf(SIZES.words)(run) ? 'w' : 's')
      expect(kinds.join('').replace(/(.)\1+/g, '$1')).toMatch(/^(?:snw){1,3}$/)
    }
  })
})

describe('every handout', () => {
  let site: OpenSite
  const printed = new Map<string, string>()
  const print = async (url: string, folder: string, query: string): Promise<string> => {
    const file = join(folder, `${query}.pdf`)
    await writeFile(file, await printEdition(site.browser, `${url}#/handout.pdf?${query}`))
    return file
  }
  let folder: Awaited<ReturnType<typeof scratch>>

  beforeAll(async () => {
    [site, folder] = await Promise.all([openSite('paper'), scratch()])
    for (const query of ['per-page=1', 'per-page=2', 'per-page=3&lines', 'per-page=6', 'per-page=6&lines'])
      printed.set(query, await print(site.url, folder.folder, query))
    printed.set('per-page=3', join(OUT, 'handout.pdf'))
  })
  afterAll(() => Promise.all([site?.[Symbol.asyncDispose](), folder?.[Symbol.asyncDispose]()]))

  describe.each([
    ['per-page=1', 1, true],
    ['per-page=2', 2, true],
    ['per-page=3', 3, true],
    ['per-page=6', 6, false],
    ['per-page=3&lines', 3, false],
    ['per-page=6&lines', 6, false],
  ])('with %s', (query, perPage, words) => {
    let pages: TextRun[][]
    beforeAll(async () => {
      pages = await runsOfAll(await openPdf(printed.get(query)!))
    })

    it('has as many pages as it takes, each slide with its number', () => {
      expect(pages.length).toBe(Math.ceil(SLIDES / perPage))
      expect(pages.flat().filter(isNumber).map(({ text }) => Number(text))).toEqual(Array.from({ length: SLIDES }, (_, index) => index + 1))
      const text = textOf(pages.flat())
      expect(text.includes('讲得很好、很全面')).toBe(words)
      expect(text).toContain('把纪律和规矩挺在前面')
    })

    it('is scaled by nobody, and prints nothing under 5 pt', () => {
      const heads = pages.flatMap(runs => runs.filter(({ y }) => y < HEAD || y > FOOT))
      expect(heads.filter(run => !isOf(SIZES.head)(run))).toEqual([])
      expect(pages.flat().filter(({ size }) => size < 5)).toEqual([])
    })

    it('leaves 15 mm on both sides, where holes are punched, and 20 where the sheets are bound', async () => {
      for (const page of [1, 2].slice(0, pages.length)) {
        const { isInked } = await pictureOf(printed.get(query)!, page)
        const inked = stretchesOf(0, 210, x => stretchesOf(15, 285, y => isInked(x, y)).length > 0)
        const [left, right] = [inked[0]!.from, 210 - inked.at(-1)!.to]
        expect(Math.min(left, right)).toBeGreaterThan(HOLE)
        expect(page % 2 ? left : right).toBeGreaterThan(20)
      }
    })
  })

  it('goes on without the slide, and says so, with air before it, where the words would not fit beside or below it', async () => {
    await using project = await copyDeck()
    const sentence = '讲得很好、很全面。'
    for (const file of ['slides.md', 'speech/speech.txt']) {
      const path = join(project.folder, file)
      await writeFile(path, (await readFile(path, 'utf8')).replace(sentence, sentence.repeat(150)))
    }
    await using server = await serveFolder((await buildSite({ ...CONFIG, deck: project.folder }, 'paper')).folder)
    for (const perPage of [1, 2, 3]) {
      const pages = await runsOfAll(await openPdf(await print(server.url, project.folder, `per-page=${perPage}`)))
      const text = textOf(pages.flatMap(bodyOf))
      expect(text.match(/1（续）/g)?.length, `${perPage} a page`).toBe(3)
      expect(text.split(sentence).length - 1).toBe(150)
      // On every page all lines stand above its lower margin, and what goes on at some distance from what is above.
      expect(Math.max(...pages.flatMap(runs => runs.filter(({ y }) => y < 285).map(({ y }) => y)))).toBeLessThan(FOOT)
      for (const runs of pages) {
        for (const { y } of bodyOf(runs).filter(({ text }) => text.includes('（续）'))) {
          const above = runs.map(run => run.y).filter(other => other < y - 1)
          expect(y - Math.max(...above)).toBeGreaterThan(8)
        }
      }
    }
  })
})
