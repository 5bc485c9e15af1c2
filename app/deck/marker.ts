import type { SlidePlace } from '../../engine/speech/places.ts'
import { markers } from 'virtual:markers'
import { placeKey } from '../../engine/speech/places.ts'

const COMMA = /[，,：:、]$/

/** What the speech says before a heading, where slides name its place: 一要, 一、 or 第一，; what they name it by, if the speech has none such. */
export function leadOf(place: SlidePlace): string {
  return markers[placeKey(place)] ?? place.point ?? place.section ?? ''
}

/** The same as a label, without its comma. */
export const markerOf = (place: SlidePlace): string => leadOf(place).replace(COMMA, '')
