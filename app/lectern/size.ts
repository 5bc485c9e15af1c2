import type { ComputedRef } from 'vue'
import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'
import { deckKey } from '../windows/deckKey.ts'
import { keptSize, SIZES, USUAL } from './sizes.ts'

/**
 * The size of the words, which the browser remembers.
 * @param page whose size it is
 * @param usual CSS length
 */
export function useSize(page: string, usual: string): { size: ComputedRef<string>, change: (steps: number) => void } {
  const chosen = useLocalStorage(deckKey(`size of ${page}`), USUAL, { serializer: { read: keptSize, write: place => String(SIZES[place]) } })
  return {
    size: computed(() => `calc(${usual} * ${SIZES[chosen.value]})`),
    change(steps) {
      chosen.value = Math.min(Math.max(chosen.value + steps, 0), SIZES.length - 1)
    },
  }
}
