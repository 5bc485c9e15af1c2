/** Whom a speech addresses: 同志们, 各位来宾; not 我们. */
const HEARER = '(?:(?<![我你他她它咱人])们|同志|朋友|来宾|嘉宾|代表|委员|同事|同仁|同学|老师|家长|校友|家人|伙伴|战友|乡亲|父老|员工|职工|党员|女士|先生|领导|书记|主席|主任|[市县区部局厅院校社队]长|诸位|各位|大家)'
const ALONE = new RegExp(`^(?:各位.{0,12}|.{0,20}${HEARER})$`)
const SALUTATION = new RegExp(`^(?!谢谢|感谢)[^。；？]{0,60}${HEARER}[：:！，、]$`)
const ONE = `(?:(?:在座|尊敬|敬爱|亲爱)的)?(?:各位|全体|广大|青年)?[^，。！：、的]{0,2}${HEARER}们?`
const WITHIN = new RegExp(`^(?!谢谢|感谢)(?:${ONE}(?:、${ONE})*|各位[^，。！：]{1,12})[，！：]`)

/** True if a line without punctuation at its end is but an address: 各位代表. */
export const isAddress = (line: string): boolean => ALONE.test(line)

/** True if a paragraph is a salutation: 各位领导、同志们： or 尊敬的各位来宾，. */
export const isSalutation = (paragraph: string): boolean => SALUTATION.test(paragraph)

/** True if a paragraph begins with an address: 同志们，…… or 各位代表！. */
export const addresses = (paragraph: string): boolean => WITHIN.test(paragraph)
