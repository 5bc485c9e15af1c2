import { dirname } from 'node:path'
import { definePreparserSetup } from '@slidev/types'
import { DEFAULT_ASPECT } from '../engine/build/aspect.ts'
import { preparser } from '../engine/build/preparser.ts'

/** For Slidev's own commands; ours hand the same down, for the deck and screen that they were asked for. */
export default definePreparserSetup(({ filepath, mode }) =>
  [preparser({ deck: dirname(filepath), blanks: mode === 'dev' ? 'all' : 'public' }, DEFAULT_ASPECT)])
