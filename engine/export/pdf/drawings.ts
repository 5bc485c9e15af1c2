import type { Instruction } from './instructions.ts'
import type { Operation } from './interpret.ts'
import type { Mark } from './marks.ts'
import type { Point } from './matrix.ts'

/** A path, a text object, an image or a form, painted in one go. */
export interface Drawing {
  kind: 'path' | 'text' | 'object'
  /** it consists of these, the last of which paints or ends it */
  operations: Operation[]
  /** the sequences around it, outermost first */
  marks: readonly Mark[]
}

const PAINTS = new Set<Operation['kind']>(['fill', 'stroke', 'fill and stroke', 'shading'])

/**
 * Groups instructions by what they paint. Of a path that only clips nothing is painted.
 * @throws Error at a text object that is not closed
 */
export function drawingsOf(operations: Iterable<Operation>): Drawing[] {
  const drawings: Drawing[] = []
  let path: Operation[] = []
  let text: Operation[] = []
  const paint = (kind: Drawing['kind'], operations: Operation[]): void => {
    drawings.push({ kind, operations, marks: operations[0]!.marks })
    path = []
    text = []
  }
  for (const operation of operations) {
    if (text.length || operation.kind === 'text')
      text.push(operation)
    else if (operation.kind === 'path')
      path.push(operation)
    else if (operation.kind === 'end of path')
      path = []
    else if (operation.kind === 'object')
      paint('object', [operation])
    else if (PAINTS.has(operation.kind))
      paint('path', [...path, operation])
    if (operation.kind === 'end of text')
      paint('text', text)
  }
  if (text.length)
    throw new Error('Skia closes every text object')
  return drawings
}

/** The sequence by which the structure tree knows a drawing. */
export function tagOf({ marks }: Drawing): Mark | undefined {
  return marks.findLast(({ mcid }) => mcid !== undefined)
}

/** The points that an operator adds to a path, control points among them; none for others. */
export function pointsOf({ operator, operands }: Instruction): Point[] {
  const [x = 0, y = 0, width = 0, height = 0] = operands.map(Number)
  switch (operator) {
    case 're':
      return [[x, y], [x + width, y], [x, y + height], [x + width, y + height]]
    case 'm':
    case 'l':
    case 'c':
    case 'v':
    case 'y':
      return Array.from({ length: operands.length / 2 }, (_, index) => [Number(operands[2 * index]), Number(operands[2 * index + 1])])
    default:
      return []
  }
}
