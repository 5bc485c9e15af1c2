import type { ContentStream } from './content.ts'
import type { Instruction, Kind } from './instructions.ts'
import type { Mark } from './marks.ts'
import type { Matrix } from './matrix.ts'
import { PDFDict, PDFName, PDFStream } from 'pdf-lib'
import { nameIn } from './content.ts'
import { kindOf } from './instructions.ts'
import { readMark } from './marks.ts'
import { compose, IDENTITY } from './matrix.ts'

/** The part of the graphics state that something here asks for (ISO 32000-1, 8.4). */
interface State {
  /** from the space of the operands to that of the page, or of the form if it is read by itself */
  matrix: Matrix
  lineWidth: number
}

/** An instruction as a stream comes to it, and the state behind it. */
export interface Operation extends State {
  /** its number in the stream */
  at: number
  kind: Kind
  instruction: Instruction
  /** that `gs`, `Do` or `Tf` names; of a stream its dictionary */
  resource: PDFDict | undefined
  /** the sequences that it stands in, outermost first */
  marks: readonly Mark[]
}

const START: State = { matrix: IDENTITY, lineWidth: 1 }
/** The kinds of resources that operators name by their first operand (7.8.3). */
const CATEGORIES: Readonly<Record<string, string>> = { gs: 'ExtGState', Do: 'XObject', Tf: 'Font' }

function resourceOf({ operator, operands }: Instruction, resources: PDFDict | undefined): PDFDict | undefined {
  const category = CATEGORIES[operator]
  const named = category && resources?.lookupMaybe(PDFName.of(category), PDFDict)?.lookup(PDFName.of(nameIn(operands[0])))
  return named instanceof PDFStream ? named.dict : named instanceof PDFDict ? named : undefined
}

function change(state: State, { operator, operands }: Instruction, resource: PDFDict | undefined): State {
  switch (operator) {
    case 'cm':
      return { ...state, matrix: compose(operands.map(Number) as unknown as Matrix, state.matrix) }
    case 'w':
      return { ...state, lineWidth: Number(operands[0]) }
    case 'gs':
      return { ...state, lineWidth: Number(resource?.get(PDFName.of('LW')) ?? state.lineWidth) }
    default:
      return state
  }
}

/** Goes through the instructions of a page or a form, not of the forms that it draws. */
export function* interpret({ instructions, resources }: ContentStream, start = START): Generator<Operation> {
  const saved: State[] = []
  let state = start
  let marks: readonly Mark[] = []
  for (const [at, instruction] of instructions.entries()) {
    const kind = kindOf(instruction)
    const resource = resourceOf(instruction, resources)
    if (kind === 'save')
      saved.push(state)
    else if (kind === 'restore')
      state = saved.pop() ?? state
    else if (kind === 'mark')
      marks = [...marks, readMark(instruction)]
    else if (kind === 'unmark')
      marks = marks.slice(0, -1)
    else
      state = change(state, instruction, resource)
    const { matrix, lineWidth } = state
    yield { at, kind, instruction, resource, marks, matrix, lineWidth }
  }
}

/** Goes through the instructions of a page and, where they are drawn, of its forms. */
export function* interpretAll(stream: ContentStream, start = START): Generator<Operation> {
  for (const operation of interpret(stream, start)) {
    yield operation
    const form = operation.kind === 'object' && stream.forms.get(nameIn(operation.instruction.operands[0]))
    if (form)
      yield* interpretAll(form, { lineWidth: operation.lineWidth, matrix: compose(form.matrix, operation.matrix) })
  }
}
