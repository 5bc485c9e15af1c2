/** a b c d e f of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
export type Point = readonly [x: number, y: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** `inner` within `outer`: what `cm` does (ISO 32000-1, 8.3.4). */
export function compose([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** The point of the outer space that a point of the inner one lies on. */
export function transform([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** By how much lengths along the two axes of the inner space grow in the outer one. */
export function scalesOf([a, b, c, d]: Matrix): [x: number, y: number] {
  return [Math.hypot(a, b), Math.hypot(c, d)]
}
