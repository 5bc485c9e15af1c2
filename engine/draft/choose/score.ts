import type { Clause, Span, Text } from './text.ts'
import { isAddress } from '../../speech/address.ts'
import { lengthOf } from './text.ts'
import { areBound, CONCEDES, isSubject, isTopic } from './together.ts'

/** Says when, where or by what, and leads to what is said. */
const BARE = /^(?:[看望]着[^，]{1,6}$|能够(?:感到|看到)|(?:[也还更]|我们)?(?:也|还)?(?:必须|要)(?:清醒地?)?(?:看到|认识到)|刚才|今天(?!的)|昨天|下面|接下来|现在|目前|当前|近年来|近期|长期以来|一直以来|多年来|过去[^，]{0,6}年|去年以来|今年以来|[\d一二三四五六七八九十]+年(?:[来前后](?!的)|以来|$)|与此同时|与会|在座|会上|为了|随着|面对|围绕|根据|按照|对照|针对|借助|通过|结合|作为|[^，]{0,20}以来$|要?以[^，]*的(?:决心|举措|态度|作风|姿态|精神|勇气|担当|成绩|状态|干劲|行动|步伐|责任感|使命感|紧迫感|激情|热情|面貌|标准)$|[^，]{0,12}以[^，]*为(?:契机|抓手|主线|统领|引领|指导|基础|目标|动力|牵引|重点|核心|导向|根本|中心|载体|支撑)$|站在[^，]{0,20}上$|(?:会后)?，?请[^，]{0,16}(?:根据|按照|结合|对照)|不是|从[^，]{0,12}来看|(?:我们|大家)?在[^，]{0,24}(?:[下上中里时后前]|方面|期间|之际|以来)$|对[^，]{0,16}来说|就(?!这样|[是要能会地])[^，]{0,20}|每[到逢当]|当[^，]{0,12}时|经(?:查|过)|据[^，]{0,8}|总的来看|总体来?看|从[^，]{0,16}(?:看|身上|来看)$|具体(?:来讲|来说|说来|讲|说)|坦率地?[讲说]|大家都?知道|以上|不[妥当]之处|也就是|换句话说|请允许|我(?:[就再只先]|简单)*(?:代表|[谨想讲提]|认为|感到|觉得|们知道|记得|宣布)|这[是就些一种不样里]|那[是些一么]|它|他们?|她们?|感谢|谢谢|我的[^，]*讲到这里|[^，]*(?:讲到这里|到此结束)|首先$|其次$|最后$|同时$|虽然|尽管|如果|只要|只有|无论|不管|不论|即使|哪怕|既然|同志们|各位|例如|比如|毋庸|特别是|尤其是|原因)/
/** Says by when, or until when: 今年10月底前, 7月份以来. */
const DATED = /^[今明去本每上个年月从自到至起前后底初末中下半旬日号份季度以来之内开始春夏秋冬天夜晨早午晚·\d一二三四五六七八九十]+$/
/** Has its subject in the clause before it: 同比增长14.2%, 远高于行业平均水平. */
export const DEPENDENT = /^(?:既|还有|发展成为|变成|(?:提高|提升|增加|增长|上升|下降|压缩|缩短|扩大|减少|降低|[上下]调)[到至]|同比|环比|年均|比上年|较上年|比去年|分别|增[长幅]|[增减][加少]了|下降|占(?:比|[^，]{0,6}的?[\d.]+)|其中|远[高低超]|均[高低达为]|[都也又却才]\p{Script=Han})/u
/** Begins with something that a speaker asks for or holds up. */
const FIRM = /^(?:[要把用以]|必须|坚持|坚决|始终|牢记|树立|强化|加强|深化|推进|推动|落实|压实|抓[好实紧牢早]|管[好住出]|守[住好牢]|做到|敢于|善于|勇于|筑牢|增强|提高|提升|完善|健全|规范|严[格禁肃]|杜绝|严防|确保|决不|绝不|不能|不得|不准|切实|全面|开展|主动|自觉|时刻|保持|紧盯|争[做当创]|建[立设成]|打造|发挥|聚焦|突出|注重|带头|完成|实现|荣获|新增)/
/** 一是, 二要, 第三，: the speaker counts himself. */
const COUNTED = /^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+[，、是]|首先|其次|再次)/
const OPEN = /(?:个[^，]{1,4}中|[的地得和与对把是]|以来|之后|之前|期间|时候?|的[^，]{1,12}(?<![手眼心])里|在[^，]{1,12}[里中上下]|方面|情况下|基础上|过程中|同时|看到|认识到|意识到|感到|(?:领导|指导|支持|关心|帮助|努力|带领|推动|影响|背景|形势)下)$|由于|因为|虽然|尽管/
const QUOTED = /“[^”]+”/
const NEGATIVE = /不够|不足|不强|不高|不到位|差距|短板|松懈|缺乏|薄弱/

/** Tells of the speaker himself. */
const PERSONAL = /^(?:我(?![们国省市县区镇乡村院校局党军])|不知道|有一[封个位次天名件]|还?记得|你)/
/** Says when or in spite of what the next clause holds. */
const CONDITION = /^(?:如果|假如|倘若|要是|一旦|即使|哪怕|尽管|虽然?|除非|无论|不管|不论|只[有要]|宁[可愿肯]|与其)/
const ASKS = /什么|怎[么样]|哪[里儿些]|如何|何[在以]|[吗呢谁吧]$|为何/
/** A figure with its unit. */
const FIGURE = /\d[\d.,]*[余多万亿千百]*(?:个百分点|平方米|公里|公顷|人次|美元|[%％元人家项个件次场名座户亩吨米套处所条台辆篇批倍例])/
/** Says what is hoped, or of whom: it needs what follows. */
const WEAK = /^(?:希望|相信|有的|有人|一些|个别|少数)/
const SAYS = /(?:[说讲写问答曰云]|(?<![知街通渠频管铁隧跑轨])道|[说讲写]过|写着|指出|强调|认为)$/
const MOST_ADDRESS = 8

/** True if a clause only leads to what is said. */
export const isBare = (words: string): boolean => BARE.test(words) || DATED.test(words) || isAddress(words)

/** A thing of which the next clause says something, or one of two that are bound; 一根几块钱的充电线，烧掉了三个家庭的幸福. */
export function belongTogether(one: string, next: string): boolean {
  return (isTopic(one) && !isBare(one) && !/^[向对为凡等]/.test(next)) || areBound(one, next) || CONCEDES.test(next)
}

/** Something that may hold of an excerpt, and how much that weighs. */
type Rule = [boolean, number]

const weigh = (rules: Rule[]): number => rules.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)

/** True if two clauses resemble one another: the same first or last character, and nearly the same length. */
function areParallel(text: Text, one: Span, other: Span): boolean {
  const [a, b] = [text.slice(one), text.slice(other)]
  const near = Math.abs(a.length - b.length) <= 2
  return near && (a.slice(0, 1) === b.slice(0, 1) || a.slice(-1) === b.slice(-1) || (a.length === b.length && a.length <= 9))
}

/**
 * Returns how well an excerpt stands on a slide for itself, the more the better; below nothing it had better not.
 * @param text of the speech
 * @param excerpt what would stand there
 * @param clause that it is of
 * @param neighbours the clauses before and after
 */
export function scoreOf(text: Text, excerpt: Span, clause: Clause, neighbours: Clause[]): number {
  return scoreOfTitle(text, excerpt, clause) + weigh(emphasis(text, excerpt, clause, neighbours))
}

/** Returns how well an excerpt says what a passage is about: it need not be firm. */
export function scoreOfTitle(text: Text, excerpt: Span, clause: Clause): number {
  const words = text.slice(excerpt)
  const length = lengthOf(excerpt)
  const rules: Rule[] = [
    [length >= 6 && length <= 14, 2],
    [length > 17, -1],
    [length < 5, -1],
    [lengthOf(clause) === length, 1],
    [clause.end === excerpt.end && lengthOf(clause) > 20 && length < lengthOf(clause) - 6, -1],
    [BARE.test(text.slice(clause)) || DATED.test(text.slice(clause)), -4],
    [BARE.test(words) || DATED.test(words), -3],
    [DEPENDENT.test(words), -7],
    [length <= MOST_ADDRESS && isAddress(words), -5],
    [OPEN.test(words), -3],
    [SAYS.test(words), -3],
    [clause.mark.startsWith('：') && !SAYS.test(words), 2.5],
    [clause.mark === '，' && isSubject(words), -6],
    [clause.mark.startsWith('？'), -2],
    [PERSONAL.test(words), -3],
    [clause.told === true, -3],
  ]
  return weigh(rules)
}

/** Weighs what makes words worth showing. */
function emphasis(text: Text, excerpt: Span, clause: Clause, neighbours: Clause[]): Rule[] {
  const words = text.slice(excerpt)
  return [
    [FIRM.test(words), 2.5],
    [clause.mark.startsWith('：'), -9],
    [clause.mark.startsWith('？') && ASKS.test(words), -4],
    [CONDITION.test(text.slice(clause)), -6],
    [FIGURE.test(words), 1.5],
    [isTopic(words) && !FIRM.test(words), -6],
    [PERSONAL.test(words), -3],
    [WEAK.test(words) || WEAK.test(text.slice(clause)), -6],
    [COUNTED.test(text.slice(clause)), 3],
    [QUOTED.test(words), 1],
    [NEGATIVE.test(words), 1],
    [words.includes('、'), 1],
    [neighbours.some(other => other.sentence === clause.sentence && areParallel(text, clause, other)), 2],
    [/[。；！]/.test(clause.mark), 0.5],
  ]
}
