import type { Find, Finder } from '../find.ts'
import type { Span } from '../text.ts'
import { isShowable } from '../excerpt.ts'
import { paragraph } from '../sketch.ts'
import { lengthOf } from '../text.ts'

const VERB = '(?:强调|指出|说过一句话|说过|说道|说得好|讲过|写道|写着|写过|告诫我们|告诫|告诉我们|曾言|有言|有云|所说|所言|常说|嘱托我们|嘱托|叮嘱|寄语|勉励|感慨|感叹|回答|的(?:一句|这句)话[^，。：]{0,8}|有句[老名古]?话|有一句话|[说讲云曰])'
const QUOTED = new RegExp(`(?<who>[^，。；：！？“”\\n]{1,24}?${VERB})(?:[：:，]|得好[：，])?“(?<words>[^“”\\n]{8,60})”[。！？；，]?`, 'g')
/** Without quotation marks only somebody whose words are always quoted; the sentence is taken for all of them. */
const UNQUOTED = /(?:^|[，。；\n])(?<who>(?:习近平(?:总书记|主席)?|总书记|毛泽东(?:同志)?|邓小平(?:同志)?|周恩来(?:同志)?|革命导师)[^，。；：！？“”\n]{0,16}?(?:强调|指出|说过|说|告诫我们|要求))：(?<words>[^“”\n：]{8,60}?)。/g
/** Whose words are held up to be refused, or are nobody's. */
const DOUBTFUL = /有的|有人|个别|一些|少数|某些|总是|不要|别|不能|不再|口头|总说|大话|常常说|动不动/
const REFUSED = /^[，。；]?(?:这[^，。]{0,10}(?:错误|不对|要不得|糊涂|借口)|其实|这种(?:想法|认识|观点|说法|心态)|殊不知|的(?:思想|想法|观点|心态|心理|论调|错误))/
const LEAD = /^(?:但是|但|正如|就像|诚如|为此|因此|所以|同时|对此|去年|今年|最近|前不久|最后|我们?(?!的|们)(?:总是?|[都常还也])?(?:会|能)?(?:想起|记得)?|记得)+/
const LEAST_WHO = 2
/** Is no title: what comes before says who it is. */
const PRONOUN = /^(?:[他她它]们?|其)/

/** A word before a comma is no line of its own: 桥，是一块石头一块石头垒起来的. */
const LEAST_LINE = 4

/** What is said in passing is no quotation: 他马上站起来说：“爷爷，您坐我这儿吧！”. */
const LEAST_OF_SOMEBODY = 14

/** Breaks the words of a quotation behind its commas. */
function breaksOf(words: string): number[] {
  let last = 0
  return [...words.matchAll(/[，；。]/g)].map(({ index }) => index + 1).filter((at) => {
    const breaks = at < words.length && at - last > LEAST_LINE
    last = breaks ? at : last
    return breaks
  })
}

function findOf(match: RegExpExecArray | RegExpMatchArray, wholeStart: number, doubt?: string): Find & { who: Span } {
  const { who = '', words = '' } = match.groups ?? {}
  const at = wholeStart + match.index! + match[0].indexOf(who)
  const start = wholeStart + match.index! + match[0].lastIndexOf(words)
  const lead = LEAD.exec(who)?.[0].length ?? 0
  const trimmed = who.length - lead >= LEAST_WHO ? lead : 0
  const end = /[。；，]$/.test(words) ? start + words.length - 1 : start + words.length
  return {
    layout: 'quote',
    span: { start: at, end: wholeStart + match.index! + match[0].length },
    who: { start: at + trimmed, end: at + who.length },
    slots: { default: [{ kind: 'quote', words: [{ start, end, breaks: breaksOf(words.slice(0, end - start)) }] }] },
    ...doubt && { doubt },
  }
}

/** Somebody said something of eight to sixty characters. */
export const findQuotes: Finder = (text, clauses) => {
  if (!clauses.length)
    return []
  const start = clauses[0]!.start
  const words = text.words.slice(start, clauses.at(-1)!.end + clauses.at(-1)!.mark.length)
  const quoted = [...words.matchAll(QUOTED)]
    .filter(match => !DOUBTFUL.test(match.groups!.who!) && !REFUSED.test(words.slice(match.index + match[0].replace(/[^”]$/, '').length)))
    .map(match => findOf(match, start))
  const unquoted = [...words.matchAll(UNQUOTED)].map(match => findOf(match, start, '引语没有加引号，止于何处请核对'))
  const sound = [...quoted, ...unquoted].filter(({ who, slots }) => [who, slots.default![0]!.words[0]!].every(span => isShowable(text.slice(span))))
  return sound.filter(({ who, slots }) => !PRONOUN.test(text.slice(who)) || lengthOf(slots.default![0]!.words[0]!) >= LEAST_OF_SOMEBODY).map(({ who, ...find }) => PRONOUN.test(text.slice(who)) ? { ...find, slots: { default: [paragraph(who), ...find.slots.default!] } } : { ...find, title: who })
}
