/** What an editor shows as the end of a line, but no program of ours reads as one: NEL, those of Unicode, and of Word. */
const BREAK = /[\v\f\u0085\u2028\u2029]/gu
/** Characters that take no room, or turn the direction: from web pages, PDF files and input methods. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNSEEN = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\xAD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
/** Radicals and compatibility ideographs, which PDF files have in place of the characters that they look like. */
const LOOKALIKE = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu
const HIDDEN = new RegExp([BREAK, UNSEEN, LOOKALIKE].map(({ source }) => source).join('|'), 'gu')

/** A character that is not what it seems. */
export interface Hidden {
  /** of the first, from 1 */
  line: number
  /** the line, what cannot be seen in it written as 〔U+200B〕 */
  words: string
  char: string
  /** the character that a look-alike stands for */
  meant?: string
  /** all of them in the text */
  times: number
}

const unicode = (char: string): string => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** What such a character should be; a radical that stands for no character stays. */
const plain = (char: string): string => char.search(BREAK) === 0 ? '\n' : char.search(UNSEEN) === 0 ? '' : char.normalize('NFKC')

/** The text without characters that are not what they seem: gone, a line end, or the character that they look like. */
export const tidied = (text: string): string => text.replace(HIDDEN, plain)

/** The first character of a text that is not what it seems; nothing where there is none. */
export function hiddenIn(text: string): Hidden | undefined {
  const found = [...text.matchAll(HIDDEN)].filter(([char]) => plain(char) !== char)
  const [first] = found
  if (!first)
    return undefined
  const [char] = first
  const line = text.slice(0, first.index).split('\n').length
  const words = text.split('\n')[line - 1]!.replace(HIDDEN, each => each.search(LOOKALIKE) === 0 ? each : `〔${unicode(each)}〕`).trim()
  return { line, words, char: unicode(char), times: found.length, ...char.search(LOOKALIKE) === 0 && { meant: plain(char) } }
}
