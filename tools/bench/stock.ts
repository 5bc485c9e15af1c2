import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'

/** Slidev's own command line, which is what ours is measured against. */
export const SLIDEV = resolve(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
