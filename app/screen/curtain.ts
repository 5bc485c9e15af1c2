import { computed } from 'vue'
import { patch, sharedState } from '../slidev/shared.ts'

export type Curtain = 'none' | 'black' | 'white'

/** What hides the slide in the hall; all windows of the deck share it, as they share the slide that is up. */
export const curtain = computed<Curtain>({
  get: () => sharedState.curtain ?? 'none',
  set: value => patch('curtain', value),
})
