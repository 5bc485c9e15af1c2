import type { Change } from 'diff'
import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { diffChars } from 'diff'

const BLANK = /\s/g
/** A finding quotes so many characters before the place, and at most so many of a passage. */
const CONTEXT = 8
const MOST_WORDS = 60
const SENTENCE_END = /[。！？；]/
/** Beside Chinese characters. Half-width punctuation is another finding's business: `punctuationFindings` in `words.ts`. */
const HALF_WIDTH = /(?<=[\p{Script=Han}”’）》])[,;:?!()"]|[,;:?!()"](?=\p{Script=Han})/gu
const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' }

/** Straight quotation marks open and close in turn. */
export function fullWidth(text: string): string {
  let open = false
  return text.replace(HALF_WIDTH, (mark) => {
    if (mark !== '"')
      return FULL_WIDTH[mark]!
    open = !open
    return open ? '“' : '”'
  })
}

/** Finds where the `offset`-th character of all notes stands. */
function locate(slides: Slide[], offset: number): { file: string, line: number } {
  let rest = offset
  for (const { file, line, note } of slides) {
    if (rest < note.text.length)
      return { file, line: line + note.lines[rest]! }
    rest -= note.text.length
  }
  const last = slides.at(-1)
  return { file: last?.file ?? 'slides.md', line: (last?.line ?? 1) + (last?.note.lines.at(-1) ?? 0) }
}

const shorten = (words: string): string => words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS / 2)}……${words.slice(-MOST_WORDS / 2)}`

/** A difference, the slides whose notes it is in, and all that is missing there. */
export interface NoteFinding extends Finding { slides: Slide[], missing?: string }

/** Sentences in which something differs; `start` counts characters of the notes. */
interface Difference { start: number, changes: Change[] }

/** Parts words that two texts share where their sentences end. */
function sentencesIn(value: string): string[] {
  return value.split(/(?<=[。！？；])/)
}

/** Gathers changes by the sentences that they are in: a rewritten one is one difference, not twenty. */
function differencesIn(changes: Change[]): Difference[] {
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

/** One side of a difference, with what the other does not have in brackets. */
function side(changes: Change[], left: 'added' | 'removed'): string {
  return changes.filter(change => !change[left]).map(({ added, removed, value }, index, { length }) =>
    added || removed ? `〔${shorten(value)}〕` : index === 0 && value.length > MOST_WORDS ? `……${value.slice(-CONTEXT)}` : index === length - 1 && value.length > MOST_WORDS ? `${value.slice(0, CONTEXT)}……` : value).join('')
}

/** All notes together must be the speech as spoken: nothing missing, added or moved. */
export function noteFindings({ slides }: Pick<Deck, 'slides'>, speech: Pick<Speech, 'spoken'>): NoteFinding[] {
  const said = slides.map(({ note }) => note.text).join('')
  const spoken = speech.spoken.replace(BLANK, '')
  // A speech that has such marks of its own, which its errata query, is said with them.
  const comparable = spoken.search(HALF_WIDTH) < 0 ? fullWidth(said) : said
  const starts = slides.map((_, index) => slides.slice(0, index).reduce((sum, { note }) => sum + note.text.length, 0))
  return differencesIn(diffChars(comparable, spoken)).map(({ start, changes }) => {
    const differing = changes.filter(({ added, removed }) => added || removed)
    const first = start + (changes[0]!.added || changes[0]!.removed ? 0 : changes[0]!.value.length)
    const end = start + changes.reduce((sum, { added, value }) => sum + (added ? 0 : value.length), 0)
    const concerned = slides.filter(({ note }, index) => starts[index]! < Math.max(end, start + 1) && starts[index]! + note.text.length > start)
    const [{ added, value }] = differing as [Change]
    if (differing.length === 1) {
      const before = said.slice(Math.max(0, first - CONTEXT), first)
      return {
        // Missing words are reported at the last ones that are there.
        ...locate(slides, added ? Math.max(0, first - 1) : first),
        what: added ? `备注在“${before}”之后少了讲话稿的字` : `备注在“${before}”之后多出讲话稿没有的字`,
        words: shorten(value),
        advice: added ? '请补上；若是讲话稿改了，请运行 npm run check -- --fix' : '请删去；若要改讲话稿，请运行 npm run check -- --fix',
        slides: concerned,
        ...added && { missing: value },
      }
    }
    return {
      ...locate(slides, first),
      what: '这句备注与讲话稿不同（〔〕里是不同的字）',
      words: side(changes, 'added'),
      advice: `讲话稿是“${side(changes, 'removed')}”；请照讲话稿改，或运行 npm run check -- --fix，由它把改动带过去`,
      slides: concerned,
    }
  })
}
