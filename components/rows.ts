import type { Stage } from './stage.ts'
import { BODY_SIZES, ems, fitting } from './measure.ts'

/** The rows of a list on the line: the size of their words and the distance from row to row, in canvas pixels, and in how many columns. */
export interface Rows { size: number, pitch: number, columns: 1 | 2 }

/** Beside a list, on the line, or with each row on a furrow of its own. */
export type RowKind = 'taut' | 'beside' | 'rows'

/** From below the title to the line. */
const HEIGHT = 372
const PITCH_BY_SIZE = { taut: 1.55, beside: 2.1, rows: 1.9 }
/** A furrow turns in a half circle, and its first row has nothing above it but its words. */
const LARGEST = { taut: 80, beside: 44, rows: 56 }
const WIDEST_PITCH = { taut: 132, beside: 88, rows: 140 }
/** Half of the height of a figure that stands beside the words, and its whole width by that. */
export const BESIDE_SIZE = 164
export const BESIDE_REACH = 1.27

const COLUMN_GAP = 56
const LEAST_FOR_TWO = 4

/** The least distance from row to row, by their size. */
const LEADING = { taut: 1.35, beside: 1.6, rows: 1.8 }

/** Returns the greatest width of a row: a figure stands at its right, a furrow turns at its ends. */
export function roomFor(kind: RowKind, { left, right }: Stage, pitch: number): number {
  const taken = { taut: 0, beside: 2 * BESIDE_SIZE * BESIDE_REACH + 16, rows: pitch }
  return right - left - taken[kind]
}

function rowsWithin(kind: RowKind, longest: number, count: number, room: (pitch: number) => number): Omit<Rows, 'columns'> {
  const pitchFor = (size: number): number => Math.min(WIDEST_PITCH[kind], size * PITCH_BY_SIZE[kind], HEIGHT / count)
  const size = fitting(BODY_SIZES.filter(size => size <= LARGEST[kind]), size =>
    longest * size <= room(pitchFor(size)) && size * LEADING[kind] <= HEIGHT / count)
  return { size, pitch: Math.min(WIDEST_PITCH[kind], Math.max(pitchFor(size), HEIGHT / (count + 1))) }
}

/** The rows of a list of some texts: as large as the longest of them allows, short ones in two columns if that makes them larger. */
export function rowsOf(kind: RowKind, texts: string[], stage: Stage): Rows {
  const longest = Math.max(0, ...texts.flatMap(text => text.split('\n')).map(ems))
  const one = rowsWithin(kind, longest, Math.max(1, texts.length), pitch => roomFor(kind, stage, pitch))
  const two = rowsWithin(kind, longest, Math.ceil(texts.length / 2), () => (stage.right - stage.left - COLUMN_GAP) / 2)
  return kind === 'taut' && texts.length >= LEAST_FOR_TWO && two.size > one.size ? { ...two, columns: 2 } : { ...one, columns: 1 }
}
