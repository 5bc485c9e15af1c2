import type { Ref } from 'vue'
import type { SlideRoute } from '../deck/place.ts'
import { computed } from 'vue'

/**
 * The slides that an edition shows.
 * @param slides all of the deck
 * @param only numbers of some, as `engine/export/editions.ts` writes them: `5,6,28`; none: all
 */
export function useChosen(slides: Ref<SlideRoute[]>, only?: string): Ref<SlideRoute[]> {
  const numbers = only?.split(',').map(Number)
  return computed(() => slides.value.filter(({ no }) => !numbers || numbers.includes(no)))
}
