import type { Ref } from 'vue'
import type { Run } from '../lectern/run.ts'
import type { Curtain } from '../screen/curtain.ts'
import { TRUST_ORIGINS as hosts } from '@slidev/client/constants.ts'
import { onPatch as slidevOnPatch, patch as slidevPatch, sharedState as slidevState } from '@slidev/client/state/shared.ts'
import { syncDirections as slidevDirections } from '@slidev/client/state/storage.ts'

/** What all windows of the deck share: Slidev's place, and what the deck adds. */
export interface Shared {
  page: number
  clicks: number
  /** who moved last, and when (ms since 1970) */
  lastUpdate: { id: string, type: 'presenter' | 'viewer', time: number }
  curtain: Curtain
  run: Run
}

export const sharedState = slidevState as Partial<Shared>
export const patch = slidevPatch as unknown as <Key extends keyof Shared>(key: Key, value: Shared[Key]) => void
export const onPatch: (listener: () => void) => void = slidevOnPatch
/** Hosts whose slides may turn the presenter view's. */
export const TRUST_ORIGINS: string[] = hosts
/** Whether a window tells the others of its moves, and follows theirs. */
export const syncDirections: Ref<Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>> = slidevDirections
