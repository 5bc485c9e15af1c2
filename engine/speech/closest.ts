/** Words that share fewer of their pairs of characters with others are not the same ones rewritten. */
const LEAST_SHARED = 0.4

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))
}

/**
 * The passage of a text that some words were before they were rewritten.
 * @returns a stretch as long as the words, which shares the most pairs of neighbouring characters with them; none where few are shared
 */
export function closestPassage(text: string, words: string): string | undefined {
  const wanted = new Set(pairsOf(words))
  if (!wanted.size)
    return undefined
  let best = { shared: 0, start: 0 }
  const hits = pairsOf(text).map(pair => Number(wanted.has(pair)))
  let shared = 0
  for (const [index, hit] of hits.entries()) {
    shared += hit - (hits[index - words.length + 1] ?? 0)
    const start = Math.max(0, index - words.length + 2)
    // Of several the one that begins with what they share.
    if (shared > best.shared || (shared === best.shared && hits[start] && !hits[best.start]))
      best = { shared, start }
  }
  return best.shared / wanted.size >= LEAST_SHARED ? text.slice(best.start, best.start + words.length).replace(/^[\s，。、；：]+|[\s，、；：]+$|\s+/g, '') : undefined
}
