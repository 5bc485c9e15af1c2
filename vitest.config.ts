import type { TestSpecification } from 'vitest/node'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** The real tests drive a browser and build sites, on a machine that may do much else: they wait for what is to come, not for so long. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 30_000 } } }
const REAL = 'test/*.browser.test.ts'
const SWAPS = /^vi\.(?:mock|stubEnv)\(/m
/** What puts other modules or another environment in place before it loads the engine, and so shares no modules. */
const ALONE = readdirSync('test').filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`).filter(file => SWAPS.test(readFileSync(file, 'utf8')))

/** The files that take longest, in the order in which they begin: one that begins last has the other cores wait for it. */
const LONGEST = ['gate', 'commands', 'decks.browser', 'design.browser', 'windows.browser', 'stick.browser', 'windows.edits.browser', 'windows.walk.browser', 'outputs.browser', 'pptx.browser']
const rank = ({ moduleId }: TestSpecification): number => (LONGEST.indexOf(basename(moduleId, '.test.ts')) + 1) || Infinity

/** What only a site's own plugin makes; a test that needs it puts something in its place. */
const virtual = { name: 'virtual', resolveId: (id: string) => id.startsWith('virtual:') ? id : undefined }

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((one, other) => rank(one) === rank(other) ? one.moduleId < other.moduleId ? -1 : 1 : rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    // Vitest leaves one core free. Many a test waits for a window, a clock or a server: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      // To load the engine anew for each file would take longer than the tests.
      { test: { ...PATIENCE, name: 'fast', include: ['test/*.test.ts'], exclude: [REAL, ...ALONE], isolate: false } },
      { plugins: [virtual], test: { ...PATIENCE, name: 'alone', include: ALONE, exclude: [REAL] } },
      // Nightly: it fetches browsers (npm run test:browsers).
      { test: { ...PATIENCE, name: 'browsers', include: ['test/browsers/*.test.ts'], fileParallelism: false } },
      // Once more: a slide that is inserted in mid-talk was seen for a frame in one run of four (windows.edits).
      { test: { ...PATIENCE, retry: 1, name: 'browser', include: [REAL], isolate: false, globalSetup: 'test/support/setup.ts' } },
    ],
  },
})
