import { describe, expect, it } from 'vitest'
import { instruct, readInstructions, writeInstructions } from '../engine/export/pdf/instructions.ts'

describe('readInstructions', () => {
  it.each<[string, string, [operator: string, ...operands: string[]][]]>([
    ['one instruction to a line', 'q\n1 0 0 -1 .5 -3 cm\nQ\n', [['q'], ['cm', '1', '0', '0', '-1', '.5', '-3'], ['Q']]],
    ['several to a line', '0 0 0 RG 1 1 1 rg\nW* n\n', [['RG', '0', '0', '0'], ['rg', '1', '1', '1'], ['W*'], ['n']]],
    ['names without a space before them', '/Pattern CS/Pattern cs/P3 SCN/P3 scn', [['CS', '/Pattern'], ['cs', '/Pattern'], ['SCN', '/P3'], ['scn', '/P3']]],
    ['a dictionary without a space behind it', '/P <</MCID 0 >>BDC', [['BDC', '/P', '<</MCID 0 >>']]],
    ['a dictionary with strings in it', '/Span<</ActualText <FEFF> /T (a\\)>>) >> BDC', [['BDC', '/Span', '<</ActualText <FEFF> /T (a\\)>>) >>']]],
    ['hexadecimal strings', '1 0 Td <00AB> Tj', [['Td', '1', '0'], ['Tj', '<00AB>']]],
    ['strings of letters with what would be operators in them', '(q \\( Q) Tj', [['Tj', '(q \\( Q)']]],
    ['arrays', '[3 1] 0 d [<01> -2 <02>] TJ', [['d', '[3 1]', '0'], ['TJ', '[<01> -2 <02>]']]],
    ['operators that are marks', '<01> \' 1 2 <03> "', [['\'', '<01>'], ['"', '1', '2', '<03>']]],
    ['nothing', ' \n', []],
  ])('reads %s', (_, content, expected) => {
    expect(readInstructions(content).map(({ operator, operands }) => [operator, ...operands])).toEqual(expected)
  })

  it.each([
    ['an operator that is not of the language', 'q\n1 2 what\nQ', 'Not an instruction of Skia: 1 2 what'],
    ['an operator in other letters', '1 w 0 0 1 1 RE', 'Not an instruction of Skia: 0 0 1 1 RE'],
    ['an image in place', 'BI /W 1 /H 1 ID \u0000 EI', 'Not an instruction of Skia: BI'],
    ['a comment', 'q\n% note\nQ', 'Not an instruction of Skia: % note'],
    ['a string that is not closed', 'BT\n<00AB Tj\nET', 'Not an instruction of Skia: <00AB Tj'],
    ['operands without an operator', 'q\n1 2', 'Not an instruction of Skia: 1 2'],
  ])('refuses %s', (_, content, message) => {
    expect(() => readInstructions(content)).toThrow(new Error(message))
  })
})

describe('writeInstructions', () => {
  it.each(['', 'q\nQ\n', 'q Q', '\n q  \r\n0 g\tQ', '/Pattern CS/Pattern cs/P3 SCN\n', '/P <</MCID 0 >>BDC\nEMC'])('writes %j as it was read', (content) => {
    expect(writeInstructions(readInstructions(content))).toBe(content)
  })

  it('parts an instruction from the one that is put behind it', () => {
    const [save, restore] = readInstructions('q Q')
    expect(writeInstructions([save!, restore!, instruct('BMC', '/Artifact'), instruct('EMC')])).toBe('q Q/Artifact BMC\nEMC\n')
    expect(writeInstructions([restore!, save!, instruct('g', '0')])).toBe('Q\nq 0 g\n')
  })
})
