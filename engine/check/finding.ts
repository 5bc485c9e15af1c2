/** Something wrong with the deck, for the office clerk to mend. */
export interface Finding {
  /** path from the project's folder */
  file: string
  /** from 1 */
  line: number
  /** what is wrong */
  what: string
  /** the offending words */
  words: string
  /** what to do */
  advice: string
}

/** `file:line: what：“words”，advice` */
export function formatFinding({ file, line, what, words, advice }: Finding): string {
  return `${file}:${line}: ${what}：“${words}”，${advice}`
}
