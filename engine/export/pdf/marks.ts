import type { Instruction } from './instructions.ts'
import { PDFHexString, PDFString } from 'pdf-lib'
import { kindOf } from './instructions.ts'

/** A marked-content sequence (ISO 32000-1, 14.6). */
export interface Mark {
  /** what opens it */
  opening: Instruction
  artifact: boolean
  /** what the structure tree knows it by */
  mcid: number | undefined
  /** what is read in place of its glyphs (14.9.4) */
  actualText: string | undefined
}

const MCID = /\/MCID\s+(\d+)/
/** Skia writes hexadecimal digits, or letters where all are of ASCII. */
const ACTUAL_TEXT = /\/ActualText\s*(?:<([^>]*)>|\(((?:\\.|[^\\)])*)\))/

function textOf([, digits, letters]: RegExpExecArray): string {
  return digits === undefined ? PDFString.of(letters!).decodeText() : PDFHexString.of(digits).decodeText()
}

/** Reads the instruction that opens a sequence. */
export function readMark(opening: Instruction): Mark {
  const [tag, properties = ''] = opening.operands
  const mcid = MCID.exec(properties)?.[1]
  const actualText = ACTUAL_TEXT.exec(properties)
  return {
    opening,
    artifact: tag === '/Artifact',
    mcid: mcid === undefined ? undefined : Number(mcid),
    actualText: actualText ? textOf(actualText) : undefined,
  }
}

/** Every sequence that is opened is closed, and the other way round. */
export function isBalanced(instructions: Instruction[]): boolean {
  let open = 0
  for (const kind of instructions.map(kindOf)) {
    open += kind === 'mark' ? 1 : kind === 'unmark' ? -1 : 0
    if (open < 0)
      return false
  }
  return open === 0
}
