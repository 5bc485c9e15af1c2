import type { Find, Finder } from '../find.ts'
import type { Words } from '../sketch.ts'
import type { Clause, Text } from '../text.ts'
import { isQuotable } from '../excerpt.ts'
import { bySentence, spanOf } from '../find.ts'
import { list } from '../sketch.ts'
import { lengthOf } from '../text.ts'

/** 不该吃的饭 · 坚决不能吃: of what, and that it must not be. */
const TWOFOLD = /^(?<what>[不没无][^不，]{1,9}?)(?<never>(?:[也就都]|一律|一概)?(?:坚决|绝对|绝|决|千万|一律)?不[能得准许可要应该会]?[^不，]{1,5})$/
const FORBIDS = /不[该能准许得可应宜让容当]|坚决不|绝不|决不|一律不/
/** 决不允许搞小圈子: forbidden outright, in clauses that begin alike. */
const OUTRIGHT = /^(?:严禁|不准|不得|不许|决不能|绝不能|决不允许|绝不允许|禁止|坚决不[能搞碰做收拿去]?|绝不|决不)/
const LEAD = /^(?:要|做到|坚持|切实|真正|必须|始终|努力|自觉)+(?=[不没无])/
const LEAST = 3
const MOST = 4
const LONGEST = 14

function twofold(text: Text, clause: Clause): Words | undefined {
  const lead = LEAD.exec(text.slice(clause))?.[0].length ?? 0
  const span = { start: clause.start + lead, end: clause.end }
  const words = text.slice(span)
  const { what, never } = TWOFOLD.exec(words)?.groups ?? {}
  if (!what || !never || !FORBIDS.test(words) || words.length > LONGEST + 4 || !isQuotable(text, span))
    return undefined
  const last = span.end - (/[^不能得准许可要应该会坚决绝对]+$/.exec(never) ?? [never])[0].length
  return { ...span, breaks: [what.length], bold: [{ start: last, end: clause.end }] }
}

function outright(text: Text, clause: Clause): Words | undefined {
  const words = text.slice(clause)
  const head = OUTRIGHT.exec(words)?.[0]
  return head && words.length > head.length + 1 && words.length <= LONGEST && isQuotable(text, clause)
    ? { start: clause.start, end: clause.end, breaks: [head.length] }
    : undefined
}

/** Runs of at least three neighbours that are read alike. */
function runsOf(text: Text, clauses: Clause[], read: (text: Text, clause: Clause) => Words | undefined): Find[] {
  const finds: Find[] = []
  let run: { clause: Clause, words: Words }[] = []
  const close = (): void => {
    if (run.length >= LEAST && run.length <= MOST)
      finds.push({ layout: 'never', span: spanOf(run[0]!.clause, run.at(-1)!.clause), slots: { default: [list(run.map(({ words }) => words))] } })
    run = []
  }
  for (const clause of clauses) {
    const words = read(text, clause)
    if (words)
      run.push({ clause, words })
    else
      close()
  }
  close()
  return finds
}

/** Three or four things in a row that must not be. */
export const findNevers: Finder = (text, clauses) => bySentence(clauses).flatMap(sentence => runsOf(text, sentence, twofold))

/** Characters that stand side by side in columns, three of them or more. */
const ABREAST = { three: 6, more: 9 }

/** The same in a single prohibition each: it is listed, with what forbids in one line; long ones stand one below the other. */
export const findProhibitions: Finder = (text, clauses) => bySentence(clauses).flatMap(sentence => runsOf(text, sentence, outright)).map((find): Find => {
  const { words } = find.slots.default![0]!
  const columns = words.map(({ start, end, breaks }) => ({ start, end, bold: [{ start: start + breaks![0]!, end }] }))
  const most = words.length > 3 ? ABREAST.more : ABREAST.three
  return columns.every(({ bold }) => lengthOf(bold[0]!) <= most)
    ? { ...find, layout: 'columns', slots: { default: [list(columns)] } }
    : { ...find, layout: 'point', slots: { default: [list(words.map(({ start, end }) => ({ start, end })))] } }
})
