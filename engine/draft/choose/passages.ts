import type { Find, Finder } from './find.ts'
import type { Sketch } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'
import { chunksOf, LEAST } from './chunks.ts'
import { spanOf } from './find.ts'
import { plainSlide } from './plain.ts'
import { isBare } from './score.ts'
import { itemsOf } from './sketch.ts'
import { lengthOf, overlaps } from './text.ts'
import { titleOf } from './title.ts'
import { findCases } from './types/case.ts'
import { findColumns } from './types/columns.ts'
import { findFigures } from './types/figures.ts'
import { findFlows } from './types/flow.ts'
import { findGaps } from './types/gap.ts'
import { findLedgers } from './types/ledger.ts'
import { findFaults, findLists, findPeople } from './types/list.ts'
import { findNevers, findProhibitions } from './types/never.ts'
import { findQuotes } from './types/quote.ts'

/** The most specific first: what one has taken no other may have. */
const FINDERS: Finder[] = [findCases, findLedgers, findNevers, findLists, findPeople, findFaults, findQuotes, findGaps, findFigures, findFlows, findProhibitions, findColumns]
/** A passage under a heading. */
export interface Passage {
  span: Span
  /** the heading of the speech that it begins with, if it does, and what of it is the slide's title */
  heading?: { title: Span | undefined, span: Span }
  level: 1 | 2 | 3
}

/** With more characters to a slide, only these are worth one of their own however short they are. */
const CLOSE = 200
export const ALWAYS = new Set<Find['layout']>(['case', 'ledger', 'quote', 'never', 'gap', 'flow'])

/** The special passages within some clauses, none over another, in order. */
export function findsIn(text: Text, clauses: Clause[], per: number): Find[] {
  const chosen: Find[] = []
  // Words of others are no passage of the speaker's.
  const own = clauses.filter(({ refused }) => !refused)
  for (const finder of FINDERS) {
    for (const find of finder(text, own)) {
      const worth = per <= CLOSE || ALWAYS.has(find.layout) || lengthOf(find.span) >= LEAST * per
      if (worth && !chosen.some(({ span }) => overlaps(span, find.span)))
        chosen.push(find)
    }
  }
  return chosen.sort((a, b) => a.span.start - b.span.start)
}

/** The same where it is the end of the paragraph that the one before it has begun. */
const LEAST_OF_PARAGRAPH = 0.55
/** Characters before a passage that may say what it is about. */
const BARE_LEAD = 8
const LONGEST_LEAD = { usual: 60, quote: 110 }

/** Finds where the words begin that lead to a passage: a clause of the same paragraph that says something, or the paragraph where a quotation says but 他说. */
function leadOf(text: Text, clauses: Clause[], find: Find): Clause | undefined {
  const most = find.layout === 'quote' ? LONGEST_LEAD.quote : LONGEST_LEAD.usual
  const before = clauses.filter(({ start, end }) => end <= find.span.start && find.span.start - start <= most && !text.words.slice(end, find.span.start).includes('\n'))
  const near = before.at(-1)
  return find.layout === 'quote' ? before[0] : near && isBare(text.slice(near)) ? before.findLast(clause => !isBare(text.slice(clause))) ?? near : near
}

/** Takes the words that lead to a special passage into it, unless another passage has them; if there are none, those that follow must say what it is. */
function withLead(text: Text, clauses: Clause[], finds: Find[], headed: boolean): Find[] {
  const led = [...finds]
  for (const [index, find] of finds.entries()) {
    if (find.layout === 'case' || find.title)
      continue
    const isFree = (span: Span): boolean => !led.some((other, number) => number !== index && overlaps(span, other.span))
    const before = leadOf(text, clauses, find)
    const lead = before && { start: before.start, end: find.span.start }
    if (before && lead && isFree(lead) && !(isBare(text.slice(before)) && lengthOf(lead) < BARE_LEAD)) {
      led[index] = { ...find, span: { start: lead.start, end: find.span.end } }
      continue
    }
    const after = headed ? undefined : clauses.find(clause => clause.start >= find.span.end && !isBare(text.slice(clause)) && !clause.mark.startsWith('：'))
    const all = after && spanOf({ ...after, start: lead && isFree(lead) ? lead.start : find.span.start }, after)
    if (all && lengthOf(all) - lengthOf(find.span) <= LONGEST_LEAD.usual && isFree(all))
      led[index] = { ...find, span: all }
  }
  return led
}

/** Returns the end of the paragraph that a special passage is in, if little is left of it and no other passage is there. */
function endOfParagraph(text: Text, from: number, finds: Find[], per: number): number {
  const length = text.words.slice(from).search(/\n|$/)
  return length < LEAST_OF_PARAGRAPH * per && !finds.some(({ span }) => span.start >= from && span.start < from + length) ? from + length : from
}

/** Parts what lies between the special passages; a rest that is too short goes with its neighbours. */
function stretchesOf(text: Text, passage: Passage, finds: Find[], per: number): { span: Span, find?: Find }[] {
  const stretches: { span: Span, find?: Find }[] = []
  let at = passage.span.start
  const contentStart = passage.heading?.span.end ?? at
  for (const find of finds) {
    const before = { start: at, end: find.span.start }
    // A short rest of the paragraph before goes with what that is about.
    const broken = text.slice(before).lastIndexOf('\n') + 1
    const previous = stretches.at(-1)
    if (previous && broken > 1 && broken < LEAST * per) {
      previous.span.end = before.start + broken
      before.start += broken
    }
    const said = before.end - Math.max(before.start, contentStart)
    if (said >= LEAST * per)
      stretches.push(...chunksOf(text, before, per).map(span => ({ span })))
    const last = stretches.at(-1)
    stretches.push({ span: { start: said >= LEAST * per ? find.span.start : last ? last.span.end : before.start, end: find.span.end }, find })
    at = endOfParagraph(text, find.span.end, finds, per)
    stretches.at(-1)!.span.end = at
  }
  const rest = { start: at, end: passage.span.end }
  const least = text.slice(text.trim(rest)).includes('\n') ? LEAST : LEAST_OF_PARAGRAPH
  if (finds.length && lengthOf(rest) < least * per)
    stretches.at(-1)!.span.end = rest.end
  else
    stretches.push(...chunksOf(text, rest, per).map(span => ({ span })))
  return stretches
}

/** A slide for a special passage, headed by what opens it or by its own words. */
function specialSlide(text: Text, base: Pick<Sketch, 'span' | 'level'>, find: Find, heading: Passage['heading']): Sketch | undefined {
  const { title: own, span: _, ...rest } = find
  const sketch: Sketch = { ...base, ...rest }
  if (find.layout === 'case')
    return sketch
  if (heading?.title) {
    const before = own ? [{ kind: 'paragraph' as const, words: [own] }] : []
    return { ...sketch, title: heading.title, slots: { ...sketch.slots, default: [...before, ...sketch.slots.default ?? []] } }
  }
  const taken = [...itemsOf(sketch), ...(sketch.slots.default ?? []).flatMap(({ words }) => words)]
  const first = Math.min(...taken.map(({ start }) => start))
  const clauses = text.clauses(base.span)
  const before = clauses.filter(({ start }) => start < first)
  // A contrast or what somebody says is about what it begins with; of other types the last words before them say what they are.
  if (find.layout !== 'gap' && find.layout !== 'quote')
    before.reverse()
  const near = titleOf(text, before, taken, true)
  const found = own ? { title: own, makeshift: false } : near && !near.makeshift ? near : titleOf(text, clauses, taken) ?? near
  const [goods] = sketch.slots.default ?? []
  // A contrast may be headed by the first of what has been achieved.
  if (find.layout === 'gap' && (!near || near.makeshift || isBare(text.slice(near.title))) && goods && goods.words.length > 1)
    return { ...sketch, title: goods.words[0], slots: { ...sketch.slots, default: [{ ...goods, words: goods.words.slice(1) }] } }
  if (!found || taken.some(words => overlaps(words, found.title)))
    return undefined
  return { ...sketch, title: found.title, ...found.makeshift && { doubt: '没有合适的标题，暂用这一句' } }
}

/**
 * The slides for what is said under one heading.
 * @param text of the speech
 * @param passage what is said
 * @param per about how many characters a slide takes
 */
export function slidesFor(text: Text, passage: Passage, per: number): Sketch[] {
  const clauses = text.clauses(passage.span).filter(({ start }) => start >= (passage.heading?.span.end ?? 0))
  const stretches = stretchesOf(text, passage, withLead(text, clauses, findsIn(text, clauses, per), passage.heading?.title !== undefined), per)
  return stretches.flatMap(({ span, find }, index) => {
    const base = { span, level: index ? 3 as const : passage.level }
    const heading = index ? undefined : passage.heading
    const sketch = (find && specialSlide(text, base, find, heading)) ?? plainSlide(text, base, heading)
    if (!sketch)
      throw new Error(`no title for “${text.slice(span)}”`)
    return [sketch]
  })
}
