/** Beyond this, width by height, little of two slides abreast could be read. */
const WIDE = 2
const MM = 96 / 25.4

/** What a slide on a handout has room for. */
interface Room {
  /** six slides stand below one another, not two abreast */
  stacked: boolean
  /** of the slide, in CSS pixels */
  width: number
  /** lines to write on */
  rules: number
}

/**
 * Reckons the room of a slide on a handout, whose type area is 172 by 258 mm: above its words, beside them, or two abreast.
 * @param perPage slides a page: 1, 2, 3 or 6
 * @param lines there are lines to write on
 * @param shape of the slide, width by height
 */
export function roomOf(perPage: number, lines: boolean, shape: number): Room {
  const stacked = perPage === 6 && (lines || shape > WIDE)
  // Width and height at most, in millimetres, and lines.
  const rooms: Record<number, [number, number, number]> = {
    1: [172, 97, 15],
    2: [156, 88, 3],
    3: [104, 58.5, 8],
    6: stacked ? [104, 34.9, 4] : [84, 47.5, 0],
  }
  const [width, height, rules] = rooms[perPage]!
  return { stacked, width: Math.min(width, height * shape) * MM, rules: lines ? rules : 0 }
}
