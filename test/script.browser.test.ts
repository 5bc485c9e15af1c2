import type { Picture, TextRun } from './support/runs.ts'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { deckPlan } from '../engine/check/timing.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { clockTime } from '../engine/speech/pace.ts'
import { descriptionsOf, openPdf, outlineOf } from './support/pdf.ts'
import { MM, pictureOf, runsOfAll, stretchesOf, textOf } from './support/runs.ts'
import { CONFIG, OUT } from './support/site.ts'

const FILE = join(OUT, 'script.pdf')
const LARGE = join(OUT, 'script-large.pdf')
const LINE = 225 / 22
const FOOT = 37 + 225
/** Of a Chinese character above its baseline, in its sizes. */
const MIDDLE = 0.38

const speech = readSpeech(CONFIG)
const whole = speech.title.replace('\n', '') + speech.spoken.replace(/\s/g, '')
const deck = (await readDeck(CONFIG)).deck!
/** As the presenter view and `npm run check -- --timing` have them. */
const due = deckPlan(deck).steps.filter(({ click }) => !click).map(step => clockTime(step.due))

/** The left edge of the type area: sheets are bound at the left of odd pages and at the right of even ones. */
const leftOf = (index: number): number => index % 2 ? 26 : 28
const bodyOf = (pages: TextRun[][]): TextRun[][] => pages.map((runs, index) => runs.filter(({ x, y }) => y < FOOT && x > leftOf(index) - 1))
const marksOf = (pages: TextRun[][]): TextRun[][] => pages.map((runs, index) => runs.filter(({ x, y }) => y < FOOT && x < leftOf(index) - 1))
const rowOf = ({ y, size }: TextRun): number => (y - size / MM * MIDDLE - 37) / LINE

/** The ends of lines at which a figure, or a blank for one, is parted from what follows. */
const partedIn = (rows: string[]): string[] => rows.flatMap((row, index) => /[\dX]\n[%\p{Script=Han}]|[年月日]\n\d/u.test(`${row.at(-1)}\n${rows[index + 1]?.[0]}`) ? `${row}|${rows[index + 1]}` : [])

describe('out/script.pdf', () => {
  let pages: TextRun[][]
  let lines: TextRun[][]
  let pictures: Picture[]

  beforeAll(async () => {
    pages = await runsOfAll(await openPdf(FILE))
    lines = bodyOf(pages)
    pictures = await Promise.all([1, 2].map(page => pictureOf(FILE, page)))
  })

  it('is the speech, word for word, in order, once', () => {
    expect(textOf(lines.flat())).toBe(whole)
  })

  it('has 22 lines to the page on the grid of GB/T 9704-2012', () => {
    for (const [index, runs] of lines.entries()) {
      if (index < lines.length - 1)
        expect(Math.max(...runs.map(run => Math.floor(rowOf(run)))), `last row of page ${index + 1}`).toBe(21)
      // The middle of a character stands in the middle of its line, whatever face it is in.
      for (const run of runs.filter(({ size }) => Math.abs(size - 156 / 28 * MM) < 0.2))
        expect(Math.abs(rowOf(run) - Math.floor(rowOf(run)) - 0.5) * LINE).toBeLessThan(1)
    }
  })

  it('has 28 characters to the line, 28 mm from where the sheets are bound and 26 mm from the other side', () => {
    const full = lines.flatMap((runs, index) => runs.filter(({ text }) => text.length === 28).map(run => ({ ...run, x: run.x - leftOf(index) })))
    expect(full.length).toBeGreaterThan(40)
    for (const { x, width } of full) {
      expect(Math.abs(x)).toBeLessThan(0.2)
      expect(Math.abs(width - 156)).toBeLessThan(0.5)
    }
    for (const [index, runs] of lines.entries())
      expect(Math.max(...runs.map(({ x, width }) => x + width))).toBeLessThan(leftOf(index) + 156 + 1)
  })

  it('turns no page within a word, and ends no paragraph in a line of one character', () => {
    const words = Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(whole), ({ index }) => index)
    let length = 0
    for (const [index, runs] of lines.slice(0, -1).entries()) {
      length += textOf(runs).length
      expect(words, `${whole.slice(length - 4, length)}|${whole.slice(length, length + 4)}, page ${index + 1}`).toContain(length)
    }
    for (const runs of lines) {
      const rows = Array.from({ length: 22 }, (_, row) => textOf(runs.filter(run => Math.floor(rowOf(run)) === row)))
      expect(rows.filter(text => text.replace(/[^\p{L}\p{N}]/gu, '').length === 1)).toEqual([])
    }
  })

  it('parts no figure from what it counts, nor from the others of its date', () => {
    const rows = lines.flatMap(runs => Array.from({ length: 22 }, (_, row) => textOf(runs.filter(run => Math.floor(rowOf(run)) === row))))
    expect(partedIn(rows)).toEqual([])
  })

  it('sets the title in 22 pt, centred, on whole words', () => {
    const title = lines[0]!.filter(({ size }) => Math.abs(size - 22) < 0.1)
    expect(title.map(({ text }) => text)).toEqual(speech.title.split('\n'))
    for (const { x, width } of title)
      expect(Math.abs(x + width / 2 - (28 + 156 / 2))).toBeLessThan(1)
  })

  it('numbers the pages in 14 pt, odd ones right, even ones left, one character in', () => {
    for (const [index, runs] of pages.entries()) {
      const number = runs.filter(({ y }) => y > FOOT)
      expect(textOf(number)).toBe(`—${index + 1}—`)
      expect(number.find(({ text }) => text.includes(`${index + 1}`))!.size).toBeCloseTo(14, 1)
      const edges = number.flatMap(({ x, width }) => [x, x + width])
      const inset = index % 2 ? Math.min(...edges) - leftOf(index) : leftOf(index) + 156 - Math.max(...edges)
      expect(inset).toBeCloseTo(14 / MM, 0)
    }
  })

  it('has the dashes of the number 7 mm below the type area, one character long', () => {
    for (const { isInked } of pictures) {
      const dashes = stretchesOf(26, 186, x => isInked(x, FOOT + 7)).filter(({ from, to }) => to - from > 3)
      expect(dashes.map(({ from, to }) => to - from)).toEqual([expect.closeTo(14 / MM, 0), expect.closeTo(14 / MM, 0)])
      const [height] = stretchesOf(FOOT + 1, FOOT + 12, y => isInked(dashes[0]!.from + 1, y))
      expect((height!.from + height!.to) / 2 - FOOT).toBeCloseTo(7, 0.7)
    }
  })

  it('marks every change of slide with its number and time, beside a line, clear of punched holes', () => {
    const marks = marksOf(pages)
    for (const run of marks.flat())
      expect(Math.abs(rowOf(run) - Math.floor(rowOf(run)) - 0.5) * LINE, run.text).toBeLessThan(1)
    const numbers = marks.flat().filter(({ size }) => size > 8.5).map(({ text }) => Number(text)).sort((a, b) => a - b)
    expect(numbers).toEqual(deck.slides.map((_, index) => index + 1))
    expect(marks.flat().filter(({ size }) => size < 7.5).map(({ text }) => text).sort()).toEqual([...due].sort())
    expect(pictures.map(({ isInked }) => stretchesOf(0, 15, x => stretchesOf(0, 297, y => isInked(x, y)).length > 0))[0]).toEqual([])
  })

  it('tells one who listens of every change of slide, where it is due', async () => {
    const told = await descriptionsOf(FILE)
    expect(told).toEqual(due.map((time, index) => `第 ${index + 1} 页，${time}`))
  })

  it('has an outline of title, sections and their points', async () => {
    const [title] = await outlineOf(await openPdf(FILE))
    expect(title!.title.replace(/\s/g, '')).toBe(speech.title.replace('\n', ''))
    expect(title!.items.map(({ title }) => title)).toEqual(speech.sections.map(({ heading }) => heading.line))
    expect(title!.items.flatMap(({ items }) => items).map(({ title }) => title)).toEqual(speech.headings.filter(({ level }) => level === 2).map(({ line }) => line.replace(/。$/, '')))
  })
})

describe('out/script-large.pdf', () => {
  let pages: TextRun[][]

  beforeAll(async () => {
    pages = await runsOfAll(await openPdf(LARGE))
  })

  it('is set in at least 22 pt and breaks its pages only between sentences', () => {
    const body = bodyOf(pages)
    expect(textOf(body.flat())).toBe(whole)
    expect(Math.min(...body.flat().map(({ size }) => size))).toBeGreaterThan(21.9)
    for (const runs of body.slice(0, -1))
      expect(textOf(runs)).toMatch(/[。！？][”’]?$|“[舵田线]”$/)
    // A heading stands with what it heads, and its line is as high as any.
    const headings = speech.headings.map(({ line }) => line)
    for (const runs of body.slice(0, -1))
      expect(headings.filter(heading => textOf(runs).endsWith(heading))).toEqual([])
    for (const runs of body) {
      const rows = [...new Set(runs.filter(({ text }) => !speech.title.includes(text)).map(({ y }) => y))].sort((a, b) => a - b)
      expect(Math.min(...rows.slice(1).map((y, index) => (y - rows[index]!) * MM))).toBeGreaterThan(35)
      expect(partedIn(rows.map(y => textOf(runs.filter(run => run.y === y))))).toEqual([])
    }
  })

  it('has its marks as much larger as its words', () => {
    const marks = marksOf(pages).flat()
    expect(marks.filter(({ size }) => Math.abs(size - 13) < 0.1).map(({ text }) => Number(text)).sort((a, b) => a - b)).toEqual(deck.slides.map((_, index) => index + 1))
    expect(marks.filter(({ size }) => Math.abs(size - 10) < 0.1).map(({ text }) => text).sort()).toEqual([...due].sort())
  })
})
