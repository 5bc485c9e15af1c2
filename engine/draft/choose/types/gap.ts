import type { Find, Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Span, Text } from '../text.ts'
import { excerptOf } from '../excerpt.ts'
import { spanOf } from '../find.ts'
import { list, paragraph } from '../sketch.ts'

/** Begins the other half. */
const TURN = /^(?:但是?|然而|不过|可是|同时|与此同时|在(?:充分)?(?:肯定|看到)[^，]{0,16}的?同时)?，?(?:我们)?[也还更又]?(?:要|必须|应该|应当|应)?(?:也|还)?(?:清醒|清楚|深刻|冷静)?地?(?:看到|认识到|意识到|发现|存在)|^(?:但是?|然而|不过|可是)(?!愿|凡)/
const GOOD = /成效|行动迅速|措施有力|改观|创新高|迈上|首次|成绩|提高|增强|进展|取得|显著|良好|双下降|增长|突破|好转|提升|改善|认真|大量的工作|站位高|扎实|圆满|完成|荣获|明显(?!不)|稳中|上升|下降|向好|丰富|好的/
const SHORT = /不足|不够|不强|不高|不到位|不实|不严|不深|不细|不力|不平衡|不充分|不适应|不完善|不健全|不规范|不紧|不全|不清|不准|不大|不多|不快|不明显|差距|短板|薄弱|松懈|滞后|偏[低慢弱少软]|缺乏|缺少|缺位|走过场|隐患|有待|欠缺|困难|突出问题|弱项|不容(?:乐观|忽视)|硬骨头|硬仗|短缺|粗放|轻[^，]{1,4}重|重[^，]{1,6}轻|形式主义|反弹|下滑|脱节|老化|淡薄/
/** Says that something is good, and not what. */
const BARE = /同时$|^在?(?:充分)?肯定|来之不易/
const MOST_SIDE = 3
const MOST_CHARACTERS = 18
/** The whole must not be longer than this: what is further apart is no contrast. */
const LONGEST = 260
const MOST_LABEL = 5
const LABEL = /[也还仍更](?:要|必须|应该)?(?:清醒地?)?看到$/

function pick(text: Text, clauses: Clause[], pattern: RegExp): Words[] {
  return clauses.filter(clause => pattern.test(text.slice(clause))).flatMap(clause => excerptOf(text, clause, MOST_CHARACTERS) ?? []).filter(span => pattern.test(text.slice(span)) && !BARE.test(text.slice(span)))
}

/** The words that turn from one half to the other, as a label: 还要看到. */
function labelOf(text: Text, clause: Clause): Span | undefined {
  const match = LABEL.exec(text.slice(clause))
  return match && match[0].length <= MOST_LABEL ? { start: clause.end - match[0].length, end: clause.end } : undefined
}

function gapAt(text: Text, clauses: Clause[], turn: number): Find | undefined {
  const { sentence } = clauses[turn]!
  const sentences = [sentence - 1, sentence]
  const before = clauses.slice(0, turn).filter(clause => sentences.includes(clause.sentence) && !SHORT.test(text.slice(clause)))
  const label = labelOf(text, clauses[turn]!)
  const after = clauses.slice(label ? turn + 1 : turn)
  const shortIn = (sentences: number[]): Words[] => pick(text, after.filter(clause => sentences.includes(clause.sentence)), SHORT).slice(0, MOST_SIDE)
  // A sentence that only turns leaves it to the next one to say what is wanting.
  const [good, own] = [pick(text, before, GOOD).slice(-MOST_SIDE), shortIn([sentence])]
  // One thing in the next paragraph is no other side.
  const next = own.length ? own : shortIn([sentence + 1])
  const short = next.length > 1 || !text.words.slice(clauses[turn]!.end, next[0]?.start).includes('\n') ? next : []
  if (!good.length || !short.length)
    return undefined
  const first = clauses.find(clause => clause.end >= good[0]!.start)!
  const last = clauses.find(clause => clause.end >= short.at(-1)!.end)!
  const opening = clauses.find(clause => clause.sentence === first.sentence)!
  const start = first.start - opening.start < 110 ? opening : first
  const span = spanOf(start, last)
  if (span.end - span.start > LONGEST)
    return undefined
  return { layout: 'gap', span, slots: { default: [list(good)], short: [...label ? [paragraph(label)] : [], list(short)] } }
}

/** Finds achievements and shortcomings: both halves must be there, parted by a 但是. */
export const findGaps: Finder = (text, clauses) => clauses.flatMap((clause, turn) => turn && TURN.test(text.slice(clause)) ? gapAt(text, clauses, turn) ?? [] : [])
