import type { Face } from '../build/fonts.ts'
import type { TextRun } from './read.ts'
import { FACES, NAMES } from '../build/fonts.ts'
import { missingIn } from '../check/glyphs.ts'

/** The face of a family that CSS takes for a weight: the nearest one. */
function faceOf(family: string, weight: number): Face | undefined {
  return NAMES.filter(name => FACES[name].family === family)
    .sort((a, b) => Math.abs(FACES[a].weight - weight) - Math.abs(FACES[b].weight - weight))[0]
}

/** The characters of some text that no face of its stack holds: Chromium would take any font of the machine's, or none. */
export function missingInStack({ text, families, weight }: TextRun): string[] {
  return families.flatMap(family => faceOf(family, weight) ?? [])
    .reduce((missing, face) => missingIn(face, missing.join('')), Array.from(text))
    .filter(char => char.trim())
}
