import { dirname } from 'node:path'
import { definePreparserSetup } from '@slidev/types'
import { DEFAULT_ASPECT } from '../engine/build/aspect.ts'
import { preparser } from '../engine/build/preparser.ts'

/** Slidev's own commands that show the deck on this machine; any other may publish it. */
const SERVING = new Set(['dev', 'export'])

/** For Slidev's own commands; ours hand the same down, for the deck, site and screen that they were asked for. */
export default definePreparserSetup(({ filepath, mode = '' }) => {
  const serving = SERVING.has(mode)
  const source = { deck: dirname(filepath), blanks: serving ? 'all' : 'public' } as const
  return [preparser(source, { aspect: DEFAULT_ASPECT, kind: serving ? 'dev' : 'public' })]
})
