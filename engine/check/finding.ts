import { UserError } from '../command/run.ts'

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

/** More of the offending words tells nobody more. */
const MOST_WORDS = 400

/** `file:line: what：“words”，advice` */
export function formatFinding({ file, line, what, words, advice }: Finding): string {
  const quoted = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS / 2)}……${words.slice(-MOST_WORDS / 4)}` : words
  return `${file}:${line}: ${what}：“${quoted}”，${advice}`
}

/** A file that cannot be understood: the check lists its findings with all others, other commands show them as they stand. */
export class FaultyFile extends UserError {
  constructor(readonly findings: Finding[]) {
    super(findings.map(formatFinding).join('\n'))
  }
}
