import { UsageError } from './run.ts'

const PART = /^([1-9]\d*)(?:-([1-9]\d*))?$/
/** As an input method writes them. */
const COMMA = /[,，、]/
const DASH = /[–—~～]/g
/** No deck is longer; a slip of the keys is not waited for. */
const MOST = 9999

/**
 * Reads which slides are meant, as Slidev has it: `5-9,28`.
 * @param text as typed, perhaps with an input method on: `５—９、２８`
 * @returns their numbers in order, each once
 * @throws UsageError that quotes what is no number or runs backwards
 */
export function parseRange(text: string): number[] {
  const numbers = text.split(COMMA).flatMap((part) => {
    const [, first, last = first] = (PART.exec(part.trim().normalize('NFKC').replace(DASH, '-')) ?? []).map(Number)
    const from = first ?? 0
    const to = Number.isNaN(last) ? from : last ?? from
    if (!from || to < from || to > MOST)
      throw new UsageError(`--range 里的“${part}”看不懂，应写页码，如 5-9,28；写法见 npm run export -- --help`)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/**
 * Requires that there are the slides that were asked for.
 * @throws UsageError that names the first which is not there
 */
export function requireSlides(numbers: number[], count: number): void {
  const beyond = numbers.find(no => no > count)
  if (beyond !== undefined)
    throw new UsageError(`--range 里的第 ${beyond} 页没有，一共 ${count} 页`)
}

/** Numbers as they were read, as short as can be: 5-9,28. */
export function shortRange(numbers: number[]): string {
  const runs: [number, number][] = []
  for (const no of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === no - 1)
      last[1] = no
    else
      runs.push([no, no])
  }
  return runs.map(([from, to]) => from === to ? String(from) : `${from}-${to}`).join(',')
}
