import type { Plugin, Rolldown } from 'vite'
import { join } from 'node:path'
import { build } from 'vite'
import { HOUSE } from '../house.ts'
import { OLDEST } from './oldest.ts'

const SOURCE = join(HOUSE, 'app/cover/methods.ts')
/** The file that it becomes, among the assets of a site. */
export const METHODS = /^(?:assets\/)?older-[\w-]+\.js$/

/** Lays beside the deck's script what its oldest browsers lack, in a script of its own that runs before it. */
export function methods(): Plugin {
  return {
    name: 'deck:methods',
    apply: 'build',
    async generateBundle() {
      const [made] = await build({
        configFile: false,
        logLevel: 'error',
        build: { write: false, target: OLDEST, lib: { entry: SOURCE, formats: ['iife'], name: 'older' } },
      }) as Rolldown.RolldownOutput[]
      this.emitFile({ type: 'asset', name: 'older.js', source: made!.output[0].code })
    },
  }
}
