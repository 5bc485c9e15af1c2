import type { Change } from 'diff'

/** A stretch of a text, from `start` to before `end`, and what takes its place. */
export interface Edit { start: number, end: number, text: string }

/** Makes edits, which do not overlap, in a text. */
export function applyEdits(text: string, edits: Edit[]): string {
  return edits.toSorted((a, b) => b.start - a.start || b.end - a.end).reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), text)
}

/** A place where two texts differ: stretches of the one and of the other. */
export interface Hunk { from: [start: number, end: number], to: [start: number, end: number] }

/** The places where two texts differ, in order. */
export function hunksOf(changes: Change[]): Hunk[] {
  const hunks: Hunk[] = []
  let [from, to] = [0, 0]
  let open: Hunk | undefined
  for (const { added, removed, value } of changes) {
    if (added || removed) {
      open ??= { from: [from, from], to: [to, to] }
      from += added ? 0 : value.length
      to += added ? value.length : 0
      open.from[1] = from
      open.to[1] = to
    }
    else {
      if (open)
        hunks.push(open)
      open = undefined
      from += value.length
      to += value.length
    }
  }
  return open ? [...hunks, open] : hunks
}

const MARK = /[，。！？；：、]/
const endsAt = (text: string, offset: number): boolean => offset === 0 || MARK.test(text[offset - 1]!)

/**
 * Where a stretch that was put in or taken out begins as what follows it, there are several ways to tell the two apart:
 * takes the one that begins and ends at a punctuation mark, as people edit.
 * @param hunks places where `from` and `to` differ
 * @param from the one text
 * @param to the other
 */
export function settled(hunks: Hunk[], from: string, to: string): Hunk[] {
  return hunks.map((hunk, index) => {
    const gone = hunk.to[0] === hunk.to[1]
    if (!gone && hunk.from[0] !== hunk.from[1])
      return hunk
    const [key, text] = gone ? ['from', from] as const : ['to', to] as const
    const [start, end] = hunk[key]
    const [least, most] = [hunks[index - 1]?.[key][1] ?? 0, hunks[index + 1]?.[key][0] ?? text.length]
    const shifts = [0]
    for (let by = 1; start - by >= least && text[start - by] === text[end - by]; by++)
      shifts.push(-by)
    for (let by = 1; end + by <= most && text[start + by - 1] === text[end + by - 1]; by++)
      shifts.push(by)
    const shift = shifts.find(by => endsAt(text, start + by) && endsAt(text, end + by)) ?? 0
    const moved = ([a, b]: [number, number]): [number, number] => [a + shift, b + shift]
    return { from: moved(hunk.from), to: moved(hunk.to) }
  })
}

/** Finds where a stretch of one text is in another; what was put in at its ends is not part of it. */
export function mapRange(hunks: Hunk[], start: number, end: number): [start: number, end: number] {
  const shift = (position: number, last: (hunk: Hunk) => boolean): number => {
    const hunk = hunks.findLast(last)
    return hunk ? Math.max(position - hunk.from[1], 0) + hunk.to[1] : position
  }
  const inside = (position: number): Hunk | undefined => hunks.find(({ from }) => from[0] < position && position < from[1])
  const newStart = inside(start)?.to[0] ?? shift(start, ({ from }) => from[1] <= start)
  const newEnd = inside(end)?.to[1] ?? shift(end, ({ from }) => from[1] <= end && !(from[0] === end && from[1] === end))
  return [newStart, Math.max(newStart, newEnd)]
}
