import type { Instruction } from './instructions.ts'
import type { Step } from './interpret.ts'
import type { Mark } from './marks.ts'
import type { Point } from './matrix.ts'

/** A path, a text object, an image or a form, painted in one go. */
export interface Drawing {
  kind: 'path' | 'text' | 'object'
  /** what it consists of, the last of them paints or ends it */
  steps: Step[]
  /** the sequences around it, outermost first */
  marks: readonly Mark[]
}

const PAINTS = new Set<Step['kind']>(['fill', 'stroke', 'fill and stroke', 'shading'])

/**
 * Groups instructions by what they paint. Of a path that only clips nothing is painted.
 * @throws Error at a text object that is not closed
 */
export function drawingsOf(steps: Iterable<Step>): Drawing[] {
  const drawings: Drawing[] = []
  let path: Step[] = []
  let text: Step[] = []
  const paint = (kind: Drawing['kind'], steps: Step[]): void => {
    drawings.push({ kind, steps, marks: steps[0]!.marks })
    path = []
    text = []
  }
  for (const step of steps) {
    if (text.length || step.kind === 'text')
      text.push(step)
    else if (step.kind === 'path')
      path.push(step)
    else if (step.kind === 'end of path')
      path = []
    else if (step.kind === 'object')
      paint('object', [step])
    else if (PAINTS.has(step.kind))
      paint('path', [...path, step])
    if (step.kind === 'end of text')
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
