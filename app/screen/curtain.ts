import type { Curtain } from '../../engine/serve/shared.ts'
import { computed } from 'vue'
import { share, useShared } from '../windows/shared.ts'

const shared = useShared('curtain')

/** What hides the slide in the hall; all windows of the deck share it, as they share the slide that is up. */
export const curtain = computed<Curtain>({
  get: () => shared.value ?? 'none',
  set: down => share({ curtain: down }),
})
