import type { PDFDocument } from 'pdf-lib'
import type { Hex } from '../../tokens.ts'
import type { Instruction } from './instructions.ts'
import type { Operation } from './interpret.ts'
import { PDFDict, PDFName } from 'pdf-lib'
import { UserError } from '../../command/run.ts'
import { tokensOf } from '../../tokens.ts'
import { readPages, streamsOf, writeContent } from './content.ts'
import { greyOf, inksOf } from './inks.ts'
import { instruct } from './instructions.ts'
import { interpretAll } from './interpret.ts'
import { inkPictures, isInked } from './pictures.ts'

/** #rrggbb of three operands: Skia rounds the bytes of a colour to four decimals. */
function hexOf(operands: string[]): Hex {
  return `#${operands.map(value => Math.round(Number(value) * 255).toString(16).padStart(2, '0')).join('')}`
}

const write = (value: number): string => String(Number(value.toFixed(4)))
const isRgb = ({ operator }: Instruction): boolean => operator === 'rg' || operator === 'RG'

/** An image that is not of inks yet, a gradient, a shadow or a mask, whose luminosity is computed in RGB. */
function isPicture({ kind, resource }: Operation): boolean {
  return kind === 'other colour' || kind === 'shading'
    || (resource?.get(PDFName.of('Subtype')) === PDFName.of('Image') && !isInked(resource.get(PDFName.of('ColorSpace')))) || resource?.lookup(PDFName.of('SMask')) instanceof PDFDict
}

/** Names a colour without inks, and says what to do about it. */
function lackOf(hex: Hex): string {
  const [token] = tokensOf(hex)
  return token
    ? `颜色 ${token}（${hex}），油墨表里没有；请在 engine/export/pdf/inks.ts 的 PRESS_INKS 里给 ${token} 加一行`
    : `颜色 ${hex}，它不在 styles/tokens.css 里，没有油墨；请改用那里的颜色`
}

/** @throws UserError that names the page of each colour that was not converted */
function refuseOthers(document: PDFDocument): void {
  const faults = new Set<string>()
  for (const stream of readPages(document)) {
    for (const operation of interpretAll(stream)) {
      if (isRgb(operation.instruction))
        faults.add(`第 ${stream.page} 页用了${lackOf(hexOf(operation.instruction.operands))}`)
      else if (isPicture(operation))
        faults.add(`第 ${stream.page} 页有位图、渐变、阴影或蒙版，不能换成油墨；请改用 styles/tokens.css 里的纯色`)
    }
  }
  if (faults.size)
    throw new UserError([...faults].join('\n'))
}

/**
 * Rewrites every plain colour, which Skia gives as `r g b rg` for filling and `r g b RG` for stroking.
 * @param document a PDF printed by Chromium
 * @param operator for filling; that for stroking is the same in capitals
 * @param convert gives for red, green and blue the operands of the new operator, or nothing to leave them
 */
function recolour(document: PDFDocument, operator: 'g' | 'k', convert: (operands: string[]) => string[] | undefined): void {
  const rewrite = (instruction: Instruction): Instruction => {
    const operands = isRgb(instruction) ? convert(instruction.operands) : undefined
    const stroking = instruction.operator === 'RG'
    return operands ? { ...instruct(stroking ? operator.toUpperCase() : operator, ...operands), space: instruction.space } : instruction
  }
  for (const { ref, instructions } of streamsOf(readPages(document)))
    writeContent(document, ref, instructions.map(rewrite))
  refuseOthers(document)
}

/**
 * Turns every colour into the grey of its luminance.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages with images, gradients or masks
 */
export function toGrey(document: PDFDocument): void {
  inkPictures(document, 'DeviceGray')
  recolour(document, 'g', operands => [write(greyOf(operands.map(Number)))])
}

/**
 * Turns every colour of the palette into inks.
 * @param document a PDF printed by Chromium
 * @throws UserError that names the pages and the colours which `PRESS_INKS` lacks, or the pages with images,
 * gradients or masks
 */
export function toPress(document: PDFDocument): void {
  inkPictures(document, 'DeviceCMYK')
  recolour(document, 'k', operands => inksOf(hexOf(operands))?.map(percent => write(percent / 100)))
}
