import type { Ref } from 'vue'
import { useTimeoutFn } from '@vueuse/core'
import { shallowRef } from 'vue'
import { useNav } from '../slidev/nav.ts'

/** Whether the server of `npm run dev` is out of reach. A built site has none. */
export const lost: Ref<boolean> = shallowRef(false)

/** When what comes up first has been fetched. */
const QUIET_MS = 1000

/** Fetches all slides while the server is there, so that pages can be turned without it. */
export function useProvisions(): void {
  const { slides } = useNav()
  useTimeoutFn(() => slides.value.forEach(slide => slide.load()), QUIET_MS)
}

/**
 * Vite loads a page anew once its server is back, which leaves the hall without a picture for seconds; it waits for
 * whoever listens here, for good. The windows have found each other by then. The words come anew with the next edit.
 */
import.meta.hot?.on('vite:ws:disconnect', () => new Promise<void>(() => {}))
