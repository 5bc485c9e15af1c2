import type { Ref } from 'vue'
import { useEventListener, useMediaQuery } from '@vueuse/core'
import { shallowRef } from 'vue'

/**
 * True while the page is being printed, from the browser's own menu, and in time to lay out for paper what is not there on
 * the screen, as all that follows from it is done before the browser goes on.
 */
export function usePrinting(): Ref<boolean> {
  const printing = shallowRef(useMediaQuery('print').value)
  useEventListener('beforeprint', () => void (printing.value = true))
  useEventListener('afterprint', () => void (printing.value = false))
  return printing
}
