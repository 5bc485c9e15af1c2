import type { Sketch, Words } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'
import { unitsOf } from '../write/breaks.ts'
import { isQuotable } from './excerpt.ts'
import { list } from './sketch.ts'
import { lengthOf } from './text.ts'
import { TITLE } from './title.ts'

/** Characters of the phrase that matters: so many are read from the last row as a poster; a whole clause may have more. */
const KEY = { least: 3, ideal: 5, most: 8, clause: 10 }
const GOOD_BEFORE = /(?:[，、的是要把为到在]|“[^”]+”)$/
const NOT_BUT = /^[^，]{0,12}不(?:是|在于|仅是|只是)[^，]{2,14}$/
const BUT = /^而(?:是|在于)|^更是|^更要/

/** The phrase at the end of some words that is set as a poster. */
function keyOf(text: Text, span: Span): Span {
  const words = text.slice(span)
  const units = unitsOf(words)
  let at = words.length
  const starts = units.toReversed().map(unit => at -= unit.length).filter(start => isQuotable(text, { start: span.start + start, end: span.end }))
  const cost = (start: number): number => Math.abs(words.length - start - KEY.ideal) - (/[，；]$/.test(words.slice(0, start)) ? 8 : start === 0 || GOOD_BEFORE.test(words.slice(0, start)) ? 4 : 0)
  const mostFrom = (start: number): number => /[，；]$/.test(words.slice(0, start)) ? KEY.clause : KEY.most
  const fitting = starts.filter(start => words.length - start >= KEY.least && words.length - start <= mostFrom(start))
  const best = fitting.sort((a, b) => cost(a) - cost(b))[0]
  return { start: span.start + (best ?? 0), end: span.end }
}

/** Words with the phrase that matters in bold. */
export const poster = (text: Text, span: Span): Words => ({ ...span, bold: [keyOf(text, span)] })

/** 不是…，而是…: both clauses. */
export function notBut(text: Text, clauses: Clause[]): { not: Span, but: Span } | undefined {
  for (const [index, clause] of clauses.entries()) {
    const next = clauses[index + 1]
    if (!next || next.sentence !== clause.sentence || !NOT_BUT.test(text.slice(clause)) || !BUT.test(text.slice(next)))
      continue
    const whole = { start: clause.start, end: next.end }
    if (isQuotable(text, whole) && [clause, next].every(one => lengthOf(one) <= TITLE.most && lengthOf(one) >= TITLE.least && isQuotable(text, one)))
      return { not: { start: clause.start, end: clause.end }, but: { start: next.start, end: next.end } }
  }
  return undefined
}

/** A slide of one strong phrase: the title itself, or what stands under it where a heading of the speech is the title. */
export function statementOf(base: Pick<Sketch, 'span' | 'level'>, title: Words | undefined, phrase: Words, more: Span[]): Sketch {
  const aside = more.length ? { aside: [list(more)] } : {}
  return title
    ? { ...base, layout: 'statement', title, slots: { default: [list([phrase])], ...aside } }
    : { ...base, layout: 'statement', title: phrase, slots: aside }
}
