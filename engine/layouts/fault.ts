import { diffChars } from 'diff'

/** Something on a slide that its layout does not show, or lacks. */
export interface Fault {
  /** from 0 at the start of the slide */
  line: number
  what: string
  words: string
  advice: string
}

/** Of two words so alike one may be a slip of the other: no more than this part of their letters differs. */
const ALIKE = 0.5

/** Counts the letters that have to go and to come to make one word another. */
function distance(a: string, b: string): number {
  return diffChars(a, b).reduce((sum, { added, removed, value }) => sum + (added || removed ? value.length : 0), 0)
}

/** The known name that a written one is most like, if it is like any. */
export function nearest(written: string, known: string[]): string | undefined {
  const [first] = known
    .map(name => ({ name, part: distance(written.toLowerCase(), name) / (written.length + name.length) }))
    .filter(({ part }) => part <= ALIKE)
    .sort((a, b) => a.part - b.part)
  return first?.name
}
