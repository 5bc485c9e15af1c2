/** Counts the single keystrokes that part two words (Levenshtein), a swap of neighbours being one (Damerau). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      rows[i]![j] = Math.min(
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]),
        swapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      )
    }
  }
  return rows[a.length]![b.length]!
}

/** The one of some words that another was probably meant to be; none where none is near. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const [best] = Array.from(words, known => ({ known, steps: distance(word.normalize('NFKC').toLowerCase(), known.toLowerCase()) })).sort((a, b) => a.steps - b.steps)
  return best && best.steps <= Math.max(1, Math.floor(word.length / 3)) ? best.known : undefined
}
