import type { Shared } from '../../engine/serve/shared.ts'
import { readShared } from '../../engine/serve/message.ts'
import { shift } from '../../engine/serve/shared.ts'
import { deckKey } from './deckKey.ts'
import { keep, recall } from './storage.ts'

/** A run that has not changed for so long was left running at an earlier meeting: no speech dwells on a step for an hour. */
const FORGOTTEN_MS = 60 * 60 * 1000
const SAVE_MS = 5000

interface Kept { shared: unknown, session?: string, wall: number }

/**
 * Recalls what this window knew before it was loaded anew, and the run that the browser kept when all windows were closed. No
 * monotonic clock outlives a page: only the time between two pages is read off the clock on the wall.
 */
export function remembered(): { shared: Shared, session: string | undefined } {
  const own = recall('sessionStorage', deckKey('shared')) as Partial<Kept> | null | undefined
  const kept = recall('localStorage', deckKey('run')) as Partial<Kept> | null | undefined
  const closed = Math.max(0, Date.now() - Number(kept?.wall ?? 0))
  const { run } = shift(readShared(kept?.shared), performance.now() - closed)
  const { place, curtain } = readShared(own?.shared)
  const fresh = run && run.value.changed > performance.now() - FORGOTTEN_MS
  return {
    shared: { ...place && { place }, ...curtain && { curtain }, ...fresh && { run } },
    session: typeof own?.session === 'string' ? own.session : undefined,
  }
}

/** Keeps it while the page is open, and as it goes. */
export function remember(known: () => { shared: Shared, session: string | undefined }): void {
  function save(): void {
    const { session, shared: { run, ...shared } } = known()
    keep('sessionStorage', deckKey('shared'), { shared, session })
    if (run)
      keep('localStorage', deckKey('run'), { shared: shift({ run }, -performance.now()), wall: Date.now() } satisfies Kept)
  }
  window.addEventListener('pagehide', save)
  setInterval(save, SAVE_MS)
}
