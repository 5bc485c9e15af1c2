import type { Goal, Result } from './table.ts'
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { copyProject } from './copy.ts'
import { buildOurs, buildStock } from './sites.ts'
import { median } from './table.ts'

/** A check is to take no longer, in seconds. */
const MOST_CHECK = 0.6

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return (performance.now() - start) / 1000
}

/**
 * Times the check, and the build of the public site beside Slidev's own, in turn. Ours prints the PDF that the site offers, too.
 * @param root folder of the project
 * @param slides how many the deck has
 * @param rounds how often each
 */
export async function measureCommands(root: string, slides: number, rounds: number): Promise<{ results: Result[], goals: Goal[] }> {
  const taken: Record<'check' | 'stock' | 'ours', number[]> = { check: [], stock: [], ours: [] }
  for (let round = 0; round < rounds; round++) {
    taken.check.push(await seconds(() => promisify(execFile)(process.execPath, ['engine/command/start.mjs', 'scripts/check.ts'], { cwd: root })))
    // A copy for each: Slidev's is spoilt, and ours has nothing kept.
    await using stock = await copyProject(root)
    taken.stock.push(await seconds(() => buildStock(stock.folder)))
    await using ours = await copyProject(root)
    taken.ours.push(await seconds(() => buildOurs(ours.folder)))
  }
  const row = (name: string, times: number[]): Result => ({ name, slides, rounds, seconds: median(times), memory: undefined, size: 0 })
  const [check, stock, ours] = [row('ours: check', taken.check), row('slidev build', taken.stock), row('ours: public site, cold', taken.ours)]
  return {
    results: [check!, stock!, ours!],
    goals: [
      { text: 'check, against one second', measured: check!.seconds, base: 1, limit: MOST_CHECK },
      { text: 'public site, cold, against slidev build', measured: ours!.seconds, base: stock!.seconds, limit: 0.7 },
    ],
  }
}
