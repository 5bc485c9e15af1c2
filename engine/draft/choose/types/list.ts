import type { Find, Finder } from '../find.ts'
import type { Clause, Span, Text } from '../text.ts'
import { LAST, markerAt } from '../../../speech/markers.ts'
import { excerptOf } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'
import { isBare } from '../score.ts'
import { list } from '../sketch.ts'

const MOST = 6
/** A longer list is told on several slides. */
const LONGEST = 300
/** A member ends with its sentence, or where the next begins. */
const FORMS = ['一是', '一要', '第一', '首先']
const MOST_CHARACTERS = 20
const SOME = /^有[的些]/
const LEAST_FAULTS = 3
const NAMED = /^[^，“”]{2,}(?:同志|老师|师傅|医生|教授|院士|先生|女士)$/
const LEAST_PEOPLE = 2
const LEAD = /^[^，。“”]{0,8}?(?=一[是要])/

/** The first words of a member that fit. */
function itemOf(text: Text, member: Clause[]): Span | undefined {
  return member.flatMap(clause => excerptOf(text, clause, MOST_CHARACTERS) ?? [])[0]
}

function findOf(text: Text, members: Clause[][]): Find[] {
  if (members.length < 2 || members.length > MOST)
    return []
  const items = members.map(member => itemOf(text, member))
  const span = spanOf(members[0]![0]!, members.at(-1)!.at(-1)!)
  const sound = span.end - span.start <= LONGEST && items.every(item => item)
  return sound ? [{ layout: 'point', span, slots: { default: [list(items as Span[])] } }] : []
}

/** The marker that a clause begins with, a few words before the first of them aside: 希望同志们一是……. */
function counted(text: Text, clause: Clause): { form: string, number: number, start: number } | undefined {
  const words = text.words.slice(clause.start, clause.end + clause.mark.length)
  const lead = LEAD.exec(words)?.[0].length ?? 0
  const marker = markerAt(words.slice(lead))
  return marker?.number && FORMS.includes(marker.form) && (!lead || marker.number === 1) ? { form: marker.form, number: marker.number, start: clause.start + lead } : undefined
}

/** 有的…；有的…；有的…: what is wrong, in one sentence. */
export const findFaults: Finder = (text, clauses) => bySentence(clauses).flatMap((sentence) => {
  const starts = sentence.flatMap((clause, index) => SOME.test(text.slice(clause)) && (!index || /^[；：，]/.test(sentence[index - 1]!.mark)) ? [index] : [])
  const members = starts.map((start, index) => sentence.slice(start, starts[index + 1]).map((clause, place) => place ? clause : { ...clause, start: clause.start + SOME.exec(text.slice(clause))![0].length }))
  return members.length >= LEAST_FAULTS ? findOf(text, members) : []
})

/** Several people in one sentence, each with what he did: who they are, as what one did must not stand under another's name. */
export const findPeople: Finder = (text, clauses) => bySentence(clauses).flatMap((sentence) => {
  const members = sentence.filter((clause, index) => NAMED.test(text.slice(clause)) && (!index || sentence[index - 1]!.mark.startsWith('；') || isBare(text.slice(sentence[index - 1]!))))
  const last = sentence.at(-1)
  const found = last && members.length >= LEAST_PEOPLE ? findOf(text, members.map(member => [member])) : []
  return found.map(find => ({ ...find, span: spanOf(members[0]!, last!) }))
})

const LABEL = /^[\p{Script=Han}“”]{2,8}$/u

/** 无事不扰：…… 有求必应：……: paragraphs that each name first what they are about. */
export const findLabels: Finder = (text, clauses) => {
  const begins = ({ start }: Clause): boolean => start === 0 || text.words[start - 1] === '\n'
  const paragraphs: Clause[][] = []
  for (const clause of clauses) {
    if (begins(clause) || !paragraphs.length)
      paragraphs.push([])
    paragraphs.at(-1)!.push(clause)
  }
  const isLabelled = ([first, ...rest]: Clause[]): boolean => rest.length > 0 && begins(first!) && first!.mark === '：' && LABEL.test(text.slice(first!))
  const from = paragraphs.findIndex(isLabelled)
  const to = paragraphs.findIndex((paragraph, index) => index > from && !isLabelled(paragraph))
  const run = from < 0 ? [] : paragraphs.slice(from, to < 0 ? undefined : to)
  const names = new Set(run.map(([first]) => text.slice(first!)))
  return run.length >= LEAST_FAULTS && names.size === run.length ? findOf(text, run) : []
}

/** 一是…；二是…: counted within a paragraph. */
export const findLists: Finder = (text, clauses) => {
  const marks = clauses.map(clause => counted(text, clause))
  const finds: Find[] = []
  for (let at = 0; at < clauses.length; at++) {
    if (marks[at]?.number !== 1)
      continue
    const starts = [at]
    for (let next = at + 1; next < clauses.length; next++) {
      const [mark, last] = [marks[next], marks[starts.at(-1)!]!]
      if (mark?.form === last.form && (mark.number === last.number + 1 || mark.number === LAST))
        starts.push(next)
    }
    // The last member ends with its sentence.
    const end = clauses.findLastIndex(({ sentence }) => sentence === clauses[starts.at(-1)!]!.sentence) + 1
    const members = starts.map((start, index) => [{ ...clauses[start]!, start: marks[start]!.start }, ...clauses.slice(start + 1, starts[index + 1] ?? end)])
    const found = findOf(text, members)
    finds.push(...found)
    if (found.length)
      at = end - 1
  }
  return finds
}
