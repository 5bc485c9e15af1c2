import type { Clause, Span, Text } from './text.ts'
import { markerAt } from '../../speech/markers.ts'
import { lengthOf } from './text.ts'

/** Characters of an item of a list. */
export const ITEM = { least: 4, most: 20 }

/** Words that lead to a clause and are no part of what it says. */
const LEAD = /^(?:但是|但|而且|并且|而|因此|所以|因而|为此|对此|同时|另外|此外|其中|比如|例如|特别是|尤其是|可以说|应该说|总之|当然|然而|不过|那么|一方面|另一方面|也就是说|在此|首先|其次|再次|最后|第一|第二|第三|就是|也是|更是|使得|因为|由于|如果|虽然|尽管|既|又|还|也|都|就|才|则)(?=\p{Script=Han})(?!(?:要|然|许|且|是以|后|得|有|存在|不够|不足|不是|没有|能|会|可|必须|应|行|业|医|绪|职|任|近|算|范))/u
const SUBJECT = /^(?:我们|大家|同志们|全体(?:同志|同学|干部|员工|党员)|各级各部门|各级|各单位|各部门|(?:广大)?(?:党员干部|干部职工|党员|干部)|每(?:一)?(?:位|名|个)(?:同志|党员|干部|同学|员工|党员干部)|希望(?:大家|同志们|同学们|各位|你们)?|相信(?:大家|同志们|同学们)?)(?=(?:一定|都|也|还|始终|务必|要|必须|应该|应当|能够|能|能|认真|坚决|切实|继续|\p{Script=Han}{2}))/u
const MODAL = /^(?:一定要|务必要|务必|必须要|必须|应该|应当|需要|能够|都要|还要|也要|更要)(?=\p{Script=Han}{4})/u
/** 等 ends what is counted up. */
const AND_SO_ON = /等(?:工作|问题|方面|情况|活动|制度|措施|任务|重点|部门|单位|领域|环节|项目|内容|地|$)/
/** Words that a long clause may be cut before. */
const STARTERS = new Set(['把', '要', '坚持', '做到', '实现', '推动', '推进', '加强', '提高', '提升', '强化', '落实', '抓好', '抓实', '打造', '建设', '构建', '健全', '完善', '坚决', '全面', '着力', '努力', '深入', '扎实', '积极', '切实', '不断', '进一步', '认真', '严格', '主动', '自觉', '严肃', '牢固', '筑牢', '形成', '确保', '保持', '履行', '开展', '促进', '增强', '维护', '解决', '发挥', '营造', '争做', '争当', '用', '以', '让', '使', '成为', '存在', '受到', '取得', '完成', '获得', '荣获'])

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const UNQUOTABLE = /[*_`[\]{}|\\$<>~#&\n]|[A-Za-z]\s+[A-Za-z]|[\p{Script=Han}][,.;:?!()'"]|[,;:?!()'"]\p{Script=Han}/u
const EDGE = /^[、，。；：的了着过地得之”’）》和与及]|[、，；：“‘（《和与及把对在以向从的]$/
/** Numbers stay with their unit. */
const NUMBER = /[\d.%％〇一二三四五六七八九十百千万亿X×]/

/** Whether a stretch may stand on a slide: whole quotations, numbers and names, nothing that means something to Markdown. */
export function isQuotable(text: Text, span: Span): boolean {
  const words = text.slice(span)
  const before = text.words[span.start - 1] ?? ''
  const count = (char: string): number => words.split(char).length
  return !UNQUOTABLE.test(words) && !EDGE.test(words)
    && !text.splits(span.start) && !text.splits(span.end)
    && count('“') === count('”') && count('‘') === count('’') && count('《') === count('》') && count('（') === count('）')
    && !(NUMBER.test(words[0]!) && NUMBER.test(before))
}

/** Takes off what leads to a clause. */
function withoutLead(text: Text, { start, end }: Span): Span {
  let from = start
  for (const pattern of [LEAD, SUBJECT, MODAL, LEAD]) {
    const lead = pattern.exec(text.words.slice(from, end))?.[0].length ?? 0
    if (lead && end - from - lead >= ITEM.least)
      from += lead
  }
  const marker = markerAt(text.words.slice(from, end))
  return marker && end - from - marker.text.length >= ITEM.least ? text.trim({ start: from + marker.text.length, end }) : { start: from, end }
}

/** Cuts a clause that is too long before a word that begins anew. */
function shortened(text: Text, { start, end }: Span, most: number): Span | undefined {
  const places = [...WORDS.segment(text.words.slice(start, end))]
  const at = places.find(({ segment, index }) => index && STARTERS.has(segment) && end - start - index <= most && isQuotable(text, { start: start + index, end }))
  return at && end - start - at.index >= 6 ? { start: start + at.index, end } : undefined
}

/**
 * What of a clause may stand on a slide, at most `most` characters long: all of it but what leads to it, if that fits.
 * @returns nothing where no part of it makes sense alone
 */
export function excerptOf(text: Text, clause: Clause | Span, most = ITEM.most): Span | undefined {
  const stop = AND_SO_ON.exec(text.slice(clause))
  const end = stop && stop.index >= ITEM.least && !text.splits(clause.start + stop.index) ? clause.start + stop.index : clause.end
  const bare = withoutLead(text, { start: clause.start, end })
  const found = lengthOf(bare) <= most ? bare : shortened(text, bare, most)
  return found && lengthOf(found) >= ITEM.least && isQuotable(text, found) ? found : undefined
}
