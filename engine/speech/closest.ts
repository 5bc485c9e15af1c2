/** Words that share fewer of their pairs of characters with others are not the same ones rewritten. */
const LEAST_SHARED = 0.4
/** So many times longer may a passage be than the words that it was. */
const MOST_LONGER = 1.6
/** What follows the last mark, and what comes before the first. */
const REST = /[^，。！？；：、\n]*$/
const BEGIN = /^[^，。！？；：、\n]*/
/** Longer words are no excerpt that somebody mistyped. */
const MOST_WORDS = 300
const EDGES = /^[\s，。、；：]+|[\s，、；：]+$|\s+/g

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))
}

/** Where some words would begin in a text so that the most of their pairs of neighbouring characters stand over the same ones. */
function bestStart(text: string[], words: string[]): number | undefined {
  const places = new Map<string, number[]>()
  for (const [at, pair] of words.entries()) {
    const there = places.get(pair)
    if (there)
      there.push(at)
    else
      places.set(pair, [at])
  }
  const votes = new Map<number, number>()
  for (const [index, pair] of text.entries())
    places.get(pair)?.forEach(at => votes.set(index - at, (votes.get(index - at) ?? 0) + 1))
  return [...votes].reduce<[number, number] | undefined>((best, vote) => best && best[1] >= vote[1] ? best : vote, undefined)?.[0]
}

/** A stretch of a text with the rest of the clauses that it cuts; as it is where that is much more. */
function toClauses(text: string, start: number, end: number, most: number): string {
  const from = text.slice(0, start).search(REST)
  const rest = BEGIN.exec(text.slice(end))![0].length
  return end + rest - from <= most ? text.slice(from, end + rest) : text.slice(start, end)
}

/**
 * The passage of a text that some words were before they were rewritten.
 * @returns about as long as the words, where the most of them stand as they do in the words; none where few are shared
 */
export function closestPassage(text: string, words: string): string | undefined {
  if (words.length > MOST_WORDS)
    return undefined
  const [pairs, wanted] = [pairsOf(text), pairsOf(words)]
  const start = bestStart(pairs, wanted)
  if (start === undefined)
    return undefined
  const known = new Set(wanted)
  const passage = toClauses(text, Math.max(0, start), start + words.length, words.length * MOST_LONGER)
  const shared = pairsOf(passage).filter(pair => known.has(pair)).length
  return shared / known.size >= LEAST_SHARED ? passage.replace(EDGES, '') : undefined
}
