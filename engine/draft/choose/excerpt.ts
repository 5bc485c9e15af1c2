import type { Clause, Span, Text } from './text.ts'
import { markerAt } from '../../speech/markers.ts'
import { lengthOf } from './text.ts'

/** Characters of an item of a list. */
export const ITEM = { least: 4, most: 20 }

/** Words that lead to a clause and are no part of what it says. */
const LEAD = /^(?:但是|但|而且|并且|并(?![肩行列联购轨举重非不])|是(?=\p{Script=Han}{6})|这(?=“)|就这样|(?:从[^，]{1,10}中)?我们?(?:深切|深深|切身)?(?:看到|感到|感受到|体会到)了?|真正(?=[把让使做])|虽然|[而既又]|因此|所以|因而|为此|对此|同时|另外|此外|其中|比如|例如|特别是|尤其是|可以说|应该说|总之|当然|然而|不过|那么|一方面|另一方面|也就是说|在此|首先|其次|再次|最后|第[一二三](?=[要是]|我们)|就是|也是|更是|使得|因为|由于|在?一定程度上还?(?:存在)?|(?:有时)?还?存在(?!的|着)(?=\p{Script=Han}{6})|[还也就则])(?=[\p{Script=Han}“])(?![要然许且后得有能会可应行业医绪职任近算范]|是以|存在|不够|不足|不是|没有|必须)/u
const SUBJECT = /^(?:我们|大家|同志们|全体(?:同志|同学|干部|员工|党员)|各级各部门|各级|各单位|各部门|(?:广大)?(?:党员干部|干部职工|党员|干部)|每一?[位名个](?:同志|党员|干部|同学|员工|党员干部)|让我们|请大家|希望(?:大家|同志们|同学们|各位|你们)?|相信(?:大家|同志们|同学们)?)(?=[以用把从要]|携手|共同|更加|紧密|一起|一定|都要|也要|还要|更要|既要|始终|务必|必须|应该|应当|能够|认真|坚决|切实|继续|进一步|不断|做到)/u
const CALL = /^(?:让我们|愿我们|我们要|请大家)(?=\p{Script=Han}{4})/u
const MODAL = /^(?:一定要|务必要|务必|必须要|必须|应该|应当|需要|能够|都要|还要|也要|更要)(?=\p{Script=Han}{4})/u
/** 等 ends what is counted up. */
const AND_SO_ON = /等(?:(?:方面|重点|各项|多项|工作|问题|情况|活动|制度|措施|任务|部门|单位|领域|环节|项目|内容|场所|地区|多种)的?(?:工作|制度|问题|情况|措施|活动)?)?$/
/** Words that a long clause may be cut before. */
export const STARTERS = new Set(['把', '开展', '推进', '做好', '包括', '围绕', '落实', '实施', '注重', '聚焦', '突出', '建成', '养成', '带动', '要', '坚持', '做到', '实现', '推动', '加强', '提高', '提升', '强化', '抓好', '抓实', '打造', '构建', '健全', '坚决', '全面', '着力', '努力', '深入', '扎实', '积极', '切实', '不断', '进一步', '认真', '严格', '主动', '自觉', '牢固', '筑牢', '确保', '保持', '履行', '促进', '增强', '发挥', '营造', '争做', '争当', '让', '使', '共', '累计', '先后', '成为', '取得', '完成', '荣获'])

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const UNQUOTABLE = /[*_`[\]{}|\\$<>~#&\n]|[A-Za-z]\s+[A-Za-z]|\p{Script=Han}[,.;:?!()'"]|[,;:?!()'"]\p{Script=Han}/u
/** A stretch cannot begin or end so; words that begin alike are told apart: 地 from 地区. */
const EDGE = /^(?:[、，。；：之”’）（》是那]|的(?!确)|了(?!解|不起)|着(?![力眼手重实])|过(?![去程硬年节好])|地(?![区方址位下理域])|得(?![到益])|和(?![谐平睦])|与(?![会时民])|及(?![时早格])|都(?!市)|等(?![待级])|以及|特别是|这(?!里的|种))|[、，；：“‘（《把]$|(?<![共谐缓温])和$|(?<![参给])与$|(?<![普涉波以])及$|(?<![应核校相])对$|(?<![存潜实所自现])在$|(?<![可加得足难])以$|(?<![方走志意导风动趋取])向$|(?<![服听顺盲])从$|(?<!目)的$/
/** Numbers stay with their unit. */
const NUMBER = /[\d.%％〇一二三四五六七八九十百千万亿X×]/

/** True if words hold nothing that means something to Markdown, nor half-width punctuation. */
export const isShowable = (words: string): boolean => !UNQUOTABLE.test(words)

/** True if a stretch may stand on a slide: whole quotations, numbers and names, nothing that means something to Markdown. */
export function isQuotable(text: Text, span: Span): boolean {
  const words = text.slice(span)
  const before = text.words[span.start - 1] ?? ''
  const count = (char: string): number => words.split(char).length
  return words.length > 0 && isShowable(words) && !EDGE.test(words)
    && (!text.splits(span.start) || before === '“') && (!text.splits(span.end) || /^[。！]?”/.test(text.words.slice(span.end, span.end + 2)))
    && count('“') === count('”') && count('‘') === count('’') && count('《') === count('》') && count('（') === count('）')
    && !(NUMBER.test(words[0]!) && NUMBER.test(before))
}

/** A clause of a long quotation, which begins or ends within it, without what is outside. */
function withinQuotation(text: Text, { start, end }: Span): Span {
  const words = text.slice({ start, end })
  const balance = words.split('“').length - words.split('”').length
  // A whole sentence in quotation marks stands without them and its stop.
  if (/^“[^“”]*[。！]”$/.test(words))
    return { start: start + 1, end: end - 2 }
  if (balance > 0)
    return { start: start + words.indexOf('“') + 1, end }
  return balance < 0 ? { start, end: start + words.lastIndexOf('”') } : { start, end }
}

/** Takes off what leads to a clause. */
export function withoutLead(text: Text, { start, end }: Span): Span {
  let from = start
  for (const pattern of [LEAD, CALL, SUBJECT, MODAL, LEAD]) {
    const lead = pattern.exec(text.words.slice(from, end))?.[0].length ?? 0
    if (lead && end - from - lead >= ITEM.least)
      from += lead
  }
  const marker = markerAt(text.words.slice(from, end))
  return marker && end - from - marker.text.length >= ITEM.least ? text.trim({ start: from + marker.text.length, end }) : { start: from, end }
}

/** Turns what follows into its opposite, and must not be cut off from it. */
const NEGATES = /(?:[不没未别勿莫无非]|[不没][能得要可准许会该应有让再]|难以|无法|严禁|禁止|杜绝|防止|避免|拒绝|停止|反对|减少|克服|缺乏|放松|忽视)(?:[地再去来以]|任何)?$/

/** Cuts a clause that is too long before a word that begins anew. */
function shortened(text: Text, { start, end }: Span, most: number): Span | undefined {
  const places = [...WORDS.segment(text.words.slice(start, end))]
  const at = places.find(({ segment, index }) => index && STARTERS.has(segment) && !NEGATES.test(text.words.slice(start, start + index)) && !/[、的有是和与]/.test(text.words[start + index - 1]!) && !/[的、]/.test(text.words[start + index + segment.length] ?? '') && end - start - index <= most && isQuotable(text, { start: start + index, end }))
  return at && end - start - at.index >= 6 ? { start: start + at.index, end } : undefined
}

/**
 * Returns the part of a clause that may stand on a slide, at most `most` characters long: all of it but what leads to it, if that fits.
 * @returns nothing where no part of it makes sense alone
 */
export function excerptOf(text: Text, clause: Clause | Span, most = ITEM.most): Span | undefined {
  if ('refused' in clause)
    return undefined
  const inner = withinQuotation(text, clause)
  const stop = AND_SO_ON.exec(text.slice(inner))
  // A colon leads on: 今年的目标是：.
  const linking = 'mark' in clause && clause.mark.startsWith('：') && /[是为有]$/.test(text.slice(inner)) ? 1 : 0
  const end = stop && stop.index >= ITEM.least && !text.splits(inner.start + stop.index) ? inner.start + stop.index : inner.end - linking
  const bare = withoutLead(text, { start: inner.start, end })
  const found = lengthOf(bare) <= most ? bare : shortened(text, bare, most)
  return found && lengthOf(found) >= ITEM.least && isQuotable(text, found) && !markerAt(text.slice(found)) ? found : undefined
}
