import type { Measurement } from './measure.ts'
import type { VisitResult } from './visits.ts'

/** The time and memory of one candidate, the middle of all rounds. */
export interface Result extends Measurement {
  /** what it is, for the reader of docs/bench.md */
  name: string
  slides: number
  rounds: number
}

/** A goal: one candidate is to take at most `limit` times what another takes. */
export interface Goal {
  text: string
  measured: number
  /** of the candidate it is compared with */
  base: number
  limit: number
}

/** The middle value, the mean of the middle two of an even number. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined)
    throw new RangeError('no values')
  return (lower + upper) / 2
}

/** The middle of some runs of one candidate, each figure for itself; memory only where every run has it. */
export function summarize(runs: Measurement[]): Measurement {
  const memory = runs.map(run => run.memory)
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    memory: memory.every(value => value !== undefined) ? median(memory) : undefined,
    size: median(runs.map(({ size }) => size)),
  }
}

function markdownTable(align: string[], rows: (string | number)[][]): string {
  const [head, ...body] = rows.map(cells => `| ${cells.join(' | ')} |`)
  return [head, `| ${align.join(' | ')} |`, ...body].join('\n')
}

/** Lists the measurements, a candidate a line. */
export function resultTable(results: Result[]): string {
  return markdownTable(['---', '---:', '---:', '---:', '---:', '---:'], [
    ['', 'slides', 'runs', 'seconds', 'peak memory, MB', 'PDF, kB'],
    ...results.map(({ name, slides, rounds, seconds, memory, size }) =>
      [name, slides, rounds, seconds.toFixed(1), memory === undefined ? '–' : Math.round(memory / 1e6), size ? Math.round(size / 1e3) : '–']),
  ])
}

/** Lists the waits of visitors, a site and a line a row; until the first slide could be used. */
export function visitTable(visits: VisitResult[]): string {
  return markdownTable(['---', '---', '---:', '---:', '---:', '---:', '---:', '---:'], [
    ['site', 'line', 'requests', 'kB', 'of it script', 'first paint, s', 'usable, s', 'shift'],
    ...visits.map(({ name, line, requests, bytes, script, paint, ready, shift }) =>
      [name, line, requests, Math.round(bytes / 1e3), Math.round(script / 1e3), (paint / 1e3).toFixed(2), (ready / 1e3).toFixed(2), shift.toFixed(3)]),
  ])
}

/** Lists the goals beside what was reached, a goal a line. */
export function goalTable(goals: Goal[]): string {
  return markdownTable(['---', '---:', '---:', '---'], [
    ['goal', 'at most', 'measured', ''],
    ...goals.map(({ text, measured, base, limit }) =>
      [text, `${limit} ×`, `${(measured / base).toFixed(2)} ×`, measured <= base * limit ? '✓' : '✗']),
  ])
}
