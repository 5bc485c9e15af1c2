import type { Line } from '../../engine/typeset/read.ts'
import { stageOf } from '../../components/stage.ts'
import { typesetFaults } from '../../engine/typeset/judge.ts'

export { readLines } from '../../engine/typeset/read.ts'
export type { Line } from '../../engine/typeset/read.ts'

/** Below this the hall must not have to read; the foot is for those who sit near. */
const LEAST_SIZE = 36
const FURNITURE = 18
/** A line may hang into the margin by so much of its size: with a quotation mark, or with the empty half of a comma. */
const HANGING = 0.6

/**
 * Lists the faults of a slide as it was set, in words: what an export refuses, and what the design forbids beside.
 * @param lines as `readLines` gives them
 * @param width of the canvas, in pixels
 */
export function layoutFaults(lines: Line[], width = 1280): string[] {
  const { margin, right } = stageOf(width)
  const refused = typesetFaults({ lines, runs: [], pictures: [], cut: [], broken: [] }, width).map(({ what, words }) => `${words}: ${what}`)
  return [...refused, ...lines.flatMap((line) => {
    const large = line.fontSize >= 32 || (line.bold && line.fontSize >= 24)
    return [
      line.text.trim().length === 1 && lines.some(other => other !== line && other.block === line.block) && 'line of one character',
      line.contrast < (large ? 4.5 : 7) && `contrast ${line.contrast.toFixed(2)}`,
      (line.left < margin - line.fontSize * HANGING || line.right > right + line.fontSize * HANGING) && 'in the margin',
      line.fontSize < LEAST_SIZE && line.fontSize > FURNITURE && `${line.fontSize} px is neither text nor furniture`,
    ].filter(Boolean).map(fault => `${line.text}: ${fault}`)
  })]
}
