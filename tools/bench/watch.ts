import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { UserError } from '../../engine/command/run.ts'

/** What `npm run export -- --watch` says of each round. */
const DONE = /已做好.+用了/

/**
 * Starts `npm run export -- --watch` and saves files while it runs.
 * @param folder of a copy of the project
 * @param save changes the deck, another way each round
 * @param rounds how often
 * @returns for each round the seconds from the last save until all files are replaced
 */
export async function measureWatch(folder: string, save: (round: number) => Promise<void>, rounds: number): Promise<number[]> {
  const child = spawn(process.execPath, ['engine/command/start.mjs', 'scripts/export.ts', '--watch'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8')
  const ended = once(child, 'close').then(() => {
    throw new UserError('npm run export -- --watch 没有等到存盘就结束了')
  })
  const round = async (): Promise<void> => {
    for (let said = ''; !DONE.test(said);)
      said += (await Promise.race([once(child.stdout, 'data'), ended]))[0]
  }
  const seconds: number[] = []
  try {
    await round()
    for (let index = 0; index < rounds; index++) {
      await save(index)
      const start = performance.now()
      await round()
      seconds.push((performance.now() - start) / 1000)
    }
  }
  finally {
    child.kill('SIGINT')
    await ended.catch(() => {})
  }
  return seconds
}
