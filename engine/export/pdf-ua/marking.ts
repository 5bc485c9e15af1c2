import type { Instruction } from '../pdf/instructions.ts'
import { instruct, kindOf } from '../pdf/instructions.ts'

/** A stream that is to be marked anew consists of these. */
export type Piece
  /** something painted, with the opening of the sequence that is to be around it; without one it stands in none */
  = | { painted: Instruction[], opening: Instruction | undefined }
  /** what stands between */
    | { between: Instruction }

/**
 * The state while the new marks are set. A sequence ends with the last thing painted in it, which is known only when the
 * next one comes, so that what lies between is held back until then.
 */
type State
  = | { name: 'outside' }
    | { name: 'in artifact' | 'in tag', opening: Instruction, held: Instruction[] }

type Transition = [State, written: Instruction[]]

const OUTSIDE: State = { name: 'outside' }

function close(state: State): Instruction[] {
  return state.name === 'outside' ? [] : [instruct('EMC'), ...state.held]
}

function passBetween(state: State, instruction: Instruction): Transition {
  const kind = kindOf(instruction)
  if (state.name === 'outside')
    return [state, [instruction]]
  // An artifact keeps to its level of the graphics state; what Chromium tags may go on over several.
  if (state.name === 'in artifact' && (kind === 'save' || kind === 'restore'))
    return [OUTSIDE, [...close(state), instruction]]
  return [{ ...state, held: [...state.held, instruction] }, []]
}

function paint(state: State, painted: Instruction[], opening: Instruction | undefined): Transition {
  if (state.name !== 'outside' && state.opening.text === opening?.text)
    return [{ ...state, held: [] }, [...state.held, ...painted]]
  if (!opening)
    return [OUTSIDE, [...close(state), ...painted]]
  const name = opening.operands[0] === '/Artifact' ? 'in artifact' : 'in tag'
  return [{ name, opening, held: [] }, [...close(state), opening, ...painted]]
}

/** Draws sequences close around what they are to mark, things that follow each other in one sequence together. */
export function mark(pieces: Piece[]): Instruction[] {
  const written: Instruction[] = []
  let state: State = OUTSIDE
  for (const piece of pieces) {
    const [next, instructions]: Transition = 'between' in piece ? passBetween(state, piece.between) : paint(state, piece.painted, piece.opening)
    written.push(...instructions)
    state = next
  }
  return [...written, ...close(state)]
}
