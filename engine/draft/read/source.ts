/** A line of what was read, as it stands there. */
export interface SourceLine {
  text: string
  /** where the user finds it: number of the line, or of the paragraph of a .docx, from 1 */
  line: number
}

/** Something that was left out, with its words where it has any. */
export interface Removal {
  what: string
  /** all of the words, so that nothing is lost without being listed */
  words: string
  line?: number
}

/** A file as read, before anybody asks what its lines are. */
export interface Source {
  /** in Chinese: Word 文档, 纯文本（GBK） */
  format: string
  lines: SourceLine[]
  /** words that were read and do not belong to the text: footnotes, tables */
  removals: Removal[]
  /** what else a person should know: tracked changes that were taken as accepted */
  remarks: string[]
  /** all characters that the input holds, for the sum: lines and removals are these and no others */
  characters: string
}
