import type { PDFDocument } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, PDFStream } from 'pdf-lib'
import { UserError } from '../../command/run.ts'

/** a b c d e f of ISO 32000-1, 8.3.3. */
type Matrix = [number, number, number, number, number, number]
interface State { matrix: Matrix, lineWidth: number }

/** An operator as a page draws with it, in the state that it finds; `resource` is what `gs` or `Do` names. */
interface Step extends State { page: number, operator: string, operands: string[], resource: PDFDict | undefined }

const UNIT: Matrix = [1, 0, 0, 1, 0, 0]
/** Strings are hexadecimal, see `rewriteContent`; Skia writes names without a space before them: `CS/Pattern cs/P3`. */
const TOKEN = /<[\dA-F\s]*>|\/?[^\s/<>[\]()]+/gi
const OPERATOR = /^[A-Z]+\d?\*?$/i
const CATEGORIES: Record<string, string> = { gs: 'ExtGState', Do: 'XObject' }
const POINTS_PER_MM = 72 / 25.4
/** In points. Thinner lines break up on the plate, most of all those that are screened or made of several inks. */
const LEAST_RULE = 0.25
const FILL = /^(?:[fBb]\*?|F)$/
const STROKE = /^(?:S|B\*?)$/i

/** `inner` within `outer`: what `cm` does (ISO 32000-1, 8.3.4). */
function compose([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

function decode(stream: unknown): string {
  if (!(stream instanceof PDFRawStream))
    throw new TypeError('Chromium writes the instructions of a page in one piece')
  return new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())
}

function* draw(page: number, instructions: string, resources: PDFDict | undefined, start: State): Generator<Step> {
  const saved: State[] = []
  let state = start
  let operands: string[] = []
  for (const [token] of instructions.matchAll(TOKEN)) {
    if (!OPERATOR.test(token)) {
      operands.push(token)
      continue
    }
    const category = CATEGORIES[token]
    const named = category && resources?.lookupMaybe(PDFName.of(category), PDFDict)?.lookup(PDFName.of(operands.at(-1)?.slice(1) ?? ''))
    const resource = named instanceof PDFStream ? named.dict : named instanceof PDFDict ? named : undefined
    if (token === 'q')
      saved.push(state)
    else if (token === 'Q')
      state = saved.pop() ?? state
    else if (token === 'cm')
      state = { ...state, matrix: compose(operands.slice(-6).map(Number) as Matrix, state.matrix) }
    else if (token === 'w' || token === 'gs')
      state = { ...state, lineWidth: Number(token === 'w' ? operands.at(-1) : resource?.get(PDFName.of('LW')) ?? state.lineWidth) }
    yield { page, operator: token, operands, resource, ...state }
    if (token === 'Do' && resource?.get(PDFName.of('Subtype')) === PDFName.of('Form')) {
      const own = resource.lookupMaybe(PDFName.of('Matrix'), PDFArray)?.asArray().map(Number) ?? UNIT
      yield* draw(page, decode(named), resource.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources, { ...state, matrix: compose(own as Matrix, state.matrix) })
    }
    operands = []
  }
}

/** All operators of a PDF printed by Chromium in the order in which they draw, with those of the forms where they stand. */
export function* drawnSteps(document: PDFDocument): Generator<Step> {
  for (const [index, { node }] of document.getPages().entries())
    yield* draw(index + 1, decode(node.Contents()), node.Resources(), { matrix: UNIT, lineWidth: 1 })
}

/** The lesser of width and height of an outline, its points given as x y x y …, with its axes scaled. */
function thickness(outline: number[], scales: number[]): number {
  return Math.min(...scales.map((scale, axis) => {
    const along = outline.filter((_, index) => index % 2 === axis)
    return (Math.max(...along) - Math.min(...along)) * scale
  }))
}

/**
 * Makes sure that no rule, stroked or filled, is thinner than a quarter point. It mends nothing: Chromium rounds CSS
 * borders up to a pixel, 0.66 pt on the press sheet, so that a thinner one can only come from a drawing scaled down.
 * It does not see thin rings between two outlines, as Chromium strokes its frames, nor what a clip leaves of a shape.
 * @throws UserError that names pages and widths
 */
export function checkRules(document: PDFDocument): void {
  const thinnest = new Map<number, number>()
  let path: number[][] = []
  for (const { page, operator, operands, matrix: [a, b, c, d], lineWidth } of drawnSteps(document)) {
    const numbers = operands.map(Number)
    const scales = [Math.hypot(a, b), Math.hypot(c, d)]
    if (operator === 're')
      path.push([numbers[0]!, numbers[1]!, numbers[0]! + numbers[2]!, numbers[1]! + numbers[3]!])
    else if (operator === 'm')
      path.push(numbers)
    else if ('lcvy'.includes(operator))
      path.at(-1)?.push(...numbers)
    const filled = FILL.test(operator) ? path.filter(outline => outline.length > 2).map(outline => thickness(outline, scales)) : []
    const stroked = STROKE.test(operator) ? [lineWidth * Math.min(...scales)] : []
    thinnest.set(page, Math.min(thinnest.get(page) ?? Infinity, ...filled, ...stroked))
    if (FILL.test(operator) || STROKE.test(operator) || operator === 'n')
      path = []
  }
  const thin = [...thinnest].filter(([, width]) => Number(width.toFixed(3)) < LEAST_RULE)
  if (thin.length)
    throw new UserError(`印刷版的线至少要 ${LEAST_RULE} 磅，这些太细：${thin.map(([page, width]) => `第 ${page} 页有 ${width.toFixed(3)} 磅的`).join('，')}；请把它画粗`)
}

/**
 * Tells the printer where to cut: TrimBox is the sheet less the bleed, BleedBox the whole sheet (ISO 32000-1, 14.11.2).
 * @param document a PDF whose sheets were laid out with the bleed
 * @param bleed on all four sides, in millimetres
 */
export function setPressBoxes(document: PDFDocument, bleed: number): void {
  const inset = bleed * POINTS_PER_MM
  const round = (points: number): number => Math.round(points * 100) / 100
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getMediaBox()
    page.setBleedBox(x, y, width, height)
    page.setTrimBox(round(x + inset), round(y + inset), round(width - 2 * inset), round(height - 2 * inset))
  }
}
