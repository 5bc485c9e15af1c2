import type { Copy } from './bench/copy.ts'
import type { Job, Measurement } from './bench/measure.ts'
import type { Result } from './bench/table.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { copyProject } from './bench/copy.ts'
import { editDeck, EDITED, resizeDeck } from './bench/decks.ts'
import { describeMachine } from './bench/machine.ts'
import { installMarp, MARP_VERSION, writeMarpDeck } from './bench/marp.ts'
import { measure } from './bench/measure.ts'
import { writeReport } from './bench/readme.ts'
import { goalTable, resultTable, summarize } from './bench/table.ts'
import { openBrowser } from './browser.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { sourceDate } from './export/date.ts'
import { SLIDEV } from './site.ts'

/** The candidates take turns, so that a slow minute of the machine hits all of them alike. */
const ROUNDS = 3
const SMALL = 30
const LARGE = 300

/** Something to be measured; `prepare` is not. */
interface Candidate { name: string, slides: number, job: Job, prepare?: (round: number) => Promise<void> }

/** Our own export in a copy of the project; the default editions unless some are named. */
function ours(folder: string, ...targets: string[]): Job {
  return { args: ['--import', 'tsx', 'scripts/export.ts', ...targets], folder, output: join(folder, 'out') }
}

async function measureAll(candidates: Candidate[], rounds: number): Promise<Result[]> {
  const runs = candidates.map((): Measurement[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, job, prepare }] of candidates.entries()) {
      await prepare?.(round)
      const measurement = await measure(job)
      runs[index]!.push(measurement)
      console.error(`${round + 1}/${rounds}  ${name}: ${measurement.seconds.toFixed(1)} s`)
    }
  }
  return candidates.map(({ name, slides }, index) => ({ name, slides, rounds, ...summarize(runs[index]!) }))
}

async function sized(root: string, slides: number): Promise<{ copy: Copy, candidate: Candidate }> {
  const copy = await copyProject(root)
  await resizeDeck(copy.folder, slides)
  return { copy, candidate: { name: 'ours: three editions, cold', slides, job: ours(copy.folder), prepare: copy.forget } }
}

await run(async () => {
  const root = process.cwd()
  const { slides } = await requireSoundDeck(root)
  // The copies are no git checkouts: without it each run would print another date, and nothing could be used again.
  process.env.SOURCE_DATE_EPOCH = String((await sourceDate(root)).getTime() / 1000)
  const { browser, executablePath } = await openBrowser()
  await browser.close()
  const marp = await installMarp(root)
  await using copy = await copyProject(root)
  const { folder } = copy
  const output = join(folder, 'out')
  const marpDeck = await writeMarpDeck(folder, slides)
  const original = Object.fromEntries(await Promise.all(EDITED.map(async file => [file, await readFile(join(folder, file), 'utf8')] as const)))
  const total = slides.length

  const [stock, marpResult, cold, same, sameThree, edited] = await measureAll([
    { name: 'slidev export: slides', slides: total, prepare: copy.forget, job: { args: [SLIDEV, 'export', '--executable-path', executablePath, '--output', 'out/slides.pdf'], folder, output } },
    { name: `Marp CLI ${MARP_VERSION}: slides`, slides: total, job: { args: [marp, marpDeck, '--pdf', '--allow-local-files', '--browser-path', executablePath, '--output', 'out/slides.pdf'], folder, output } },
    { name: 'ours: three editions, cold', slides: total, prepare: copy.forget, job: ours(folder) },
    { name: 'ours: slides, nothing changed', slides: total, job: ours(folder, 'slides') },
    { name: 'ours: three editions, nothing changed', slides: total, job: ours(folder) },
    { name: 'ours: three editions, one word edited', slides: total, prepare: round => editDeck(folder, original, round), job: ours(folder) },
  ], ROUNDS) as [Result, Result, Result, Result, Result, Result]

  const few = await sized(root, SMALL)
  await using _few = few.copy
  const many = await sized(root, LARGE)
  await using _many = many.copy
  const [small, large] = await measureAll([few.candidate, many.candidate], ROUNDS) as [Result, Result]

  const results = [stock, marpResult, cold, same, sameThree, edited, small, large]
  const mostMemory = Math.max(...[cold, same, sameThree, edited].map(({ memory }) => memory ?? Number.NaN))
  const report = [
    await describeMachine(executablePath),
    resultTable(results),
    goalTable([
      { text: 'three editions, cold, against stock slides', measured: cold.seconds, base: stock.seconds, limit: 1 },
      { text: 'slides, nothing changed, against Marp', measured: same.seconds, base: marpResult.seconds, limit: 1 },
      { text: 'three editions, nothing changed, against stock slides', measured: sameThree.seconds, base: stock.seconds, limit: 0.4 },
      { text: 'three editions, one word edited, against stock slides', measured: edited.seconds, base: stock.seconds, limit: 0.7 },
      { text: 'peak memory against stock', measured: mostMemory, base: stock.memory ?? Number.NaN, limit: 1 },
      { text: `${LARGE} slides against ${SMALL}`, measured: large.seconds, base: small.seconds, limit: 3 },
    ]),
  ].join('\n\n')
  console.log(report)
  if (!await writeReport(join(root, 'README.md'), report))
    console.error('README.md 里没有 bench 的标记，结果没有写进去')
})
