/** A marked-content sequence (ISO 32000-1, 14.6). */
export interface Mark {
  /** the line that opens it */
  opening: string
  artifact: boolean
  /** what the structure tree knows it by */
  mcid: number | undefined
}

/** What a stream paints in one go: a path, a text object, or an image or a form. */
export interface Drawing {
  kind: 'path' | 'text' | 'object'
  /** the first and the last line of it */
  from: number
  to: number
  /** the sequences around it, outermost first */
  marks: Mark[]
  /** of an image or a form: what the resources call it */
  name?: string
}

export interface Instructions {
  lines: string[]
  drawings: Drawing[]
  /** whether every sequence that is opened is closed, and the other way round */
  balanced: boolean
}

const OPERATOR = /(?:^|[\s>\]])([A-Z]+[01]?\*?|'|")$/i
const OPENS_MARK = /^B[DM]C$/
const OPENS_PATH = /^(?:m|re)$/
const PAINTS_PATH = /^(?:[Ss]|[FfBb]\*?|sh)$/
/** Neither paints nor marks: paths under way, clips, state, colour (ISO 32000-1, tables 57, 59, 61, 74). */
const SETS = /^(?:[lcvyhWqQwJjMdi]|W\*|ri|gs|cm|[GgKk]|rg|RG|[cC][sS]|scn?|SCN?)$/
const ARTIFACT = /^\/Artifact\b/
const MCID = /\/MCID (\d+)/
const BLANK = /^\s*$/

/** Whether a line opens or closes a marked-content sequence. */
export const isMark = (line: string): boolean => line === 'EMC' || OPENS_MARK.test(OPERATOR.exec(line)?.[1] ?? '')

function readMark(opening: string): Mark {
  const mcid = MCID.exec(opening)?.[1]
  const artifact = ARTIFACT.test(opening)
  if (mcid === undefined && !artifact)
    throw new Error(`Not a marked-content sequence of Skia: ${opening}`)
  return { opening, artifact, mcid: mcid === undefined ? undefined : Number(mcid) }
}

/**
 * Reads what a page or a form of Chromium paints. Skia writes an operator with its operands to a line, and all strings
 * as hexadecimal digits.
 * @throws Error at an operator that Skia does not write
 */
export function readInstructions(instructions: string): Instructions {
  const lines = instructions.split('\n')
  const drawings: Drawing[] = []
  const marks: Mark[] = []
  let balanced = true
  let path: number | undefined
  let text: number | undefined
  for (const [to, line] of lines.entries()) {
    const operator = OPERATOR.exec(line)?.[1] ?? ''
    const paint = (kind: Drawing['kind'], from: number, name?: string): void => {
      drawings.push({ kind, from, to, marks: [...marks], ...(name !== undefined && { name }) })
    }
    if (operator === 'ET') {
      paint('text', text ?? to)
      text = undefined
    }
    else if (text !== undefined) {
      // Sequences within a text object only say how a ligature reads, see `readText`.
      if (MCID.test(line))
        throw new Error(`Skia marks text objects from outside: ${line}`)
    }
    else if (operator === 'BT') {
      text = to
    }
    else if (OPENS_MARK.test(operator)) {
      marks.push(readMark(line))
    }
    else if (operator === 'EMC') {
      balanced = marks.pop() !== undefined && balanced
    }
    else if (OPENS_PATH.test(operator)) {
      path ??= to
    }
    else if (operator === 'n') {
      path = undefined
    }
    else if (PAINTS_PATH.test(operator)) {
      paint('path', path ?? to)
      path = undefined
    }
    else if (operator === 'Do') {
      paint('object', to, line.slice(1, line.indexOf(' ')))
    }
    else if (!SETS.test(operator) && !BLANK.test(line)) {
      throw new Error(`Not an instruction of Skia: ${line}`)
    }
  }
  return { lines, drawings, balanced: balanced && !marks.length }
}
