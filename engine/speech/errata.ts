import { UserError } from '../command/run.ts'
import { parseList } from './list.ts'

/** One slip of the typescript: corrected in what is spoken, or only queried and left alone. */
export interface Erratum {
  written: string
  spoken: string
  reason: string
  status: 'corrected' | 'queried'
}

const FIELDS = ['written', 'spoken', 'reason', 'status'] as const

/**
 * Reads the errata list.
 * @param yaml text of `speech/errata.yml`
 * @throws UserError that names the entry which lacks a field or has an unknown status
 */
export function parseErrata(yaml: string): Erratum[] {
  const entries = parseList('speech/errata.yml', yaml, '勘误', 'written') as Partial<Erratum>[]
  return entries.map((entry, index) => {
    const missing = FIELDS.find(field => typeof entry?.[field] !== 'string')
    if (missing)
      throw new UserError(`speech/errata.yml：第 ${index + 1} 条（${entry?.written ?? '无 written'}）缺“${missing}”，请补上`)
    if (entry.status !== 'corrected' && entry.status !== 'queried')
      throw new UserError(`speech/errata.yml：第 ${index + 1} 条的 status“${entry.status}”应是 corrected 或 queried`)
    return entry as Erratum
  })
}

interface Place extends Erratum {
  start: number
  end: number
}

/** Where an entry stands in the speech as written. */
function locate(text: string, erratum: Erratum): Place {
  const times = text.split(erratum.written).length - 1
  if (times !== 1)
    throw new UserError(`speech/errata.yml：“${erratum.written}”在 speech.txt 中出现 ${times} 次，应恰为一次；请多引或改引几个字`)
  const start = text.indexOf(erratum.written)
  return { ...erratum, start, end: start + erratum.written.length }
}

/**
 * Applies the corrections to the speech as written and returns it as spoken; queries change nothing.
 * @throws UserError when the words of an entry, queried ones too, are not found exactly once, or two corrections overlap
 */
export function applyErrata(written: string, errata: Erratum[]): string {
  const places = errata.map(erratum => locate(written, erratum)).sort((a, b) => a.start - b.start)
  const corrections = places.filter(({ status }) => status === 'corrected')
  let spoken = ''
  let end = 0
  for (const correction of corrections) {
    if (correction.start < end)
      throw new UserError(`speech/errata.yml：“${correction.written}”与另一条重叠，请合成一条`)
    spoken += written.slice(end, correction.start) + correction.spoken
    end = correction.end
  }
  return spoken + written.slice(end)
}
