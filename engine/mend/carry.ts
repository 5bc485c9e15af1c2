import type { Hunk } from './edits.ts'
import type { Spoken } from './spoken.ts'
import type { Said, Texts } from './texts.ts'
import { diffChars } from 'diff'
import { UserError } from '../command/run.ts'
import { applyEdits, hunksOf, settled } from './edits.ts'

/** The side that has the newer words. */
export type Side = 'speech' | 'notes'

/** Hunks from the notes to the speech, by the side that is newer. */
export type Decided = Record<Side, Hunk[]>

const CONTEXT = 10

/** True if a stretch of a text was changed since. */
function isChanged(changed: [number, number][], [start, end]: [number, number]): boolean {
  return changed.some(([from, to]) => from <= end && to >= start)
}

/** Marks that an input method types where the full-width ones are meant. */
const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '"': '“”', '\'': '‘’' }

const isWideOf = (wide: string, half: string): boolean => wide !== half && wide.length === half.length && Array.from(half, (mark, at) => mark === wide[at] || WIDE[mark]?.includes(wide[at]!)).every(Boolean)

/** The side that has full-width marks where the other has half-width ones, which are a slip whoever typed them. */
function widerSide(said: string, spoken: string): Side | undefined {
  return isWideOf(said, spoken) ? 'notes' : isWideOf(spoken, said) ? 'speech' : undefined
}

/**
 * Decides for each place where notes and speech differ which of them was changed since both were the same.
 * @param said what the notes say
 * @param spoken what the speech says
 * @param base what both said; nothing where that is not known
 * @param from the side that is newer wherever that cannot be told
 * @throws UserError that quotes a place where both were changed, or nothing is known, and no side is named
 */
export function decide(said: string, spoken: string, base: string | undefined, from: Side | undefined): Decided {
  const decided: Decided = { speech: [], notes: [] }
  const changedIn = (text: string): [number, number][] => base === undefined ? [] : settled(hunksOf(diffChars(base, text)), base, text).map(({ to }) => to)
  const [inNotes, inSpeech] = [changedIn(said), changedIn(spoken)]
  for (const hunk of settled(hunksOf(diffChars(said, spoken)), said, spoken)) {
    const notes = isChanged(inNotes, hunk.from)
    const speech = isChanged(inSpeech, hunk.to)
    const side = widerSide(said.slice(...hunk.from), spoken.slice(...hunk.to)) ?? (notes === speech ? from : notes ? 'notes' : 'speech')
    if (!side) {
      const around = (text: string, [start, end]: [number, number]): string => text.slice(Math.max(0, start - CONTEXT), end + CONTEXT)
      throw new UserError(`备注里的“${around(said, hunk.from)}”和讲话稿里的“${around(spoken, hunk.to)}”不同，${notes ? '两边都改过' : '看不出哪一边是新的'}；以讲话稿为准请加 --from speech，以备注为准请加 --from notes`)
    }
    decided[side].push(hunk)
  }
  return decided
}

/**
 * Carries words of the speech into the notes, character by character: clicks and line ends stay where they are.
 * @param texts of the deck
 * @param hunks from what is said to what is spoken
 * @param spoken the speech
 * @returns the files of slides that change
 */
export function carryIntoNotes(texts: Pick<Texts, 'files' | 'said'>, hunks: Hunk[], spoken: Pick<Spoken, 'bare' | 'starts'>): Map<string, string> {
  const { files, said } = texts
  const edits = new Map<string, { start: number, end: number, text: string }[]>()
  const edit = (file: string, start: number, end: number, text: string): void => void edits.set(file, [...edits.get(file) ?? [], { start, end, text }])
  for (const { from: [start, end], to } of hunks) {
    const put = spoken.bare.slice(...to)
    const first = said.spots[start]
    const before = said.spots[start - 1]
    // New words take the place of those that go; else they follow the words before them, or begin the paragraph that they begin.
    const begins = spoken.starts.includes(to[0]) && !spoken.starts.includes(to[1])
    if (begins && first && end === start)
      edit(first.file, first.offset, first.offset, put)
    else if (end > start)
      edit(first!.file, first!.offset, first!.offset + 1, put)
    else if (before)
      edit(before.file, before.offset + 1, before.offset + 1, put)
    else if (first)
      edit(first.file, first.offset, first.offset, put)
    for (const { file, offset } of said.spots.slice(start + 1, end))
      edit(file, offset, offset + 1, '')
  }
  return new Map([...edits].map(([file, changes]) => [file, applyEdits(files.get(file)!, changes)]))
}

/** The corrections of the errata that a change of the speech falls into. */
export function correctionsIn({ corrections }: Spoken, hunks: Hunk[]): Set<string> {
  return new Set(hunks.flatMap(({ to: [start, end] }) => {
    const touched = corrections.slice(start, end)
    // Words put in between two characters of one correction change it, too.
    const within = corrections[start - 1] && corrections[start - 1] === corrections[start] ? [corrections[start]] : []
    return [...touched, ...within].flatMap(correction => correction?.written ?? [])
  }))
}

/**
 * Carries words of the notes into the speech as written.
 * @param written the speech
 * @param spoken the same as spoken; no change falls into a correction
 * @param said what the notes say
 * @param hunks from what is said to what is spoken
 */
export function carryIntoSpeech(written: string, spoken: Spoken, said: Said, hunks: Hunk[]): string {
  const { offsets } = spoken
  return applyEdits(written, hunks.map(({ from, to: [start, end] }) => {
    const put = said.text.slice(...from)
    if (end > start) {
      const [first, last] = [offsets[start]!, offsets[end - 1]! + 1]
      // A paragraph of which nothing is left goes with its line.
      const alone = !put && written[first - 1] === '\n' && (written[last] ?? '\n') === '\n'
      return { start: first, end: alone ? last + 1 : last, text: put }
    }
    const at = start ? offsets[start - 1]! + 1 : offsets[0] ?? written.length
    // The words of a new slide behind a paragraph are a paragraph; in the middle of one they are a part of it.
    const own = start > 0 && said.starts.has(from[0]) && (written[at] ?? '\n') === '\n'
    return { start: at, end: at, text: own ? `\n${put}` : put }
  }))
}
