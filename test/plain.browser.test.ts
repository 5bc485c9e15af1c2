import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { getPort } from 'get-port-please'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../scripts/check/deck.ts'
import { SLIDEV } from '../scripts/site.ts'
import { filledCopy, PUBLIC, SECRET } from './support/blanks.ts'
import { foundIn, hiddenStretches } from './support/stretches.ts'
import { textsIn } from './support/texts.ts'

/** What our own scripts ask for by name. */
const ASKED = ['DECK_SITE', 'DECK_BLANKS']

const bareEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !ASKED.includes(name)))

/** Builds by Slidev's own command, as someone does who does not know ours, and reads all that it wrote. */
async function build(env: Record<string, string> = {}) {
  await using copy = await filledCopy()
  await promisify(execFile)(process.execPath, [SLIDEV, 'build'], { cwd: copy.folder, env: { ...bareEnvironment(), NODE_ENV: 'production', ...env } })
  const [texts, { deck }] = await Promise.all([textsIn(join(copy.folder, 'dist')), readDeck(copy.folder)])
  return { texts, hidden: hiddenStretches(deck!).flat(), all: Object.values(texts).join('\n') }
}

describe('slidev build', () => {
  it.each([
    ['', {}],
    [', what is asked for misspelt,', { DECK_SITE: 'Notes', DECK_BLANKS: 'ALL' }],
  ])('by itself%s publishes the slides: no word that none shows, no presenter view, no name', async (_, env) => {
    const { texts, hidden, all } = await build(env)
    expect(all).toContain('大力宣传和弘扬清风正气')
    expect(hidden.length).toBeGreaterThan(1000)
    expect(foundIn(texts, hidden)).toEqual([])
    // No diff of a whole site.
    for (const kept of [SECRET, '/presenter/:no'])
      expect(all.includes(kept), kept).toBe(false)
  })

  it('publishes the words where they are asked for by name, and of the names the public ones', async () => {
    const { texts, hidden, all } = await build({ DECK_SITE: 'notes' })
    expect(foundIn(texts, hidden).length).toBeGreaterThan(1000)
    expect([SECRET, PUBLIC].filter(name => all.includes(name))).toEqual([PUBLIC])
  })
})

it('slidev shows all on this machine, the words and every name', async () => {
  await using copy = await filledCopy()
  const port = await getPort({ random: true })
  const server = spawn(process.execPath, [SLIDEV, `--port=${port}`], { cwd: copy.folder, env: bareEnvironment(), stdio: 'ignore' })
  const slide = async (): Promise<string> => (await fetch(`http://localhost:${port}/__slidev/slides/29.json`)).text()
  try {
    // Said in the notes alone.
    await expect.poll(() => slide().catch(() => ''), { timeout: 60_000 }).toContain(`经查，${SECRET}还`)
  }
  finally {
    server.kill()
    await once(server, 'exit')
  }
})
