/** Times the usual size. */
export const SIZES = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.3]
/** Its place among them. */
export const USUAL = SIZES.indexOf(1)

/** Reads what a browser has kept, which anybody may have changed. @returns the place of the size among ours; of what is no number, the usual */
export function keptSize(kept: string): number {
  const factor = Number.parseFloat(kept)
  if (!(factor > 0))
    return USUAL
  const distances = SIZES.map(size => Math.abs(size - factor))
  return distances.indexOf(Math.min(...distances))
}
