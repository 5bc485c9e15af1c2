import type { Span, Text } from './text.ts'
import { lengthOf } from './text.ts'

/** Parts of the length of a slide: a passage that is shorter goes with the one before or after it. */
export const LEAST = 0.32
/** Cost of what a slide may be, in parts of its length squared. */
const COST = { mixed: 0.3, parallel: 2, sentence: 0.25, semicolon: 0.5, clause: 0.9, tiny: 1.5 }
/** Heads of paragraphs that say nothing of what follows. */
const COMMON = /^(?:我们|同志|各位|今天|这[是些个种]|一个|大家|当前|目前|刚才|首先|最后|其中|在[这此])/
const LEAST_ALIKE = 2

/** A place where a slide may end, and what that costs. */
interface End { at: number, cost: number }

function endsOf(text: Text, span: Span): End[] {
  return text.clauses(span).map(({ end, mark }) => {
    const at = end + mark.length
    const cost = text.words[at] === '\n' ? 0 : /[。！？]/.test(mark) ? COST.sentence : mark.startsWith('；') ? COST.semicolon : COST.clause
    return { at, cost }
  })
}

/** Places at which a paragraph begins, and whether it begins as the one before it does: 走得远的人，…… 走得远的人，……. */
function startsOf(text: Text, span: Span): { at: number, parallel: boolean }[] {
  const words = text.slice(span)
  const starts = [...words.matchAll(/\n(?=.)/g)].map(({ index }) => span.start + index + 1)
  return starts.map((at, index) => {
    const [head, ...others] = [at, starts[index - 1] ?? span.start, starts[index + 1]].map(start => start === undefined ? '' : text.words.slice(start, start + LEAST_ALIKE))
    return { at, parallel: !COMMON.test(head!) && others.includes(head!) }
  })
}

/**
 * Parts a stretch into slides of about `per` characters: where a paragraph ends if that can be, else a sentence, else a
 * clause. Paragraphs that begin alike are about things of their own.
 */
export function chunksOf(text: Text, span: Span, per: number): Span[] {
  const ends = [{ at: span.start, cost: 0 }, ...endsOf(text, span)]
  ends.at(-1)!.at = span.end
  const starts = startsOf(text, span)
  const begins = (at: number): boolean => at === 0 || text.words[at - 1] === '\n'
  const best = ends.map((_, index) => ({ cost: index ? Infinity : 0, from: 0 }))
  for (let to = 1; to < ends.length; to++) {
    for (let from = to - 1; from >= 0; from--) {
      const chunk = text.trim({ start: ends[from]!.at, end: ends[to]!.at })
      const size = lengthOf(chunk) / per
      const mixed = starts.filter(({ at }) => at > chunk.start && at < chunk.end)
        .reduce((sum, { at, parallel }) => sum + (parallel ? COST.parallel : at - chunk.start < LEAST * per && begins(chunk.start) ? 0 : COST.mixed), 0)
      const cost = best[from]!.cost + (size - 1) ** 2 + (size < LEAST ? COST.tiny : 0) + mixed + (to < ends.length - 1 ? ends[to]!.cost : 0)
      if (cost < best[to]!.cost)
        best[to] = { cost, from }
      if (size > 3)
        break
    }
  }
  const cuts: number[] = []
  for (let at = best.length - 1; at; at = best[at]!.from)
    cuts.unshift(ends[at]!.at)
  return cuts.map((end, index) => ({ start: cuts[index - 1] ?? span.start, end }))
}
