import type { WritableComputedRef } from 'vue'
import type { Place, Values } from '../../engine/serve/shared.ts'
import { computed } from 'vue'
import { share, useShared } from '../windows/shared.ts'

/** A value of the hall that all windows of the deck share, as they share the slide that is up. */
function sharedRef<Name extends keyof Values>(name: Name, initial: Values[Name]): WritableComputedRef<Values[Name]> {
  const shared = useShared(name)
  return computed({
    get: () => shared.value ?? initial,
    set: value => share({ [name]: value }),
  })
}

/** The curtain that hides the slide. */
export const curtain = sharedRef('curtain', 'none')
/** The place at which the hall stands still. */
export const frozen = sharedRef('frozen', 'none')
export const ink = sharedRef('ink', { slide: 0, strokes: [] })
export const zoom = sharedRef('zoom', { slide: 0, x: 0, y: 0, by: 1 })

/** The place that the hall is kept at while the talk goes on. */
export const frozenPlace = computed<Place | undefined>(() => frozen.value === 'none' ? undefined : frozen.value)
/** The factor by which a slide is larger than usual. */
export const enlarged = (slide: number): number => zoom.value.slide === slide ? zoom.value.by : 1
export const isDrawnOn = (slide: number): boolean => ink.value.slide === slide && ink.value.strokes.length > 0
