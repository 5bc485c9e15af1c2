import type { Face } from '../build/fonts.ts'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { INVISIBLE, NAMES, sourceOf } from '../build/fonts.ts'

const fontkit = createRequire(import.meta.url)('fontkit') as { create: (font: Uint8Array) => { characterSet: number[] } } // ships no types

const glyphs = new Map<Face, Set<number>>()

/** The characters of `text` that a face has no glyph for, each once; control characters and blanks need none. */
export function missingIn(face: Face, text: string): string[] {
  const held = glyphs.get(face) ?? new Set(fontkit.create(readFileSync(sourceOf(face))).characterSet)
  glyphs.set(face, held)
  return Array.from(new Set(text.replace(INVISIBLE, ''))).filter(char => !held.has(char.codePointAt(0)!))
}

/** The characters of `text` that no face holds, each once. */
export function missingCharacters(text: string): string[] {
  return NAMES.reduce((missing, face) => missingIn(face, missing.join('')), Array.from(text))
}
