import { HOUSE } from '../house.ts'
import { contentHash } from './cache.ts'

/** All of the house that a build reads; what it makes is known by its contents. */
const INPUTS = ['engine/command/compile.mjs', 'engine/labels.ts', 'engine/settings.ts', 'engine/speech', 'engine/check', 'engine/layouts', 'engine/typeset', 'engine/build', 'engine/serve', 'app', 'components', 'layouts', 'setup', 'styles', 'package-lock.json']

/** The hash of all code that has a say in a site. */
export const codeHash = (): string => contentHash(HOUSE, INPUTS)
