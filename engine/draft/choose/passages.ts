import type { Find, Finder } from './find.ts'
import type { Sketch } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'
import { LEAST } from './chunks.ts'
import { withLead } from './lead.ts'
import { plainSlide } from './plain.ts'
import { isBare } from './score.ts'
import { itemsOf, list } from './sketch.ts'
import { stretchesOf } from './stretches.ts'
import { lengthOf, overlaps } from './text.ts'
import { titleOf } from './title.ts'
import { findCases } from './types/case.ts'
import { findColumns } from './types/columns.ts'
import { findFigures } from './types/figures.ts'
import { findFlows } from './types/flow.ts'
import { findGaps } from './types/gap.ts'
import { findLedgers } from './types/ledger.ts'
import { findFaults, findLabels, findLists, findPeople } from './types/list.ts'
import { findNevers, findProhibitions } from './types/never.ts'
import { findQuotes } from './types/quote.ts'

/** The most specific first: what one has taken no other may have. */
const FINDERS: Finder[] = [findCases, findLedgers, findNevers, findLists, findLabels, findPeople, findFaults, findQuotes, findGaps, findFigures, findFlows, findProhibitions, findColumns]
/** A passage under a heading. */
export interface HeadedPassage {
  span: Span
  /** the heading of the speech that it begins with, if it does, and what of it is the slide's title */
  heading?: { title: Span | undefined, span: Span }
  level: 1 | 2 | 3
}

/** With more characters to a slide, only these are worth one of their own however short they are. */
const CLOSE = 200
export const ALWAYS = new Set<Find['layout']>(['case', 'ledger', 'quote', 'never', 'gap', 'flow'])

/** A list up to a passage that its last member ends with. */
function upTo(find: Find, chosen: Find[]): Find {
  const last = find.layout === 'point' ? itemsOf(find).at(-1) : undefined
  const next = last && chosen.find(({ span }) => overlaps(span, find.span) && span.start >= last.end)
  return next ? { ...find, span: { start: find.span.start, end: next.span.start } } : find
}

/** The special passages within some clauses, none over another, in order. */
export function findsIn(text: Text, clauses: Clause[], per: number): Find[] {
  const chosen: Find[] = []
  // Words of others are no passage of the speaker's.
  const own = clauses.filter(({ refused }) => !refused)
  for (const finder of FINDERS) {
    for (const found of finder(text, own)) {
      const find = upTo(found, chosen)
      const worth = per <= CLOSE || ALWAYS.has(find.layout) || lengthOf(find.span) >= LEAST * per
      if (worth && !chosen.some(({ span }) => overlaps(span, find.span)))
        chosen.push(find)
    }
  }
  return chosen.sort((a, b) => a.span.start - b.span.start)
}

/** Layouts whose items do without what is special to them. */
const PLAIN = new Set<Find['layout']>(['never', 'columns'])
/** A slide for a special passage, headed by what opens it or by its own words. */
function specialSlide(text: Text, base: Pick<Sketch, 'span' | 'level'>, find: Find, heading: HeadedPassage['heading']): Sketch | undefined {
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
  const [best, ...others] = goods?.words ?? []
  // A contrast may be headed by the first of what has been achieved, and figures by the first of them.
  const headless = find.layout === 'gap' ? !near || near.makeshift || isBare(text.slice(near.title)) : find.layout === 'figures' && (!found || found.makeshift || /\d/.test(text.slice(found.title)))
  if (headless && goods && best && others.length)
    return { ...sketch, title: { start: best.start, end: best.end }, slots: { ...sketch.slots, default: [{ ...goods, words: others }] } }
  if (!found || taken.some(words => overlaps(words, found.title))) {
    // Of several alike the first may head the others.
    return best && others.length > 1 && PLAIN.has(find.layout)
      ? { ...base, layout: 'point', title: { start: best.start, end: best.end }, slots: { default: [list(others.map(({ start, end }) => ({ start, end })))] } }
      : undefined
  }
  return { ...sketch, title: found.title, ...found.makeshift && { doubt: '没有合适的标题，暂用这一句' } }
}

/** So little is said, in slides, that it is not parted; a type that is not worth a slide always must hold such a part of it. */
const SMALL = 1.05
const PART_OF_IT = { headed: 0.4, bare: 0.3 }

const isSmall = ({ span }: HeadedPassage, per: number): boolean => lengthOf(span) <= SMALL * per

/** The whole of a small passage as one slide, of the type of the one find that it has, if that is most of it. */
function wholeOf({ span, heading }: HeadedPassage, finds: Find[]): { span: Span, find?: Find }[] | undefined {
  const said = span.end - (heading?.span.end ?? span.start)
  const worth = finds.filter(find => ALWAYS.has(find.layout) || lengthOf(find.span) >= PART_OF_IT[heading?.title ? 'headed' : 'bare'] * said)
  return worth.length > 1 ? undefined : [{ span, ...worth[0] && { find: worth[0] } }]
}

/**
 * The slides for what is said under one heading.
 * @param text of the speech
 * @param passage what is said
 * @param per about how many characters a slide takes
 */
export function slidesFor(text: Text, passage: HeadedPassage, per: number): Sketch[] {
  const clauses = text.clauses(passage.span).filter(({ start }) => start >= (passage.heading?.span.end ?? 0))
  const finds = findsIn(text, clauses, per)
  const stretches = (isSmall(passage, per) ? wholeOf(passage, finds) : undefined)
    ?? stretchesOf(text, passage, withLead(text, clauses, finds, passage.heading?.title !== undefined), per)
  return stretches.flatMap(({ span, find }, index) => {
    const base = { span, level: index ? 3 as const : passage.level }
    const heading = index ? undefined : passage.heading
    const sketch = (find && specialSlide(text, base, find, heading)) ?? plainSlide(text, base, heading)
    if (!sketch)
      throw new Error(`no title for “${text.slice(span)}”`)
    return [sketch]
  })
}
