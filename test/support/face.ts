import { readFile } from 'node:fs/promises'
import { cut } from '../../engine/build/fonts.ts'

/** A face named Test for the characters of `text`, as CSS: a clean machine has no Chinese font of its own. */
export async function testFace(text: string): Promise<string> {
  const face = await cut('sans-400', [...new Set(text)].sort().join(''), 'ttf')
  return `@font-face { font-family: Test; src: url(data:font/ttf;base64,${await readFile(face, 'base64')}) }`
}
