import type { Shape } from './shapes.ts'
import type { Role, Text } from './texts.ts'
import { element } from './xml.ts'

/** The name of a place for words (ECMA-376 part 1, 19.3.1.36); slide and layout find each other by it. */
export interface Place { type: 'title' | 'body' | 'ftr' | 'sldNum', idx?: number }

const FOOT = 11
const NUMBER = 12
/** The first text; those that follow count on. Below it are those that Office knows. */
const FIRST_TEXT = 13

const FIXED: Partial<Record<Role, Place>> = { title: { type: 'title' }, foot: { type: 'ftr', idx: FOOT }, number: { type: 'sldNum', idx: NUMBER } }

/** The places that the shapes of a slide fill, one for each shape; words that are a picture fill none. */
export function placesOf(shapes: Shape[]): (Place | undefined)[] {
  const texts = shapes.filter((shape): shape is Text => shape.kind === 'text' && shape.role === 'body')
  return shapes.map((shape) => {
    if (shape.kind !== 'text' || shape.role === 'picture')
      return undefined
    return FIXED[shape.role] ?? { type: 'body', idx: FIRST_TEXT + texts.indexOf(shape) }
  })
}

/** `p:ph`: that a shape fills a place. */
export function placeXml({ type, idx }: Place): string {
  return element('p:ph', { type, sz: type === 'title' ? undefined : 'quarter', idx })
}
