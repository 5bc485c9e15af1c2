import type { SlidePlace } from '../../engine/speech/places.ts'
import { markers } from 'virtual:markers'
import { placeKey } from '../../engine/speech/places.ts'

const COMMA = /[，,：:、]$/

/** The words before a heading in the speech, where slides name its place; the name in the slides, if the speech has none such. */
export function leadOf(place: SlidePlace): string {
  return markers[placeKey(place)] ?? place.point ?? place.section ?? ''
}

/** The same as a label, without its comma. */
export const markerOf = (place: SlidePlace): string => leadOf(place).replace(COMMA, '')
