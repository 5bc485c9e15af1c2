import type { Finding } from '../check/finding.ts'
import type { ListKind } from './list.ts'
import { FaultyFile } from '../check/finding.ts'
import { closestPassage } from './closest.ts'
import { faultAt, parseList } from './list.ts'

/** One slip of the typescript: corrected in what is spoken, or only queried and left alone. */
export interface Erratum {
  written: string
  spoken: string
  reason: string
  status: 'corrected' | 'queried'
  /** in the list, from 1 */
  line?: number
}

/** What somebody may put around words that he quotes. */
const EDGE = /^[\s“”‘’「『]+|[\s“”‘’」』]+$/g
const FIELDS = ['written', 'spoken', 'reason', 'status'] as const
const LIST: ListKind = { file: 'speech/errata.yml', kind: '勘误', names: FIELDS }

/**
 * Reads the errata list.
 * @param yaml text of `speech/errata.yml`
 * @throws FaultyFile that says at which line an entry lacks a field or has an unknown status
 */
export function parseErrata(yaml: string): Erratum[] {
  return parseList(yaml, LIST).map(({ values, line, lines }, index) => {
    const { written = '', spoken = '', reason = '', status = '' } = values as Record<string, string>
    const which = `第 ${index + 1} 条（${written || '无 written'}）`
    const missing = FIELDS.find(field => typeof values[field] !== 'string' || (field === 'written' && !written))
    if (missing)
      throw faultAt(LIST, lines[missing] ?? line, `${which}缺“${missing}”`, written, `请补上“${missing}: ”一行`)
    if (status !== 'corrected' && status !== 'queried')
      throw faultAt(LIST, lines.status!, `${which}的 status 写错了`, status, '应是 corrected（已改正）或 queried（存疑）')
    if (written === spoken && status === 'corrected')
      throw faultAt(LIST, lines.spoken!, `${which}的 spoken 与 written 一样`, spoken, '请写上改后的字；没有要改的就删去这一条')
    return { written, spoken, reason, status, line }
  })
}

interface PlacedErratum extends Erratum {
  start: number
  end: number
}

/** Advises about an entry whose words are not in the speech exactly once. */
function misfit(text: string, { written, spoken, status, line = 1 }: Erratum, times: number): Finding {
  const at = { file: LIST.file, line, words: written }
  if (times > 1)
    return { ...at, what: `这几个字在 speech.txt 中出现 ${times} 次，应恰为一次`, advice: '请在 written 和 spoken 里都多引几个字' }
  if (status === 'corrected' && text.includes(spoken))
    return { ...at, what: 'speech.txt 里已经改好了，这一条不再需要', advice: `讲话稿里现在就是“${spoken}”；请删去这一条` }
  const bare = written.replace(EDGE, '')
  if (bare && bare !== written && text.split(bare).length === 2)
    return { ...at, what: '两头多了引号或空格', advice: `请只写讲话稿里的字，如 written: ${bare}；spoken 也一样` }
  const close = closestPassage(text, written)
  return { ...at, what: 'speech.txt 里没有这几个字（出现 0 次）', advice: close ? `讲话稿里现在是“${close}”；这句话已改，请删去这一条，还有疑误的就照现在的写法改 written 和 spoken` : '这句话已经删改，请删去这一条' }
}

/**
 * Applies the corrections to the speech as written and returns it as spoken; queries change nothing.
 * @throws FaultyFile when the words of entries, queried ones too, are not found exactly once, or two corrections overlap
 */
export function applyErrata(written: string, errata: Erratum[]): string {
  const misfits = errata.flatMap((erratum) => {
    const times = written.split(erratum.written).length - 1
    return times === 1 ? [] : [misfit(written, erratum, times)]
  })
  if (misfits.length)
    throw new FaultyFile(misfits)
  const corrections = errata.filter(({ status }) => status === 'corrected')
    .map((erratum): PlacedErratum => ({ ...erratum, start: written.indexOf(erratum.written), end: written.indexOf(erratum.written) + erratum.written.length }))
    .sort((a, b) => a.start - b.start)
  let spoken = ''
  let end = 0
  for (const correction of corrections) {
    if (correction.start < end)
      throw faultAt(LIST, correction.line ?? 1, '与另一条重叠', correction.written, '请与引了同样几个字的那一条合成一条')
    spoken += written.slice(end, correction.start) + correction.spoken
    end = correction.end
  }
  return spoken + written.slice(end)
}
