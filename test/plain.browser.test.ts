import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getPort } from 'get-port-please'
import { expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { environment } from '../engine/environment.ts'
import { SLIDEV } from '../tools/bench/stock.ts'
import { filledProject, SECRET } from './support/blanks.ts'
import { foundIn, hiddenStretches } from './support/stretches.ts'
import { textsIn } from './support/texts.ts'

it('a build by Slidev itself, made by someone who does not know ours, publishes the slides: no word that none shows, no presenter view, no name', async () => {
  await using copy = await filledProject()
  await promisify(execFile)(process.execPath, [SLIDEV, 'build'], { cwd: copy.folder, env: environment.forBuild() })
  const [texts, { deck }] = await Promise.all([textsIn(join(copy.folder, 'dist')), readDeck({ deck: copy.folder, blanks: 'all' })])
  const all = Object.values(texts).join('\n')
  const hidden = hiddenStretches(deck!).flat()
  expect(all).toContain('把工程发包当成摇钱树')
  expect(hidden.length).toBeGreaterThan(100)
  expect(foundIn(texts, hidden)).toEqual([])
  // No diff of a whole site.
  for (const kept of [SECRET, '/presenter/:no'])
    expect(all.includes(kept), kept).toBe(false)
})

it('the server of Slidev itself shows all on this machine, the words and every name', async () => {
  await using copy = await filledProject()
  const port = await getPort({ random: true })
  const server = spawn(process.execPath, [SLIDEV, `--port=${port}`], { cwd: copy.folder, stdio: 'ignore' })
  const slide = async (): Promise<string> => (await fetch(`http://localhost:${port}/__slidev/slides/3.json`)).text()
  try {
    // Said in the notes alone.
    await expect.poll(() => slide().catch(() => ''), { timeout: 60_000 }).toContain(`副总经理${SECRET}，`)
  }
  finally {
    server.kill()
    await once(server, 'exit')
  }
})
