import type { Slide } from '../../engine/check/deck.ts'
import type { Job, Measurement } from './measure.ts'
import type { Goal, Result } from './table.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyProject } from './copy.ts'
import { editDeck, EDITED, resizeDeck } from './decks.ts'
import { writeMarpDeck } from './marp.ts'
import { measure, MissingSlides, SLIDES_FILE } from './measure.ts'
import { SLIDEV } from './stock.ts'
import { median, summarize } from './table.ts'
import { measureWatch } from './watch.ts'

/** As many as the deck of the goals. */
const SMALL = 36
const LARGE = 300
/** Now and then `slidev export` prints an empty PDF without a word. */
const STOCK_TRIES = 5

/** Something to be measured; `prepare` is not. One that leaves slides out is run again, `tries` times in all. */
interface Candidate { name: string, job: Job, prepare?: (round: number) => Promise<void>, tries?: number }

/** Our own export in a copy of the project; the default editions unless some are named. */
function ours(folder: string, slides: number, ...targets: string[]): Job {
  return { args: ['engine/command/start.mjs', 'scripts/export.ts', ...targets], folder, output: join(folder, 'out'), slides }
}

/** Runs a candidate until its PDF has all slides: one that prints less is quicker than it is. */
async function measureWhole({ name, job, prepare, tries = 1 }: Candidate, round: number): Promise<Measurement> {
  for (let left = tries; ; left--) {
    await prepare?.(round)
    try {
      return await measure(job)
    }
    catch (error) {
      if (!(error instanceof MissingSlides) || left <= 1)
        throw error
      console.error(`${name} 不算，再来一次：${error.message}`)
    }
  }
}

/** The candidates take turns, so that a slow minute of the machine hits all of them alike. */
async function measureAll(candidates: Candidate[], rounds: number): Promise<Result[]> {
  const runs = candidates.map((): Measurement[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, candidate] of candidates.entries()) {
      const measurement = await measureWhole(candidate, round)
      runs[index]!.push(measurement)
      console.error(`${round + 1}/${rounds}  ${candidate.name}（${candidate.job.slides} 页）：${measurement.seconds.toFixed(1)} 秒`)
    }
  }
  return candidates.map(({ name, job }, index) => ({ name, slides: job.slides, rounds, ...summarize(runs[index]!) }))
}

/**
 * Exports the deck by Slidev, by Marp and by this project, in turn, and decks of other sizes by this project.
 * @param root folder of the project
 * @param browser path of the browser that all of them drive
 * @param marp program of Marp CLI
 * @param deck slides of the deck
 * @param rounds how often each; the other sizes, which take long, once
 */
export async function measureExports(root: string, browser: string, marp: string, deck: Slide[], rounds: number): Promise<{ results: Result[], goals: Goal[] }> {
  await using copy = await copyProject(root)
  const { folder } = copy
  const output = join(folder, 'out')
  const target = join('out', SLIDES_FILE)
  const slides = deck.length
  const marpDeck = await writeMarpDeck(folder, deck)
  const original = Object.fromEntries(await Promise.all(EDITED.map(async file => [file, await readFile(join(folder, file), 'utf8')] as const)))
  const [stock, marpSlides, cold, same, sameThree, edited] = await measureAll([
    { name: 'slidev export: slides', prepare: copy.forget, tries: STOCK_TRIES, job: { args: [SLIDEV, 'export', '--executable-path', browser, '--output', target], folder, output, slides } },
    { name: 'Marp CLI: slides', job: { args: [marp, marpDeck, '--pdf', '--allow-local-files', '--browser-path', browser, '--output', target], folder, output, slides } },
    { name: 'ours: three editions, cold', prepare: copy.forget, job: ours(folder, slides) },
    { name: 'ours: slides, nothing changed', job: ours(folder, slides, 'slides') },
    { name: 'ours: three editions, nothing changed', job: ours(folder, slides) },
    { name: 'ours: three editions, one word edited', prepare: round => editDeck(folder, original, round), job: ours(folder, slides) },
  ], rounds) as [Result, Result, Result, Result, Result, Result]

  // What has been made of the words of the rounds above is forgotten, lest it be used again.
  await copy.forget()
  const watched = await measureWatch(folder, round => editDeck(folder, original, round), rounds)
  const watch: Result = { ...edited, name: 'ours: --watch, from save to three editions', seconds: median(watched), memory: undefined }

  await using few = await copyProject(root)
  await resizeDeck(few.folder, SMALL)
  await using many = await copyProject(root)
  await resizeDeck(many.folder, LARGE)
  const [small, large] = await measureAll([
    { name: 'ours: three editions, cold', prepare: few.forget, job: ours(few.folder, SMALL) },
    { name: 'ours: three editions, cold', prepare: many.forget, job: ours(many.folder, LARGE) },
  ], 1) as [Result, Result]

  const mostMemory = Math.max(...[cold, same, sameThree, edited].map(({ memory }) => memory ?? Number.NaN))
  return {
    results: [stock, marpSlides, cold, same, sameThree, edited, watch, small, large],
    goals: [
      { text: 'three editions, cold, against Marp', measured: cold.seconds, base: marpSlides.seconds, limit: 2 },
      { text: 'three editions, one word edited, against Marp', measured: edited.seconds, base: marpSlides.seconds, limit: 1.3 },
      { text: 'three editions, nothing changed, against Marp', measured: sameThree.seconds, base: marpSlides.seconds, limit: 0.6 },
      { text: 'three editions, from save to files with --watch, against Marp', measured: watch.seconds, base: marpSlides.seconds, limit: 0.7 },
      { text: 'peak memory against stock', measured: mostMemory, base: stock.memory ?? Number.NaN, limit: 0.7 },
      { text: `${LARGE} slides against ${SMALL}`, measured: large.seconds, base: small.seconds, limit: 2.5 },
    ],
  }
}
