import type { ComputedRef, Ref } from 'vue'
import type { Place, SlideRoute } from './place.ts'
import { computed } from 'vue'
import { useSlideContext } from '../slidev/nav.ts'
import { slideWidth } from '../slidev/settings.ts'
import { markerOf } from './marker.ts'
import { placeOf } from './place.ts'

/** The slide that a component stands on. */
export interface SlideHere {
  /** of the canvas, in its pixels; it is 720 high */
  width: number
  /** all slides of the deck */
  slides: ComputedRef<SlideRoute[]>
  /** number of this one, from 1 */
  no: Ref<number>
  /** how many clicks of it are done */
  clicks: Ref<number>
  place: ComputedRef<Place>
  /** how the speech counts it, as labels; empty where it does not */
  markers: ComputedRef<{ section: string, point: string }>
}

/** The slide that a component stands on; to be called in its setup. */
export function useSlide(): SlideHere {
  const { $nav, $page, $clicks } = useSlideContext()
  const slides = computed(() => $nav.value.slides)
  const place = computed(() => placeOf(slides.value, $page.value))
  const markers = computed(() => {
    const section = place.value.section?.ordinal
    const point = place.value.point?.ordinal
    return { section: markerOf({ section }), point: point === undefined ? '' : markerOf({ section, point }) }
  })
  return { width: slideWidth.value, slides, no: $page, clicks: $clicks, place, markers }
}
