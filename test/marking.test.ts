import type { Piece } from '../engine/export/pdf-ua/marking.ts'
import { describe, expect, it } from 'vitest'
import { mark } from '../engine/export/pdf-ua/marking.ts'
import { readInstructions, writeInstructions } from '../engine/export/pdf/instructions.ts'

/** An instruction between two drawings; or a drawing, told by its letter, and what is to be around it: an artifact, a tag by its number, nothing. */
function piece(written: string): Piece {
  const [painted, how] = written.split(' in ')
  const instruction = readInstructions(`${how ? '1 w' : written}\n`)[0]!
  if (!how)
    return { between: instruction }
  const opening = how === 'artifact' ? '/Artifact BMC\n' : how === 'nothing' ? '' : `/P <</MCID ${how} >>BDC\n`
  return { painted: [{ ...instruction, text: painted!, space: '\n' }], opening: readInstructions(opening)[0] }
}

/** A line for each instruction, `[1` and `[` for what opens a tag or an artifact, `]` for what closes it. */
function short(instructions: string): string {
  return instructions.replaceAll('/Artifact BMC', '[').replace(/\/P <<\/MCID (\d+) >>BDC/g, '[$1').replaceAll('EMC', ']').trim().split(/\s+/).join(' ')
}

describe('mark', () => {
  it.each([
    ['writes nothing of nothing', [], ''],
    ['leaves what stands outside as it is', ['q', 'A in nothing', 'Q'], 'q A Q'],
    ['opens a sequence right before what it marks', ['q', 'A in 1', 'Q'], 'q [1 A ] Q'],
    ['closes it at the end, right behind what it marks', ['A in 1', 'h', 'h'], '[1 A ] h h'],
    ['keeps two drawings of one tag together, with what stands between', ['A in 1', 'q', 'h', 'B in 1'], '[1 A q h B ]'],
    ['keeps a tag open over several levels of the graphics state', ['q', 'A in 1', 'Q', 'q', 'B in 1', 'Q'], 'q [1 A Q q B ] Q'],
    ['parts two tags', ['A in 1', 'h', 'B in 2'], '[1 A ] h [2 B ]'],
    ['parts a tag from an artifact', ['A in 1', 'h', 'B in artifact', 'h', 'C in 1'], '[1 A ] h [ B ] h [1 C ]'],
    ['keeps artifacts of one level together', ['A in artifact', 'h', 'B in artifact'], '[ A h B ]'],
    ['parts artifacts where the graphics state is saved', ['A in artifact', 'h', 'q', 'B in artifact'], '[ A ] h q [ B ]'],
    ['parts artifacts where the graphics state is restored', ['q', 'A in artifact', 'Q', 'B in artifact'], 'q [ A ] Q [ B ]'],
    ['closes a sequence before what is to stand in none', ['A in 1', 'h', 'B in nothing', 'C in artifact', 'D in nothing'], '[1 A ] h B [ C ] D'],
  ])('%s', (_, pieces, expected) => {
    expect(short(writeInstructions(mark(pieces.map(piece))))).toBe(expected)
  })

  it('keeps the opening of an artifact that says more', () => {
    const opening = readInstructions('/Artifact <</Type/Layout>>BDC\n')[0]
    const [painted] = readInstructions('0 0 1 1 re\n')
    expect(writeInstructions(mark([{ painted: [painted!], opening }]))).toBe('/Artifact <</Type/Layout>>BDC\n0 0 1 1 re\nEMC\n')
  })
})
