import { buildSite } from '../../engine/build/site.ts'
import { start } from './project.ts'
import { ROOT } from './site.ts'

/** Before all tests: both sites are built and every PDF is exported, as a user would, for the tests to open. */
export default async function setup(): Promise<void> {
  await buildSite(ROOT, 'public')
  for (const args of [['slides', 'handout', 'script', 'grey', 'press', 'pptx'], ['script', '--large']]) {
    const { code, stderr } = await start(ROOT, 'export', args).outcome
    if (code !== 0)
      throw new Error(`export ${args.join(' ')} failed:\n${stderr}`)
  }
}
