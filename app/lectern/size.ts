import type { ComputedRef } from 'vue'
import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'
import { deckKey } from '../windows/deckKey.ts'

/** Times the usual size. */
const SIZES = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.3]

/**
 * The size of the words, which the browser remembers.
 * @param page whose size it is
 * @param usual CSS length
 */
export function useSize(page: string, usual: string): { size: ComputedRef<string>, change: (steps: number) => void } {
  const factor = useLocalStorage(deckKey(`size of ${page}`), 1)
  return {
    size: computed(() => `calc(${usual} * ${factor.value})`),
    change(steps) {
      const place = SIZES.indexOf(factor.value) + steps
      factor.value = SIZES[Math.min(Math.max(place, 0), SIZES.length - 1)]!
    },
  }
}
