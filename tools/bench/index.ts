import { loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { requireSoundDeck } from '../../engine/check/index.ts'
import { run } from '../../engine/command/run.ts'
import { resolveConfig } from '../../engine/config.ts'
import { openBrowser } from '../../engine/export/browser.ts'
import { measureCommands } from './commands.ts'
import { measureExports } from './exports.ts'
import { describeLoad, describeMachine } from './machine.ts'
import { installMarp, MARP_VERSION } from './marp.ts'
import { writeReport } from './report.ts'
import { goalTable, resultTable, visitTable } from './table.ts'
import { measureVisits } from './visits.ts'

const ROUNDS = 5
/** More, since a visit takes a second, while what it waits for is a matter of hundredths and strays by as much. */
const VISITS = 25

await run(async () => {
  const root = process.cwd()
  const before = loadavg()[0]!
  const { slides } = await requireSoundDeck({ deck: root, blanks: 'all' })
  // The copies are no git checkouts: without it each run would print another date, and nothing could be used again.
  process.env.SOURCE_DATE_EPOCH = String((await resolveConfig({ deck: root }, 'all')).date.getTime() / 1000)
  const { browser, executablePath } = await openBrowser()
  const marp = await installMarp(root)
  const visits = await measureVisits(root, browser, marp, slides, VISITS)
  await browser.close()
  const exports = await measureExports(root, executablePath, marp, slides, ROUNDS)
  const commands = await measureCommands(root, slides.length, ROUNDS)
  const report = [
    `${await describeMachine(executablePath)}, Marp CLI ${MARP_VERSION}`,
    describeLoad(before, loadavg()[0]!),
    resultTable([...exports.results, ...commands.results]),
    visitTable(visits.results),
    goalTable([...exports.goals, ...commands.goals, ...visits.goals]),
  ].join('\n\n')
  console.log(report)
  if (!await writeReport(join(root, 'docs/bench.md'), report))
    console.error('docs/bench.md 里没有 bench 的标记，结果没有写进去')
})
