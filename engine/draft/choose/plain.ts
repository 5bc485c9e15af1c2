import type { Sketch, Words } from './sketch.ts'
import type { Span, Text } from './text.ts'
import { ITEMS, itemsFor } from './items.ts'
import { list } from './sketch.ts'
import { notBut, poster, statementOf } from './statement.ts'
import { lengthOf } from './text.ts'
import { titleOf } from './title.ts'

/** A passage as short as this is one thought. */
const SHORT = 62
/** A title of more characters takes two lines, and leaves room for fewer items. */
const LONG_TITLE = 18
/** Words below the line are no more than a line of them. */
const MOST_ASIDE = 20

/** 不是…，而是…: what it is not is the title, or stands above what it is. */
function contrastSlide(base: Pick<Sketch, 'span' | 'level'>, title: Words | undefined, { not, but }: { not: Span, but: Span }): Sketch {
  const phrase = title
    ? { start: not.start, end: but.end, breaks: [but.start - not.start], bold: [but] }
    : { ...but, bold: [but] }
  return { ...base, layout: 'statement', title: title ?? not, slots: { default: [list([phrase])] } }
}

/**
 * A slide for a passage that asks for no type of its own: a list of excerpts, or where little is said a statement.
 * @param text of the speech
 * @param base its words and level
 * @param heading the title where a heading of the speech opens the passage, and what of it is not to be repeated
 */
export function plainSlide(text: Text, base: Pick<Sketch, 'span' | 'level'>, heading: { title: Words | undefined, span: Span } | undefined): Sketch | undefined {
  const clauses = text.clauses(base.span).filter(({ start }) => !heading || start >= heading.span.end)
  const contrast = notBut(text, clauses)
  const found = heading?.title ? { title: heading.title, makeshift: false } : titleOf(text, clauses.length ? clauses : text.clauses(base.span))
  if (!found)
    return undefined
  const { title, makeshift } = found
  const doubt = makeshift ? { doubt: '没有合适的标题，暂用这一句' } : {}
  const short = lengthOf(base.span) <= SHORT
  const items = itemsFor(text, clauses, [title], lengthOf(title) > LONG_TITLE ? ITEMS.most - 2 : ITEMS.most)
  if (contrast && (short || items.length < 3))
    return contrastSlide(base, heading?.title, contrast)
  if (!items.length) {
    return heading?.title
      ? { ...base, layout: 'statement', title: poster(text, title), slots: {} }
      : { ...statementOf(base, undefined, poster(text, title), []), ...doubt }
  }
  if (short && !heading?.title) {
    const [best] = itemsFor(text, clauses, [], 1)
    if (best)
      return { ...statementOf(base, undefined, poster(text, best), items.filter(span => span.start > best.end && lengthOf(span) <= MOST_ASIDE).slice(0, 2)) }
  }
  if (items.length === 1 || (short && !heading?.title)) {
    const [first, ...rest] = items
    const more = heading?.title ? rest : items
    return { ...statementOf(base, heading?.title, poster(text, heading?.title ? first! : title), more.filter(span => lengthOf(span) <= MOST_ASIDE).slice(0, 2)), ...doubt }
  }
  return { ...base, layout: 'point', title, slots: { default: [list(items)] }, ...doubt }
}
