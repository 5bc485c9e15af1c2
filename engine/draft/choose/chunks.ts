import type { Span, Text } from './text.ts'
import { isAddress } from '../../speech/address.ts'

/** Parts of the length of a slide: a passage that is shorter goes with the one before or after it. */
export const LEAST = 0.32
/** No slide takes more than so many times its length. */
const MOST = 3
/** Cost of what a slide may be, in parts of its length squared. */
const COST = { mixed: 0.3, parallel: 2, lead: 3, sentence: 0.25, semicolon: 0.5, clause: 0.9, tiny: 1.5 }
/** Heads of paragraphs that say nothing of what follows. */
const COMMON = /^(?:我们|同志|各位|今天|这[是些个种]|一个|大家|当前|目前|刚才|首先|最后|其中|在[这此])/
const ALIKE = 2

/** 我想先说三个小故事。 */
const ANNOUNCES = /^[^。]{0,20}(?:[讲谈说提做聊]|确定了|抓好|做到|分享|送给)[^，。]{0,8}[一二三四五六七八九十两几\d]+[个点条项句件层][^，。]{0,8}[。！]$/
const LONGEST_LEAD = 36

/** True if a paragraph only leads to the next one: an address, a line that ends with a colon, an announcement. */
export function leadsOn(paragraph: string): boolean {
  const words = paragraph.trim()
  return words.length <= LONGEST_LEAD && (words.endsWith('：') || ANNOUNCES.test(words) || isAddress(words.replace(/[！，]$/, '')))
}

/** A place where a slide may end: what that costs, and what it costs to go on beyond it. */
interface End { at: number, cut: number, mixed: number }

const headAt = (text: Text, start: number): string => text.words.slice(start, start + ALIKE)

/** The ends of the clauses within a stretch. */
function endsOf(text: Text, span: Span): End[] {
  const ends = text.clauses(span).map(({ end, mark }) => {
    const at = end + mark.length
    const cut = text.words[at] === '\n' ? 0 : /[。！？]/.test(mark) ? COST.sentence : mark.startsWith('；') ? COST.semicolon : COST.clause
    return { at, cut, mixed: 0 }
  })
  const breaks = ends.filter(({ at, cut }) => !cut && at + 1 < span.end)
  const heads = [span.start, ...breaks.map(({ at }) => at + 1)].map(start => headAt(text, start))
  // A paragraph that begins as one beside it does is about something of its own: 走得远的人，…… 走得远的人，…….
  for (const [index, end] of breaks.entries()) {
    if (leadsOn(text.slice({ start: index ? breaks[index - 1]!.at + 1 : span.start, end: end.at }))) {
      end.cut = COST.lead
      continue
    }
    const head = heads[index + 1]!
    end.mixed = !COMMON.test(head) && [heads[index], heads[index + 2]].includes(head) ? COST.parallel : COST.mixed
  }
  return [{ at: span.start, cut: 0, mixed: 0 }, ...ends.slice(0, -1), { at: span.end, cut: 0, mixed: 0 }]
}

/** The cheapest way from the start to each end, as the end before it. */
function cheapest(ends: End[], per: number, begins: boolean): number[] {
  const cost = ends.map((_, index) => index ? Infinity : 0)
  const before = ends.map(() => 0)
  for (let to = 1; to < ends.length; to++) {
    let mixed = 0
    for (let from = to - 1; from >= 0; from--) {
      const size = (ends[to]!.at - ends[from]!.at) / per
      if (size > MOST && from < to - 1)
        break
      // A short paragraph may lead to the next one.
      const lead = ends.slice(from + 1, to).find(end => end.mixed)
      const isLead = lead?.mixed === COST.mixed && (lead.at - ends[from]!.at) / per < LEAST && (from ? ends[from]!.mixed > 0 : begins)
      const sum = cost[from]! + (size - 1) ** 2 + (size < LEAST ? COST.tiny : 0) + mixed - (isLead ? COST.mixed : 0) + ends[to]!.cut
      if (sum < cost[to]!) {
        cost[to] = sum
        before[to] = from
      }
      mixed += ends[from]!.mixed
    }
  }
  return before
}

/** Parts a stretch into slides of about `per` characters: where a paragraph ends if that can be, else a sentence, else a clause. */
export function chunksOf(text: Text, span: Span, per: number): Span[] {
  const ends = endsOf(text, span)
  const before = cheapest(ends, per, span.start === 0 || text.words[span.start - 1] === '\n')
  const cuts: number[] = []
  for (let at = ends.length - 1; at > 0; at = before[at]!)
    cuts.unshift(ends[at]!.at)
  return cuts.map((end, index) => ({ start: cuts[index - 1] ?? span.start, end }))
}
