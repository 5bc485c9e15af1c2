import type { Find, Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Span, Text } from '../text.ts'
import { excerptOf, isQuotable } from '../excerpt.ts'
import { spanOf } from '../find.ts'
import { lengthOf } from '../text.ts'

const OFFICES = '(?:书记|主任|局长|部长|科长|处长|厅长|股长|经理|主席|院长|校长|所长|站长|队长|县长|市长|区长|镇长|乡长|村长|主管|会计|出纳|干部|董事长|董事|总监|委员|厂长|支书|馆长|行长|司机|民警|辅警|秘书长|会长|组长|巡视员|调研员|职员|人员|队员|医生|教师|工程师|检察长|庭长|法官)'
const PERSON = new RegExp(`^(?<lead>(?:比如|例如|如|又如|再如|像)?[，：]?是?)(?<office>[^是，。；：！？][^，。；：！？]{1,43}?${OFFICES}(?<name>[X×＊]+|\\p{Script=Han}?某{1,2}|\\p{Script=Han}[X×＊]{1,2}|\\p{Script=Han}{2,3}(?=$|[在因利违于将与为从收向，])))`, 'u')
const REDACTED = /[X×＊某]/
const ACT = /收受|受贿|行贿|索[取要]|挪用|贪污|违规|违反|违法|侵占|截留|套取|虚[报列开]|泄露|酒驾|酒后|醉驾|滥用|赌博|瞒报|公款|旅游|宴请|礼金|回扣|谋取|利用职务|隐瞒|串通|造假|失职|渎职|玩忽|擅自|私自|吃拿卡要|好处费|投案|挂证|私分|转移|克扣|不正当|摇钱树|抬高|牟取|支付|违纪|收取/
const SANCTION = /被?(?:开除|撤销|免去|免职|留党察看|党内(?:严重)?警告|(?:行政)?记大?过|(?:政务|行政)?(?:警告|撤职|降级|降为)|移送|被?判处|没收|责令|收缴|追缴|(?:予以|给予).{0,8}处[分理]|解除劳动合同|追究刑事责任|立案审查|予以收缴|诫勉|通报批评|调离|[^，]{0,6}予以收缴)/
const DATE = /(?:\d{4}|20[X×]{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?/
const MOST_CLAUSES = 16
const MOST_FACTS = 3
const MOST_CONSEQUENCES = 2
const MOST_CHARACTERS = 28
const LEAST_FACT = 5
const PRONOUN = /^[他她其](?![们中他])/
/** Says how, and goes with what was done. */
const HOW = /^(?:[在借以]|利用)[^，]*(?:[下中时]|期间|便利|机会|名义)$/

interface Person { index: number, office: Span, redacted: boolean }

function personIn(text: Text, clauses: Clause[], index: number): Person | undefined {
  const clause = clauses[index]!
  const { lead = '', office, name } = PERSON.exec(text.slice(clause))?.groups ?? {}
  if (!office || !name)
    return undefined
  const span = { start: clause.start + lead.length, end: clause.start + lead.length + office.length }
  const redacted = REDACTED.test(name)
  // A real name ends its clause: else words that go on would be taken for it.
  return redacted || span.end === clause.end ? { index, office: span, redacted } : undefined
}

/** Returns the deeds; words behind the name in its own clause are among them. */
function factsOf(text: Text, { office }: Person, clauses: Clause[]): Words[] {
  const first = { ...clauses[0]!, start: office.end }
  const rest = first.end - first.start >= LEAST_FACT ? [first] : []
  const all = [...rest, ...clauses.slice(1)]
  const isHow = (index: number): boolean => HOW.test(text.slice(all[index]!))
  const joined = all.flatMap((clause, index) => {
    if (isHow(index) && all[index + 1])
      return []
    const whole = { ...clause, start: all[index - 1]?.start ?? 0 }
    return [index && isHow(index - 1) && lengthOf(whole) <= MOST_CHARACTERS ? whole : clause]
  })
  const candidates = joined.flatMap((clause) => {
    const pronoun = PRONOUN.test(text.slice(clause)) ? 1 : 0
    const excerpt = excerptOf(text, { ...clause, start: clause.start + pronoun }, MOST_CHARACTERS)
    return excerpt && excerpt.end - excerpt.start >= LEAST_FACT ? [{ excerpt, act: ACT.test(text.slice(excerpt)) }] : []
  })
  const acts = candidates.filter(({ act }) => act).map(({ excerpt }) => excerpt)
  return acts.slice(0, MOST_FACTS)
}

function consequencesOf(text: Text, clauses: Clause[]): Words[] {
  return clauses.flatMap((clause) => {
    const at = SANCTION.exec(text.slice(clause))?.index
    const span = at === undefined ? undefined : { start: clause.start + at, end: clause.end }
    return span && span.end - span.start <= MOST_CHARACTERS && isQuotable(text, span) ? [span] : []
  }).slice(0, MOST_CONSEQUENCES)
}

/** Returns the date at which it was dealt with: one between the last fact and the first consequence, or just before that. */
function dateOf(text: Text, from: number, to: number): Span | undefined {
  const match = DATE.exec(text.words.slice(from, to))
  return match ? { start: from + match.index, end: from + match.index + match[0].length } : undefined
}

function caseOf(text: Text, person: Person, clauses: Clause[]): Find | undefined {
  const punished = clauses.map(clause => SANCTION.test(text.slice(clause)))
  const [first, last] = [punished.indexOf(true), punished.lastIndexOf(true)]
  if (first < 1 && !(first === 0 && clauses.length === 1))
    return undefined
  const facts = factsOf(text, person, clauses.slice(0, Math.max(1, first)))
  const consequences = consequencesOf(text, clauses.slice(Math.max(1, first), last + 1))
  if (!facts.length || !consequences.length)
    return undefined
  const date = dateOf(text, facts.at(-1)!.end, consequences[0]!.start)
  return {
    layout: 'case',
    span: spanOf(clauses[0]!, clauses[last]!),
    settings: { title: '案例', office: person.office, facts, ...date && { date }, consequences },
    slots: {},
    ...!person.redacted && { doubt: `案例里有真实姓名“${text.slice(person.office).slice(-3)}”，公开前请定夺` },
  }
}

/** A person with an office, an act and a sanction; a new person starts a new case. */
export const findCases: Finder = (text, clauses) => {
  const people = clauses.flatMap((_, index) => personIn(text, clauses, index) ?? [])
  return people.flatMap((person, number) => {
    const end = Math.min(people[number + 1]?.index ?? clauses.length, person.index + MOST_CLAUSES)
    return caseOf(text, person, clauses.slice(person.index, end)) ?? []
  })
}
