import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { copyProject } from '../tools/bench/copy.ts'
import { editDeck, EDITED, resizeDeck, runsOf } from '../tools/bench/decks.ts'
import { describeLoad } from '../tools/bench/machine.ts'
import { marpMarkdown } from '../tools/bench/marp.ts'
import { measure, MissingSlides } from '../tools/bench/measure.ts'
import { replaceBetweenMarkers, writeReport } from '../tools/bench/report.ts'
import { goalTable, median, resultTable, summarize } from '../tools/bench/table.ts'
import { ROOT } from './support/site.ts'

describe('figures', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 100], 3],
  ])('the middle of %j is %d', (values, middle) => expect(median(values)).toBe(middle))

  it('there is no middle of nothing', () => expect(() => median([])).toThrow(RangeError))

  it('memory counts only where every run has it', () => {
    expect(summarize([{ seconds: 1, memory: 5, size: 2 }, { seconds: 3, memory: undefined, size: 2 }])).toEqual({ seconds: 2, memory: undefined, size: 2 })
  })

  it('a table shows seconds, megabytes and kilobytes', () => {
    expect(resultTable([{ name: 'ours', slides: 36, rounds: 3, seconds: 12.34, memory: 5e8, size: 297_002 }]).split('\n').at(-1)).toBe('| ours | 36 | 3 | 12.3 | 500 | 297 |')
  })

  it.each([
    [0.2, 2.4, 'Load 0.2 before, 2.4 after'],
    [1.5, 2.4, 'Load 1.5 before, 2.4 after. **Another job disturbed'],
    [0.2, 99, 'Load 0.2 before, 99.0 after. **Another job disturbed'],
  ])('a load of %d before and %d after is told as “%s”', (before, after, told) => {
    expect(describeLoad(before, after).slice(0, told.length + 1)).toBe(told + (told.includes('**') ? ' ' : ''))
  })

  it.each([
    [4, '0.40 × | ✓'],
    [4.1, '0.41 × | ✗'],
    [Number.NaN, 'NaN × | ✗'],
  ])('a goal of 0.4 × 10 with %d measured is “%s”', (measured, shown) => {
    expect(goalTable([{ text: 'goal', measured, base: 10, limit: 0.4 }]).split('\n').at(-1)).toBe(`| goal | 0.4 × | ${shown} |`)
  })
})

describe('a run', () => {
  /** A program that prints as many empty pages. */
  const printing = (pages: number): string => `
    const { PDFDocument } = require(${JSON.stringify(createRequire(import.meta.url).resolve('pdf-lib'))})
    PDFDocument.create().then(pdf => {
      for (let page = 0; page < ${pages}; page++) pdf.addPage()
      return pdf.save({ addDefaultPage: false })
    }).then(bytes => { fs.mkdirSync('out'); fs.writeFileSync('out/slides.pdf', bytes); console.log('done') })`

  async function measureProgram(program: string) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    return await measure({ args: ['-e', program], folder, output: join(folder, 'out'), slides: 2 }).finally(() => rm(folder, { recursive: true }))
  }

  it('with all its slides counts, with what its PDFs weigh', async () => {
    const { seconds, size } = await measureProgram(printing(2))
    expect(seconds).toBeGreaterThan(0)
    expect(size).toBeGreaterThan(100)
  })

  it.each([
    ['prints nothing', printing(0), /slides\.pdf 应有 2 页，却是 0 页[\s\S]*done/],
    ['leaves one out', printing(1), /却是 1 页/],
    ['writes no file', '', /却是 0 页/],
  ])('that %s does not', async (_, program, message) => {
    const run = measureProgram(program)
    await expect(run).rejects.toThrow(MissingSlides)
    await expect(run).rejects.toThrow(message)
  })

  it('that fails ends the bench, with what it said', async () => {
    const run = measureProgram('console.error("broken"); process.exitCode = 3')
    await expect(run).rejects.not.toThrow(MissingSlides)
    await expect(run).rejects.toThrow(/没有做成 PDF（3）[\s\S]*broken/)
  })
})

describe('the report in docs/bench.md', () => {
  it('has its place there', async () => {
    expect(replaceBetweenMarkers(await readFile(join(ROOT, 'docs/bench.md'), 'utf8'), 'new')).toContain('new')
  })

  const text = 'a\n<!-- bench:start -->\nold\n<!-- bench:end -->\nb\n'

  it('takes the place of the last one', () => expect(replaceBetweenMarkers(text, 'new\n')).toBe(text.replace('old', 'new')))

  it.each(['no markers', '<!-- bench:end --> <!-- bench:start -->'])('is not put into “%s”', text => expect(replaceBetweenMarkers(text, 'new')).toBeUndefined())

  it('leaves a file without markers alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    await writeFile(join(folder, 'bench.md'), 'as it was')
    expect(await writeReport(join(folder, 'bench.md'), 'new')).toBe(false)
    expect(await readFile(join(folder, 'bench.md'), 'utf8')).toBe('as it was')
    await rm(folder, { recursive: true })
  })
})

describe('decks of other sizes', () => {
  const stands = [{}, { section: '一' }, { section: '一', point: '第一' }, { section: '一', point: '第二' }, {}]

  it.each([
    [5, [0, 1, 2, 3, 4]],
    [4, [0, 1, 2, 4]],
    [8, [0, 1, 2, 2, 3, 2, 3, 4]],
  ])('%d slides out of five', (total, expected) => {
    expect(runsOf(stands, total).flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index))).toEqual(expected)
  })

  it.each([30, 75])('one of %d slides passes the check', async (total) => {
    await using copy = await copyProject(ROOT)
    await resizeDeck(copy.folder, total)
    const { deck, findings } = await checkDeck({ deck: copy.folder, blanks: 'all' })
    expect(findings).toEqual([])
    expect(deck!.slides.length).toBe(total)
  })

  it('one with another word passes the check', async () => {
    await using copy = await copyProject(ROOT)
    const original = Object.fromEntries(await Promise.all(EDITED.map(async file => [file, await readFile(join(ROOT, file), 'utf8')] as const)))
    await editDeck(copy.folder, original, 1)
    const { deck, findings } = await checkDeck({ deck: copy.folder, blanks: 'all' })
    expect(findings).toEqual([])
    expect(deck!.slides[1]!.note.text).toContain('攻坚的一年')
  })
})

it('marp gets the same words: title, phrases, note', () => {
  const slide = { layout: 'point', phrases: [{ text: '要自觉', line: 0, heading: true as const }, { text: '“两个维护”', line: 2, step: 1 }], note: { text: '第一，要自觉。', segments: [], lines: [], clicks: [] } }
  expect(marpMarkdown([slide]).split('---\n').at(-1)!.trim()).toBe('## 要自觉\n\n- “两个维护”\n\n<!--\n第一，要自觉。\n-->')
})
