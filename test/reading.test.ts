import { describe, expect, it } from 'vitest'
import { readText } from '../engine/export/pdf-ua/glyphs.ts'
import { readMarked } from '../engine/export/pdf-ua/streams.ts'
import { documentOf } from './support/content.ts'

const MAP = `2 beginbfchar <0001> <8235> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<7530> <7EBF>] endbfrange`
const BYTES = '1 beginbfchar <01> <0078> endbfchar'
const FONTS = { 'F0': MAP, 'T3-bytes': BYTES }

async function read(content: string) {
  const streams = readMarked(await documentOf({ content, fonts: FONTS }))
  return readText([...streams.values()][0]!.drawings[0]!)
}

describe('readText', () => {
  it.each([
    ['single glyphs and ranges by the map of their font', '/F0 1 Tf\n<00010002> Tj\n1 0 Td <001000110012> Tj\n<00200021> Tj', '舵fiabc田线'],
    ['a font of one byte to the glyph', '/T3-bytes 1 Tf\n<0101> Tj', 'xx'],
    ['each glyph by the font chosen last', '/F0 1 Tf\n<0001> Tj\n/T3-bytes 1 Tf\n<01> Tj', '舵x'],
    ['glyphs between which spaces are set', '/F0 1 Tf\n[<0001> -200 <0010>] TJ', '舵a'],
    ['what stands for its glyphs, in digits', '/F0 1 Tf\n/Span <</ActualText <FEFF9875> >>BDC\n<00010001> Tj\nEMC\n<0010> Tj', '页a'],
    ['what stands for its glyphs, in letters', '/F0 1 Tf\n/Span<</ActualText (ffi) >> BDC\n<0010> Tj\nEMC\n<0011> Tj', 'ffib'],
    ['glyphs that are only told to be reversed', '/ReversedChars BMC\n/F0 1 Tf\n<0010> Tj\nEMC', 'a'],
    ['nothing where no font is chosen', '<0010> Tj', ''],
    ['nothing where the font is not among the resources', '/F9 1 Tf\n<0010> Tj', ''],
  ])('reads %s', async (_, content, text) => {
    expect((await read(`BT\n${content}\nET\n`)).text).toBe(text)
  })

  it('names the fonts with glyphs that mean nothing or are missing, even where other text stands for them', async () => {
    const { unmapped, missing } = await read('BT\n/F0 1 Tf\n/Span <</ActualText (a) >>BDC\n<00FF> Tj\nEMC\n/T3-bytes 1 Tf\n<00> Tj\nET\n')
    expect([[...unmapped], [...missing]]).toEqual([['F0'], ['T3-bytes']])
  })
})

describe('readMarked', () => {
  it.each([
    ['a sequence that is neither content nor artifact', '/P BMC\nEMC'],
    ['content within a text object', 'BT\n/P <</MCID 0 >>BDC\nEMC\nET'],
  ])('refuses %s, which Skia does not write', async (_, content) => {
    const document = await documentOf({ content })
    expect(() => readMarked(document)).toThrow('Not a marked-content sequence of Skia: /P ')
  })
})
