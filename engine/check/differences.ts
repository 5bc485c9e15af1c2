import type { Change } from 'diff'

/** A long passage is quoted with so many characters of it at the side of the difference, and at most so many of a difference. */
const CONTEXT = 8
const MOST_WORDS = 60
/** Words are others where so many times more of their characters differ than not. */
const LEAST_CHANGED = 3
const SENTENCE_END = /[。！？；]/

export const shorten = (words: string): string => words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS / 2)}……${words.slice(-MOST_WORDS / 2)}`

/** Sentences in which something differs; `start` counts characters of the notes. */
interface Difference { start: number, changes: Change[] }

/** Parts words that two texts share where their sentences end. */
function sentencesIn(value: string): string[] {
  return value.split(/(?<=[。！？；])/)
}

/** Gathers changes by the sentences that they are in: a rewritten one is one difference, not twenty. */
export function differencesIn(changes: Change[]): Difference[] {
  const differences: Difference[] = []
  let current: Difference | undefined
  let lead: string[] = []
  let offset = 0
  for (const change of changes) {
    if (change.added || change.removed) {
      const before = lead.join('')
      current ??= { start: offset - before.length, changes: before ? [{ ...change, added: false, removed: false, value: before }] : [] }
      current.changes.push(change)
      lead = []
    }
    else {
      const parts = sentencesIn(change.value)
      const ended = parts.findIndex(part => SENTENCE_END.test(part))
      if (current && ended >= 0) {
        current.changes.push({ ...change, value: parts.slice(0, ended + 1).join('') })
        differences.push(current)
        current = undefined
        lead = [parts.slice(ended + 1).at(-1) ?? '']
      }
      else if (current) {
        current.changes.push(change)
      }
      else {
        lead = SENTENCE_END.test(change.value) ? [parts.at(-1)!] : [...lead, change.value]
      }
    }
    offset += change.added ? 0 : change.value.length
  }
  return current ? [...differences, current] : differences
}

export const differs = ({ added, removed }: Change): boolean => added || removed
const lengthOf = (changes: Change[]): number => changes.reduce((sum, { value }) => sum + value.length, 0)
/** What one side of some changes says. */
export const textOf = (changes: Change[], left: 'added' | 'removed'): string => changes.filter(change => !change[left]).map(({ value }) => value).join('')

/** Takes words that were exchanged for others as a whole: the few characters that both happen to have mean nothing. */
export function whole(changes: Change[]): Change[] {
  const [first, last] = [changes.findIndex(differs), changes.findLastIndex(differs)]
  const inner = changes.slice(first, last + 1)
  const common = inner.filter(change => !differs(change))
  if (lengthOf(common) * LEAST_CHANGED > lengthOf(inner.filter(differs)))
    return changes
  const as = (value: string, added: boolean, removed: boolean): Change[] => value ? [{ value, added, removed, count: value.length }] : []
  return [...changes.slice(0, first), ...as(textOf(inner, 'added'), false, true), ...as(textOf(inner, 'removed'), true, false), ...changes.slice(last + 1)]
}

/** One side of a difference, with what the other does not have in brackets. */
export function side(changes: Change[], left: 'added' | 'removed'): string {
  return changes.filter(change => !change[left]).map(({ added, removed, value }, index, { length }) =>
    added || removed ? `〔${shorten(value)}〕` : index === 0 && value.length > MOST_WORDS ? `……${value.slice(-CONTEXT)}` : index === length - 1 && value.length > MOST_WORDS ? `${value.slice(0, CONTEXT)}……` : value).join('')
}
