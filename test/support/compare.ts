import { checkDeck } from '../../engine/check/index.ts'

const PUNCTUATION = /[^\p{L}\p{N}]/gu

/** The items of the lists of a deck, as they stand on its slides, without punctuation. */
export async function itemsOfDeck(folder: string): Promise<string[]> {
  const { deck, findings } = await checkDeck({ deck: folder, blanks: 'all' })
  if (!deck)
    throw new Error(JSON.stringify(findings))
  return deck.slides.flatMap(({ phrases }) => {
    const steps = new Map<number, string>()
    for (const { step, text } of phrases.filter(({ step }) => step))
      steps.set(step!, (steps.get(step!) ?? '') + text)
    return [...steps.values()].map(text => text.replace(PUNCTUATION, ''))
  })
}

/** Length of the longest sequence of characters that two texts have in common, in order. */
function common(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, () => 0)
  for (const char of one) {
    const next = [0]
    for (let at = 1; at <= other.length; at++)
      next.push(other[at - 1] === char ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!))
    row = next
  }
  return row.at(-1)!
}

const NEAR = 0.7
const isNear = (one: string, other: string): boolean => one.includes(other) || other.includes(one) || common(one, other) >= NEAR * Math.max(one.length, other.length)

/** Counts the items made by hand that are among the drafted ones: the same, or near: one in the other, or 70 % common. */
export function compareItems(hand: string[], drafted: string[]): { exact: number, near: number, missed: string[] } {
  const exact = hand.filter(item => drafted.includes(item)).length
  const missed = hand.filter(item => !drafted.some(other => isNear(item, other)))
  return { exact: exact / hand.length, near: 1 - missed.length / hand.length, missed }
}
