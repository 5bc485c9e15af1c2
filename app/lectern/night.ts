import type { Ref } from 'vue'
import { useLocalStorage } from '@vueuse/core'
import { deckKey } from '../windows/deckKey.ts'

/** True if the speaker's pages are dark, for a dark lectern; the browser remembers it. */
export function useNight(): Ref<boolean> {
  return useLocalStorage(deckKey('night'), false, { serializer: { read: kept => kept === 'true', write: String } })
}
