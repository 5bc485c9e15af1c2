import type { SlidePlace } from '../../engine/speech/places.ts'
import type { SectionMark } from './place.ts'
import { markers } from 'virtual:markers'
import { shallowRef } from 'vue'
import { placeKey } from '../../engine/speech/places.ts'

const COMMA = /[，,：:、]$/

const known = shallowRef(markers)
// Other words in the speech, or other slides, may count otherwise.
import.meta.hot?.accept('virtual:markers', changed => known.value = changed!.markers as typeof markers)

/** The words before a heading in the speech, where slides name its place; the name in the slides, if the speech has none such. */
export function leadOf(place: SlidePlace): string {
  return known.value[placeKey(place)] ?? place.point ?? place.section ?? ''
}

/** The same as a label, without its comma. */
export const markerOf = (place: SlidePlace): string => leadOf(place).replace(COMMA, '')

/**
 * The same as a label over the name of a section: a bare numeral keeps its comma, as the first would be taken for a dash;
 * in a deck whose sections have no images, but great numerals, it would say the same twice and is left out.
 */
export function kickerOf({ ordinal }: SectionMark, sections: SectionMark[]): string {
  const marker = markerOf({ section: ordinal })
  return marker.length > 1 ? marker : sections.some(({ symbol }) => symbol) ? leadOf({ section: ordinal }) : ''
}
