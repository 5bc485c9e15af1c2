import { sentencesOf } from '../../engine/speech/sentences.ts'

/**
 * Parts the words over one slide where they would not fit on one page of the handout: between sentences, and within
 * one only where it alone is too long.
 * @param paragraphs the words, a paragraph a string
 * @param most how many characters the first part may have
 * @param after how many each of the others may have
 * @returns the parts in order, each of paragraphs; at least one
 */
export function partWords(paragraphs: string[], most: number, after = most): string[][] {
  const parts: string[][] = [[]]
  let length = 0
  for (const paragraph of paragraphs) {
    let begun = false
    for (const piece of sentencesOf(paragraph).flatMap(sentence => sentence.match(new RegExp(`.{1,${Math.min(most, after)}}`, 'gsu')) ?? [])) {
      if (length && length + piece.length > (parts.length > 1 ? after : most)) {
        parts.push([])
        length = 0
        begun = false
      }
      const part = parts.at(-1)!
      part.push(begun ? part.pop()! + piece : piece)
      begun = true
      length += piece.length
    }
  }
  return parts
}
