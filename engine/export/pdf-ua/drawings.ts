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

type Kind = 'marks' | 'unmarks' | 'starts' | 'paints' | 'ends' | 'places' | 'text' | 'sets'
/** What operators are for (ISO 32000-1, table 51); those of Skia outside text objects. */
const OPERATORS = new Map<string, Kind>(Object.entries({
  marks: 'BMC BDC',
  unmarks: 'EMC',
  starts: 'm re',
  paints: 'S s f F f* B B* b b* sh',
  ends: 'n',
  places: 'Do',
  text: 'BT',
  sets: 'l c v y h W W* q Q cm w J j M d i ri gs CS cs SC sc SCN scn G g RG rg K k',
}).flatMap(([kind, operators]) => operators.split(' ').map(operator => [operator, kind as Kind])))
const ARTIFACT = /^\/Artifact\b/
const MCID = /\/MCID (\d+)/

/** The last word of a line; it may follow a dictionary without a space. */
function operatorOf(line: string): string {
  return line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('>')) + 1)
}

/** Whether a line opens or closes a marked-content sequence. */
export function isMark(line: string): boolean {
  const kind = OPERATORS.get(operatorOf(line))
  return kind === 'marks' || kind === 'unmarks'
}

function readMark(opening: string): Mark {
  const mcid = MCID.exec(opening)?.[1]
  const artifact = ARTIFACT.test(opening)
  if (mcid === undefined && !artifact)
    throw new Error(`Not a marked-content sequence of Skia: ${opening}`)
  return { opening, artifact, mcid: mcid === undefined ? undefined : Number(mcid) }
}

/** Where the text object ends that begins at a line; sequences within only say how a ligature reads, see `readText`. */
function endOfText(lines: string[], from: number): number {
  const to = lines.indexOf('ET', from)
  if (to < 0 || lines.slice(from, to).some(line => MCID.test(line)))
    throw new Error('Skia closes text objects, and marks them from outside')
  return to
}

/**
 * Reads what a page or a form of Chromium paints. Skia writes an operator with its operands to a line, and all strings
 * as hexadecimal digits.
 * @throws Error at what Skia does not write
 */
export function readInstructions(instructions: string): Instructions {
  const lines = instructions.split('\n')
  const drawings: Drawing[] = []
  const marks: Mark[] = []
  let balanced = true
  let path: number | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    switch (OPERATORS.get(operatorOf(line))) {
      case 'marks':
        marks.push(readMark(line))
        break
      case 'unmarks':
        balanced = marks.pop() !== undefined && balanced
        break
      case 'starts':
        path ??= at
        break
      case 'paints':
        drawings.push({ kind: 'path', from: path ?? at, to: at, marks: [...marks] })
        path = undefined
        break
      case 'ends':
        path = undefined
        break
      case 'places':
        drawings.push({ kind: 'object', from: at, to: at, marks: [...marks], name: line.slice(1, line.indexOf(' ')) })
        break
      case 'text': {
        const from = at
        at = endOfText(lines, from)
        drawings.push({ kind: 'text', from, to: at, marks: [...marks] })
        break
      }
      case undefined:
        if (line.trim())
          throw new Error(`Not an instruction of Skia: ${line}`)
    }
  }
  return { lines, drawings, balanced: balanced && !marks.length }
}
