import type { Plugin } from 'vite'

const MODULE = '/@slidev/client/state/shared.ts'
/**
 * Slidev's windows tell each other all they know at each turn, and whoever is heard last is right; ours agree
 * (`app/windows/agree.ts`).
 */
const SILENT = `import { reactive } from 'vue'
export const sharedState = reactive({ page: 1, clicks: 0, clicksTotal: 0 })
export const initSharedState = () => {}, onPatch = () => {}, onSharedUpdate = () => {}, patch = () => {}`
/** The module and what stands in for it. */
export const SHARING: readonly [module: string, code: string] = [MODULE, SILENT]

/** Keeps Slidev's windows from telling each other anything, at the server as in a build. */
export function ownSharing(): Plugin {
  let matched = false
  return {
    name: 'deck:own-sharing',
    enforce: 'pre',
    load(id) {
      // The server numbers what it serves: `shared.ts?v=…`.
      if (!id.split('?')[0]!.endsWith(MODULE))
        return
      matched = true
      return SILENT
    },
    buildEnd(error) {
      if (!error && !matched && this.environment.mode === 'build')
        this.error(`nothing in this build matches ${MODULE}: where has it moved? (engine/build/sharing.ts)`)
    },
  }
}
