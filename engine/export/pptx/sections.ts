import type { Slide } from '../../check/deck.ts'
import { createHash } from 'node:crypto'
import { LABELS } from '../../labels.ts'
import { element } from './xml.ts'

/** Slides that belong together in the speech. */
export interface Section { name: string, slides: number[] }

const FIRST_SLIDE = 256

/** The number by which a presentation knows a slide (ECMA-376 part 1, 19.7.13). */
export const slideId = (no: number): number => FIRST_SLIDE + no - 1

/**
 * Parts the deck by the sections of the speech, or by its points where it has none.
 * @param slides those that are shown, in order
 * @param titles what stands over each of them
 */
export function sectionsOf(slides: Pick<Slide, 'section' | 'point' | 'layout'>[], titles: string[]): Section[] {
  const key = slides.some(({ section }) => section !== undefined) ? 'section' : 'point'
  const sections: (Section & { key: string | undefined })[] = []
  slides.forEach((slide, index) => {
    const last = sections.at(-1)
    if (last && last.key === slide[key])
      last.slides.push(index + 1)
    else
      sections.push({ key: slide[key], slides: [index + 1], name: slide[key] === undefined ? (index ? LABELS.ending : LABELS.opening) : titles[index]! })
  })
  return sections.map(({ name, slides }) => ({ name, slides }))
}

/** A GUID that is the same each time. */
function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase()
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}}`
}

/** `p14:sectionLst`, as an extension of the presentation: [MS-PPTX] 2.6.1. */
export function sectionsXml(sections: Section[]): string {
  const written = sections.map(({ name, slides }) => element(
    'p14:section',
    { name, id: guidOf(`${slides[0]} ${name}`) },
    element('p14:sldIdLst', {}, ...slides.map(no => element('p14:sldId', { id: slideId(no) }))),
  ))
  const list = element('p14:sectionLst', { 'xmlns:p14': 'http://schemas.microsoft.com/office/powerpoint/2010/main' }, ...written)
  return element('p:ext', { uri: '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}' }, list)
}
