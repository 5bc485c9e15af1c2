/**
 * One operator with its operands (ISO 32000-1, 7.8.2). Not read by pdf-lib, whose parser is for objects: it takes the
 * “0 0 R” of “0 0 0 RG” for a reference.
 */
export interface Instruction {
  operator: string
  /** as they are written: `/F1`, `0.5`, `<20AC>`, `(fi)`, `[1 2]`, `<</MCID 0 >>` */
  operands: string[]
  /** operands and operator, character by character */
  text: string
  /** the white space behind them */
  space: string
}

/** The purpose of an operator (ISO 32000-1, table 51). */
export type Kind = 'mark' | 'unmark' | 'path' | 'fill' | 'stroke' | 'fill and stroke' | 'end of path' | 'shading' | 'object'
  | 'text' | 'end of text' | 'glyphs' | 'save' | 'restore' | 'state' | 'plain colour' | 'other colour'

const OPERATORS: Record<Kind, string> = {
  'mark': 'BMC BDC',
  'unmark': 'EMC',
  'path': 'm l c v y h re W W*',
  'fill': 'f F f*',
  'stroke': 'S s',
  'fill and stroke': 'B B* b b*',
  'end of path': 'n',
  'shading': 'sh',
  'object': 'Do',
  'text': 'BT',
  'end of text': 'ET',
  'glyphs': 'Tj TJ \' "',
  'save': 'q',
  'restore': 'Q',
  'state': 'cm w J j M d ri gs Tf Tc Tw Tz TL Tr Ts Td TD Tm T*',
  'plain colour': 'G g RG rg K k',
  'other colour': 'CS cs SC sc SCN scn',
}
const KINDS = new Map(Object.entries(OPERATORS).flatMap(([kind, operators]) => operators.split(' ').map(operator => [operator, kind as Kind])))

const STRING = /<[\dA-F\s]*>|\((?:\\.|[^\\()])*\)/
const OPERAND = new RegExp(`<<(?:[^<>()]|${STRING.source})*>>|${STRING.source}|\\[[^\\]]*\\]|/[^\\s/<>[\\]()]*|[-+.\\d]+`)
/** Skia puts no space where none is needed: `/Pattern CS/Pattern cs/P3 SCN`. */
const TOKEN = new RegExp(`\\s*(?:(${OPERAND.source})|([A-Z'"]+\\d?\\*?))(\\s*)`, 'giy')
/** Begins with a letter or a digit, which would be taken for more of what stands before. */
const REGULAR = /^[^\s/<[(]/

/** @throws Error at an operator that Skia does not write */
export function kindOf({ operator, text }: Instruction): Kind {
  const kind = KINDS.get(operator)
  if (!kind)
    throw new Error(`Not an instruction of Skia: ${text}`)
  return kind
}

/** Makes an instruction that stands on a line of its own. */
export function instruct(operator: string, ...operands: string[]): Instruction {
  return { operator, operands, text: [...operands, operator].join(' '), space: '\n' }
}

/**
 * Reads the instructions that draw a page or a form.
 * @param content its decoded stream
 * @throws Error at what Skia does not write: comments, images in place, nested parentheses
 */
export function readInstructions(content: string): Instruction[] {
  const instructions: Instruction[] = []
  let operands: string[] = []
  let from = 0
  let at = 0
  for (const { 0: { length }, 1: operand, 2: operator, 3: space = '' } of content.matchAll(TOKEN)) {
    at += length
    if (operator === undefined) {
      operands.push(operand!)
      continue
    }
    const instruction = { operator, operands, text: content.slice(from, at - space.length), space }
    // Throws at one that is not known.
    kindOf(instruction)
    instructions.push(instruction)
    operands = []
    from = at
  }
  const rest = content.slice(from).trim()
  if (rest)
    throw new Error(`Not an instruction of Skia: ${rest.split('\n', 1)[0]}`)
  return instructions
}

/** Writes instructions as they were read, each parted from the next by white space unless that begins with a delimiter. */
export function writeInstructions(instructions: Instruction[]): string {
  return instructions.map(({ text, space }, index) =>
    text + (space || !REGULAR.test(instructions[index + 1]?.text ?? '') ? space : '\n')).join('')
}
