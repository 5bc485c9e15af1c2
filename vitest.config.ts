import { defineConfig } from 'vitest/config'

/** The real tests drive a browser and build the site on two cores. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 10_000 } } }
const REAL = 'test/*.browser.test.ts'

export default defineConfig({
  test: {
    projects: [
      { test: { ...PATIENCE, name: 'fast', include: ['test/*.test.ts'], exclude: [REAL] } },
      // Nightly: it fetches browsers (npm run test:browsers).
      { test: { ...PATIENCE, retry: 1, name: 'browsers', include: ['test/browsers/*.test.ts'], fileParallelism: false } },
      // A busy machine may be late with a window or a socket once; a fault fails every time.
      { test: { ...PATIENCE, retry: 2, name: 'browser', include: [REAL], globalSetup: 'test/support/setup.ts' } },
    ],
  },
})
