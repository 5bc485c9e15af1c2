import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildHosted } from '../../engine/site/host.ts'
import { start } from './project.ts'
import { CONFIG, DECK, ROOT } from './site.ts'

/** Before all tests: the deck is copied, its public site is built and every PDF exported, as a user would, for the tests to open. */
export default async function setup(): Promise<void> {
  await rm(DECK, { recursive: true, force: true })
  await Promise.all(['slides.md', 'pages', 'speech', 'public'].map(part => cp(join(ROOT, part), join(DECK, part), { recursive: true })))
  const [, { code, stderr }] = await Promise.all([
    buildHosted({ ...CONFIG, blanks: 'public' }, false),
    start('export', [DECK, 'slides', 'handout', 'script', 'grey', 'press', 'pptx', '--large']).outcome,
  ])
  if (code !== 0) {
    throw new Error(`export failed:
${stderr}`)
  }
}
