import type { Ref } from 'vue'
import { useTimeoutFn } from '@vueuse/core'
import { shallowRef, watch } from 'vue'
import { useNav } from '../slidev/nav.ts'
import { onEdited } from './shared.ts'

/** True while the server of `npm run dev` is out of reach. A built site has none. */
export const lost: Ref<boolean> = shallowRef(false)

/** The slide that comes up first has been fetched by then. */
const QUIET_MS = 1000

/** Fetches all slides while the server is there, so that pages can be turned without it. */
export function useProvisions(): void {
  const { slides } = useNav()
  useTimeoutFn(() => slides.value.forEach(slide => slide.load()), QUIET_MS)
}

/** Vite's own socket was cut, and with it the way by which edits come. */
let deaf = false

/**
 * Vite loads a page anew once its server is back, which leaves the hall without a picture for seconds; it waits for
 * whoever listens here, for good. The windows have found each other by then.
 */
import.meta.hot?.on('vite:ws:disconnect', () => {
  deaf = true
  return new Promise<void>(() => {})
})

/** More than a browser remembers of what a page has asked for, unless it is told. */
const MOST_REQUESTS = 5000
/**
 * A window that Vite no longer tells of edits is loaded anew, not before there is one. By then a server that was started
 * anew has made ready all that the page consists of, as the page has asked for it once more.
 */
export function useReconnection(): void {
  performance.setResourceTimingBufferSize(MOST_REQUESTS)
  watch(lost, (isLost) => {
    if (!isLost && deaf)
      performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(location.origin)).forEach(({ name }) => void fetch(name).catch(() => {}))
  })
  onEdited.on(() => deaf && location.reload())
}
