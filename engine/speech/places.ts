import type { Heading } from './headings.ts'
import type { Speech } from './parse.ts'

/** The place of a slide in the speech, as its front matter says it: the ordinals of a top-level heading and of one below. */
export interface SlidePlace {
  section?: string | undefined
  point?: string | undefined
}

/** A stretch of the speech under a heading of the two upper levels. */
export interface SpokenPlace extends SlidePlace {
  heading: Heading
}

/** The places of a speech in order. Headings further down are within the point that they stand under. */
export function placesOf({ headings }: Pick<Speech, 'headings'>): SpokenPlace[] {
  let section = ''
  return headings.filter(({ level }) => level <= 2).map((heading) => {
    if (heading.level === 1)
      section = heading.ordinal
    return { section, ...(heading.level === 2 && { point: heading.ordinal }), heading }
  })
}

/** A place as one word. */
export const placeKey = ({ section = '', point = '' }: SlidePlace): string => `${section}/${point}`

/**
 * Returns the markers of the places that slides name, as the speech says them: 一要, 一、 or 第一，; nothing where it counts nothing.
 * @param speech as spoken
 * @param used the places of the slides; a deck may name top-level headings by `point` alone
 * @returns by `placeKey`
 */
export function markersOf(speech: Pick<Speech, 'headings'>, used: SlidePlace[]): Record<string, string> {
  const wanted = new Set(used.flatMap(({ section, point }) => [placeKey({ section, point }), placeKey({ section })]))
  const entries = placesOf(speech).flatMap(({ section, point, heading: { marker } }) => [
    [placeKey({ section, point }), marker],
    ...point === undefined ? [[placeKey({ point: section }), marker]] : [],
  ])
  return Object.fromEntries(entries.filter(([key]) => wanted.has(key!)))
}
