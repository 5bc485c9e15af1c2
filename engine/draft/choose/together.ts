/** Names what the next clause says something of: 一根几块钱的充电线, 对连续两次倒数第一的乡镇. */
const TOPIC = /^(?!.*(?:[是为了着过把将被]|成为|实现|完成|取得|凝聚|守住|建设|打造))[^，]*的(?!话$|了$)(?:\p{Script=Han}{1,4}|“\p{Script=Han}+”\p{Script=Han}?)$/u
const THING = /^一[家个名位封座][^，了着过是]{1,8}$/
const OBJECT = /^(?:对(?![标照接党此])|凡|哪[个里些]|一旦|向(?![前上下着往])|为(?![民政官此党国]|人民))/
const ALTERNATIVE = /(\p{Script=Han})不\1$/u
const VERB = '(?!.*(?:[是有要把被将会能让为向对从给到了着过做当讲说任请靠用使开抓建立树出进打保推促]|实现|完成|成立|获得|评为))'
/** A person or a body that the next clause tells of, and which says nothing alone: 呼吸科主任医师孙立新, 东港镇那家服装厂. */
const WHO = new RegExp(`^${VERB}[^，]{1,22}(?:同学|同志|老师|师傅|医生|医师|护士长?|教授|博士|队长|书记|主任|村民|居民|老人|奶奶|爷爷|干部|党员|战士|民警|[县乡镇市区]长|冠军|司机|工程师|专家|[队学职社成人]员)(?:\\p{Script=Han}{2,3})?$`, 'u')
const BODY = new RegExp(`^${VERB}[^，]{3,24}(?:厂|公司|企业|单位|部门|医院|学校|[小中]学|乡镇|水库|项目|场所|团队|机构)$`)
/** Things counted, without what is done with them: 18项核心制度, 全县63座水库. */
const COUNTED = new RegExp(`^${VERB}(?:全[县市区镇村院校省国厂]|[^，]{1,10}的)?\\d+[余多]?[个座项名位家条块台辆所处份篇]\\p{Script=Han}{1,6}$`, 'u')

/** A clause that makes sense only with the next one. */
export const isTopic = (words: string): boolean => [TOPIC, THING, OBJECT, ALTERNATIVE].some(pattern => pattern.test(words)) || /时候?$/.test(words)

/** A clause before a comma that but names a person, a body or a number of things. */
export const isSubject = (words: string): boolean => [WHO, BODY, COUNTED].some(pattern => pattern.test(words))

/** Answers the clause before it. */
export const TURN = /^而(?:[是非要]|在于)/
/** Takes back what the clause before it concedes: 未来不可预测，但可以创造. */
export const CONCEDES = /^(?:但|却)(?!是?$)/
/** Was so once, and is not now: 过去，空心房是“负担”；现在，……. */
export const ONCE = /^(?:过去|以前|从前|原来|曾经|昔日|当年|有人说|过去[讲说])$/

/** Pairs of clauses of which neither says alone what both say. */
const BOUND: [RegExp, RegExp][] = [
  [/^宁[可愿肯]|^与其/, /^(?:也|不[可要愿如]|[绝决]不)/],
  [/^既/, /^[又也还更]/],
  [/越/, /越/],
  [/^从(?!.*[到走至])/, /^(?:发展成为|变成|成为|跃升|上升|增加|提高|增长|[到至]|走向)/],
  [/不(?:是|在于|[仅只]是?|光)|并非/, /^(?:恰恰|正)是|^更[是要]/],
  [/^(?:虽然?|尽管)/, /^[但却可仍]/],
  [/^(?:即使|哪怕|无论|不管|不论)/, /^[也都]/],
  [/^[多早快]一[分点些步天刻份]/, /^[少慢晚]/],
  [/不会/, /^只会/],
]
/** Needs the condition before it: 干净就没有方向, 群众才会满意. */
const CONSEQUENT = /^\p{Script=Han}{0,4}?(?:(?<![成造迁将])就|(?<![人英天奇干刚口])才)(?![是业读医绪餐地此华艺干])|^离不开|^取决于|^无从谈起/u

/** True if two neighbours say together what neither says alone: 宁可少赚一个亿，也不违规签一单. */
export const areBound = (one: string, next: string): boolean => TURN.test(next) || CONSEQUENT.test(next) || BOUND.some(([first, second]) => first.test(one) && second.test(next))
