import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The real tests drive a browser and build the site on two cores. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 10_000 } } }
const REAL = 'test/*.browser.test.ts'
const SWAPS = /^vi\.(?:mock|stubEnv)\(/m
/** What puts other modules or another environment in place before it loads the engine, and so shares no modules. */
const ALONE = readdirSync('test').filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`).filter(file => SWAPS.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    // Vitest leaves one core free; on two that would be half of them.
    maxWorkers: availableParallelism(),
    projects: [
      // To load the engine anew for each file would take longer than the tests.
      { test: { ...PATIENCE, name: 'fast', include: ['test/*.test.ts'], exclude: [REAL, ...ALONE], isolate: false } },
      { test: { ...PATIENCE, name: 'alone', include: ALONE, exclude: [REAL] } },
      // Nightly: it fetches browsers (npm run test:browsers).
      { test: { ...PATIENCE, retry: 1, name: 'browsers', include: ['test/browsers/*.test.ts'], fileParallelism: false } },
      // A busy machine may be late with a window or a socket once; a fault fails every time.
      { test: { ...PATIENCE, retry: 1, name: 'browser', include: [REAL], globalSetup: 'test/support/setup.ts' } },
    ],
  },
})
