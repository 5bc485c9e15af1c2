/** The seats of the words around a wheel: above it, or at one of its sides, from the top. */
export interface Seat { side: 'top' | 'right' | 'left', row: number }

/** Seats for some words, clockwise from the top; of an even number none is above the wheel. */
export function seatsOf(count: number): Seat[] {
  const top: Seat[] = count % 2 ? [{ side: 'top', row: 0 }] : []
  const pairs = Math.floor(count / 2)
  const row = Array.from({ length: pairs }, (_, index) => index)
  return [...top, ...row.map((row): Seat => ({ side: 'right', row })), ...row.toReversed().map((row): Seat => ({ side: 'left', row }))]
}
