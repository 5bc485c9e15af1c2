import type { Source } from '../read/source.ts'
import type { Frame } from './frame.ts'

/** White space, and marks that nobody sees. */
const INVISIBLE = /[\s\u200B\u00AD]/g

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const char of text.replace(INVISIBLE, ''))
    counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}

/**
 * Requires that every character of the input is in the body, in the title, date, speaker or occasion, or is listed as
 * removed, and no other.
 * @throws Error, for a defect of ours, that names the characters
 */
export function requireSum({ characters }: Pick<Source, 'characters'>, { title, date, speaker, occasion, body, removals }: Frame): void {
  const parts = [...title, date, speaker, occasion, ...body.map(({ text }) => text), ...removals.map(({ words }) => words)]
  const [read, kept] = [countsOf(characters), countsOf(parts.join(''))]
  const wrong = [...new Set([...read.keys(), ...kept.keys()])].filter(char => read.get(char) !== kept.get(char))
  if (wrong.length)
    throw new Error(`characters lost or added: ${wrong.map(char => `${char} ${(kept.get(char) ?? 0) - (read.get(char) ?? 0)}`).join(', ')}`)
}
