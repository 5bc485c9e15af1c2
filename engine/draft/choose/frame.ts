import type { Sketch } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'
import { leadsOn } from './chunks.ts'
import { excerptOf } from './excerpt.ts'
import { itemsFor } from './items.ts'
import { slidesFor } from './passages.ts'
import { list } from './sketch.ts'
import { lengthOf } from './text.ts'
import { titleOf } from './title.ts'
import { findLists } from './types/list.ts'
import { findQuotes } from './types/quote.ts'

/** 下面，我讲三点意见 */
const ANNOUNCES = /(?:[讲谈说提作做从]|强调|汇报|交流|围绕|抓好|做到|分享|送给)[^，。]{0,14}(?:[一二三四五六七八九十两几\d]+[个方]?(?:点|方面|个问题|句话|个词|件事|项工作|条|个字|个方面|个希望|层意思|重点)|汇报如下|如下)|(?:以下|下面|如下)[^，。]{0,6}(?:意见|几点|方面)/
const COUNTED = /[一二三四五六七八九十两几\d]+(?:个?方面|[点条项句件层个])/
/** Only leads to the announcement. */
const LEADS = /^(?:下面|接下来|现在|为此|借(?:此|这个)机会|今天|在此|利用这个机会|这里)|^[^，]{1,3}$/
const MOST_TITLE = 22
/** A cover has the salutation and what leads to the first thought, at most so many slides of words. */
const MOST_COVER = 1
const PARAGRAPH = { least: 0.3, most: 1.5 }
/** A closing slide takes at most so many slides of words. */
const LONGEST_CLOSING = 1.6
/** Thanks alone are no closing words. */
const MOST_THANKS = 12
const LEAST_CLOSING = 4
const TITLED = { least: 4 }

/** The last sentence of an opening where it announces what comes. */
function announcement(text: Text, opening: Span): { span: Span, title: Span } | undefined {
  const last = text.sentences(opening).at(-1)
  if (!last || !ANNOUNCES.test(text.slice(last)))
    return undefined
  const clauses = text.clauses(last).filter(clause => !/^不[妥当]/.test(text.slice(clause)) && !/^请(?:大家|同志们|各位|予)/.test(text.slice(clause)))
  const at = clauses.findLastIndex(clause => COUNTED.test(text.slice(clause)))
  const clause = clauses[at < 0 ? clauses.length - 1 : at]
  const title = clause && announced(text, clauses, clause)
  return title && { span: { start: last.start, end: opening.end }, title }
}

function announced(text: Text, clauses: Clause[], clause: Clause): Span | undefined {
  const whole = excerptOf(text, clause, MOST_TITLE)
  const before = clauses[clauses.indexOf(clause) - 1]
  // 结合纪律规矩方面，谈几点认识 says more than its second half.
  const both = before && !LEADS.test(text.slice(before)) ? excerptOf(text, { start: before.start, end: clause.end }, MOST_TITLE) : undefined
  const pronoun = /^(?:下面|接下来)?现?[将就把]?我?(?:[再就想从]|主要)?/.exec(text.slice(both ?? whole ?? clause))?.[0].length ?? 0
  const span = both ?? whole
  const tail = /(?<=报告|汇报|交流|总结|介绍)如下$/.exec(text.slice(span ?? clause))?.[0].length ?? 0
  return span && lengthOf(span) - pronoun - tail >= TITLED.least ? { start: span.start + pronoun, end: span.end - tail } : undefined
}

/** The last slide: what the speech ends with in one phrase, and below it what it calls for. */
function closingSlide(text: Text, span: Span): Sketch | undefined {
  const clauses = text.clauses(span).filter(({ quoted }) => !quoted)
  const found = titleOf(text, clauses)
  if (!found)
    return undefined
  const [best] = itemsFor(text, clauses, [], 1)
  // Two halves or a sentence of their own stay; of other words those are last that call for something.
  const title = /，/.test(text.slice(found.title)) || !best || text.sentences(span).some(({ start }) => start === found.title.start) ? found.title : best
  const items = itemsFor(text, clauses.filter(({ start }) => start > title.start), [title], 2)
  return { layout: 'closing', level: 1, span, title, slots: items.length ? { aside: [list(items)] } : {} }
}

/** Where the words over the cover end: with a paragraph if one ends near, else with a sentence. */
function endOfCover(text: Text, salutation: number, last: number, per: number): number {
  const sentences = text.sentences({ start: salutation, end: last })
  const paragraphs = sentences.filter(({ end }) => end === last || text.words[end] === '\n')
  const said = ({ end }: Span): number => end - salutation
  const sound = paragraphs.filter((one, index) => said(one) >= PARAGRAPH.least * per && !leadsOn(text.words.slice(paragraphs[index - 1]?.end ?? salutation, one.end)))
  const whole = sound.findLast(one => said(one) <= MOST_COVER * per) ?? sound.find(one => said(one) <= PARAGRAPH.most * per)
  const sentence = sentences.findLast(one => said(one) <= MOST_COVER * per) ?? (sentences.length === 1 ? sentences[0] : undefined)
  return (whole ?? sentence)?.end ?? salutation
}

/** Makes the slides of what is said before the first heading: the cover, perhaps slides of its own, and the announcement of what comes. */
export function openingSlides(text: Text, salutation: number, end: number, per: number, sections: boolean): Sketch[] {
  const found = sections ? announcement(text, { start: salutation, end }) : undefined
  const last = found?.span.start ?? end
  const coverEnd = endOfCover(text, salutation, last, per)
  const rest = text.trim({ start: coverEnd, end: last })
  const little = lengthOf(rest) < per / 2
  const cover: Sketch = { layout: 'cover', level: 1, span: { start: 0, end: little ? last : coverEnd }, slots: {} }
  return [
    cover,
    ...little ? [] : slidesFor(text, { span: rest, level: 2 }, per),
    ...found ? [{ layout: 'agenda' as const, level: 2 as const, span: found.span, title: found.title, slots: {} }] : [],
  ]
}

/** Makes the slides of what is said after the last heading: the last one holds the closing words, those before it the rest. */
export function closingSlides(text: Text, span: Span, per: number): Sketch[] {
  // 散会！ needs no slide.
  if (lengthOf(span) <= LEAST_CLOSING)
    return []
  const sentences = text.sentences(span)
  let from = sentences.length - 1
  while (from > 0 && span.end - sentences[from - 1]!.start <= per * LONGEST_CLOSING)
    from--
  // Words of somebody else are no closing words of the speaker's, nor is a list that he counts.
  const clauses = text.clauses({ start: sentences[from]?.start ?? span.start, end: span.end })
  const apart = [...findQuotes(text, clauses), ...findLists(text, clauses)].sort((a, b) => a.span.end - b.span.end).at(-1)
  if (apart)
    from = sentences.findIndex(({ start }) => start >= apart.span.end)
  if (from < 0 || (apart && span.end - sentences[from]!.start <= MOST_THANKS))
    return slidesFor(text, { span, level: 2 }, per)
  const start = sentences[from]?.start ?? span.start
  const before = text.trim({ start: span.start, end: start })
  const closing = closingSlide(text, { start, end: span.end })
  return [...lengthOf(before) ? slidesFor(text, { span: before, level: 2 }, per) : [], ...closing ? [closing] : slidesFor(text, { span: { start, end: span.end }, level: 2 }, per)]
}
