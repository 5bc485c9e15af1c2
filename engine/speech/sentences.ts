/** A paragraph, sentence by sentence. */
export type Paragraph = string[]

/** A typist may have left the input method: a half-width stop between Chinese characters is one, too. No lookbehind: Safari before 16.4 has none. */
const SENTENCE = /.*?(?:[。！？][”’）》]*|[\p{Script=Han}”）》a-z][.!?](?![\w.!?])["”’）)》]*|$)/giu

/** Splits a paragraph into sentences; a closing quotation mark stays with its sentence. */
export function sentencesOf(paragraph: string): Paragraph {
  return paragraph.match(SENTENCE)?.filter(Boolean) ?? []
}

/** The characters that are spoken: Chinese characters, letters and digits, without punctuation. */
export function spokenLength(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
