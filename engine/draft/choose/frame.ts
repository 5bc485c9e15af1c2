import type { Sketch } from './sketch.ts'
import type { Clause, Span, Text } from './text.ts'
import { excerptOf } from './excerpt.ts'
import { itemsFor } from './items.ts'
import { list } from './sketch.ts'
import { lengthOf } from './text.ts'
import { titleOf } from './title.ts'

/** 下面，我讲三点意见 */
const ANNOUNCES = /(?:[讲谈说提作做从]|强调|汇报|交流|围绕|抓好|做到|分享|送给)[^，。]{0,14}(?:[一二三四五六七八九十两几\d]+[个方]?(?:点|方面|个问题|句话|个词|件事|项工作|条|个字|个方面|个希望|层意思|重点)|汇报如下|如下)|(?:以下|下面|如下)[^，。]{0,6}(?:意见|几点|方面)/
const COUNTED = /[一二三四五六七八九十两几\d]+(?:个?方面|[点条项句件层个])/
/** Only leads to the announcement. */
const LEADS = /^(?:下面|接下来|现在|为此|借(?:此|这个)机会|今天|在此|利用这个机会|这里)|^[^，]{1,3}$/
const MOST_TITLE = 22
const TITLED = { least: 4 }

/** The last sentence of an opening where it announces what comes. */
export function announcement(text: Text, opening: Span): { span: Span, title: Span } | undefined {
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
  const pronoun = /^(?:下面|接下来)?我?(?:[再就想从]|主要)?/.exec(text.slice(both ?? whole ?? clause))?.[0].length ?? 0
  const span = both ?? whole
  return span && lengthOf(span) - pronoun >= TITLED.least ? { start: span.start + pronoun, end: span.end } : undefined
}

/** The last slide: what the speech ends with in one phrase, and below it what it calls for. */
export function closingSlide(text: Text, span: Span): Sketch | undefined {
  const clauses = text.clauses(span)
  const found = titleOf(text, clauses)
  if (!found)
    return undefined
  const { title } = found
  const items = itemsFor(text, clauses.filter(({ start }) => start > title.start), [title], 2)
  return { layout: 'closing', level: 1, span, title, slots: items.length ? { aside: [list(items)] } : {} }
}
