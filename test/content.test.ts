import type { Operation } from '../engine/export/pdf/interpret.ts'
import type { Sample } from './support/content.ts'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readPages, streamsOf, writeContent } from '../engine/export/pdf/content.ts'
import { drawingsOf, pointsOf, tagOf } from '../engine/export/pdf/drawings.ts'
import { instruct, readInstructions, writeInstructions } from '../engine/export/pdf/instructions.ts'
import { interpret, interpretAll } from '../engine/export/pdf/interpret.ts'
import { isBalanced } from '../engine/export/pdf/marks.ts'
import { compose, scalesOf, transform } from '../engine/export/pdf/matrix.ts'
import { documentOf } from './support/content.ts'

const pageOf = async (sample: Sample) => readPages(await documentOf(sample))[0]!
const operationsOf = async (content: string): Promise<Operation[]> => [...interpret(await pageOf({ content }))]

describe('a matrix', () => {
  it.each([
    ['moves within what scales', [1, 0, 0, 1, 3, 4], [2, 0, 0, 2, 10, 20], [16, 28]],
    ['scales within what moves', [2, 0, 0, 2, 10, 20], [1, 0, 0, 1, 3, 4], [13, 24]],
    ['turns within what mirrors', [0, 1, -1, 0, 0, 0], [1, 0, 0, -1, 0, 0], [0, 0]],
    ['skews within what skews', [2, 3, 5, 7, 11, 13], [17, 19, 23, 29, 31, 37], [517, 623]],
  ] as const)('%s', (_, inner, outer, origin) => {
    const both = compose(inner, outer)
    expect(transform([0, 0], both)).toEqual(origin.map(value => value))
    expect(transform([5, 7], both)).toEqual(transform(transform([5, 7], inner), outer))
  })

  it('tells how much it scales along each axis', () => {
    expect(scalesOf([0, 2, -3, 0, 9, 9])).toEqual([2, 3])
  })
})

describe('interpret', () => {
  it.each<[string, string, Partial<Operation>]>([
    ['cm goes on from the matrix before', '2 0 0 2 0 0 cm\n1 0 0 1 5 5 cm\nn', { matrix: [2, 0, 0, 2, 10, 10] }],
    ['Q brings back matrix and line width', 'q\n2 0 0 2 0 0 cm\n7 w\nQ\nn', { matrix: [1, 0, 0, 1, 0, 0], lineWidth: 1 }],
    ['q and Q nest', '2 w\nq\n3 w\nq\n4 w\nQ\nn', { lineWidth: 3 }],
    ['a Q too many changes nothing', '2 w\nQ\nQ\nn', { lineWidth: 2 }],
    ['w sets the line width', '.5 w\nn', { lineWidth: 0.5 }],
    ['marks are open until they are closed', '/P <</MCID 0 >>BDC\n/Artifact BMC\nEMC\nEMC\nn', { marks: [] }],
    ['Q does not close a mark', 'q\n/P <</MCID 0 >>BDC\nQ\nn', { marks: [expect.objectContaining({ mcid: 0, artifact: false })] }],
    ['marks nest, outermost first', '/Artifact <</Type/Layout>>BDC\n/P <</MCID 12 >>BDC\nn', { marks: [expect.objectContaining({ mcid: undefined, artifact: true }), expect.objectContaining({ mcid: 12, artifact: false })] }],
    ['EMC closes the innermost mark', '/P <</MCID 1 >>BDC\n/P <</MCID 2 >>BDC\nEMC\nn', { marks: [expect.objectContaining({ mcid: 1 })] }],
    ['an EMC too many changes nothing', 'EMC\nn', { marks: [] }],
    ['the text of a ligature is read in letters', '/Span<</ActualText (f\\(i) >> BDC\nn', { marks: [expect.objectContaining({ actualText: 'f(i' })] }],
    ['the text of a glyph is read in digits', '/Span <</ActualText <FEFF9875> >> BDC\nn', { marks: [expect.objectContaining({ actualText: '页' })] }],
  ])('%s', async (_, content, expected) => {
    expect((await operationsOf(content)).at(-1)).toMatchObject(expected)
  })

  it('takes the line width of a graphics state that has one', async () => {
    const page = await pageOf({ content: '/G0 gs\nn\n/G1 gs\nn\n/G2 gs\nn', states: { G0: { ca: 1 }, G1: { LW: 3 } } })
    expect([...interpret(page)].filter(({ kind }) => kind === 'end of path').map(({ lineWidth }) => lineWidth)).toEqual([1, 3, 3])
  })

  it('gives what a name stands for', async () => {
    const page = await pageOf({ content: '/G0 gs\n/X0 Do\n/X9 Do', states: { G0: { LW: 3 } }, forms: { X0: { content: 'q' } } })
    expect([...interpret(page)].map(({ resource }) => resource?.keys().map(String).sort())).toEqual([['/LW'], ['/Filter', '/Length', '/Subtype'], undefined])
  })
})

describe('interpretAll', () => {
  it('goes into forms where they are drawn, each time, in the state there', async () => {
    const inner = { content: '0 0 m\nS', matrix: [1, 0, 0, 1, 1, 1] }
    const page = await pageOf({ content: '2 w\n10 0 0 10 0 0 cm\n/X0 Do\nq\n4 w\n/X0 Do\nQ\nf', forms: { X0: { content: '2 0 0 2 0 0 cm\n/X1 Do\nS', forms: { X1: inner } } } })
    const drawn = [...interpretAll(page)].filter(({ kind }) => kind === 'stroke' || kind === 'fill')
    expect(drawn.map(({ matrix, lineWidth }) => [...matrix, lineWidth])).toEqual([
      [20, 0, 0, 20, 20, 20, 2],
      [20, 0, 0, 20, 0, 0, 2],
      [20, 0, 0, 20, 20, 20, 4],
      [20, 0, 0, 20, 0, 0, 4],
      [10, 0, 0, 10, 0, 0, 2],
    ])
  })
})

describe('a form', () => {
  it('without resources of its own has those of the page', async () => {
    const page = await pageOf({ content: '/X0 Do', states: { G0: { LW: 3 } }, forms: { X0: { content: '/G0 gs' } } })
    expect([...interpret(page.forms.get('X0')!)][0]!.lineWidth).toBe(3)
  })
})

describe('drawingsOf', () => {
  it.each([
    ['a path', '0 0 m\n1 1 l\nh\nf', ['path 0-3']],
    ['two paths', '0 0 1 1 re\nS\n0 0 m\n1 1 2 2 3 3 c\nB*', ['path 0-1', 'path 2-4']],
    ['nothing of a path that clips', '0 0 1 1 re\nW* n\n0 0 2 2 re\nf', ['path 3-4']],
    ['a shading without a path', 'q\n/Sh0 sh\nQ', ['path 1-1']],
    ['an object', '/X0 Do', ['object 0-0']],
    ['a text object with all that is in it', 'BT\n/F0 1 Tf\n/Span <</ActualText (a)>>BDC\n<01> Tj\nEMC\nET\n0 g', ['text 0-5']],
    ['what follows a text object', 'BT\nET\n0 0 1 1 re\nf', ['text 0-1', 'path 2-3']],
    ['nothing of the state', 'q\n0 g\nQ', []],
  ])('finds %s', async (_, content, expected) => {
    const drawings = drawingsOf(await operationsOf(content))
    expect(drawings.map(({ kind, operations }) => `${kind} ${operations[0]!.at}-${operations.at(-1)!.at}`)).toEqual(expected)
  })

  it('knows a drawing by the innermost sequence with a number', async () => {
    const [drawing] = drawingsOf(await operationsOf('/P <</MCID 1 >>BDC\n/P <</MCID 2 >>BDC\n/Artifact BMC\n0 0 1 1 re\nf\nEMC\nEMC\nEMC'))
    expect(tagOf(drawing!)?.mcid).toBe(2)
    expect(drawing!.marks).toHaveLength(3)
  })

  it('refuses a text object that is not closed', async () => {
    const operations = await operationsOf('BT\n<01> Tj')
    expect(() => drawingsOf(operations)).toThrow('Skia closes every text object')
  })
})

describe('pointsOf', () => {
  it.each([
    ['1 2 m', [[1, 2]]],
    ['1 2 l', [[1, 2]]],
    ['1 2 3 4 5 6 c', [[1, 2], [3, 4], [5, 6]]],
    ['1 2 3 4 v', [[1, 2], [3, 4]]],
    ['1 2 3 4 y', [[1, 2], [3, 4]]],
    ['1 2 10 20 re', [[1, 2], [11, 2], [1, 22], [11, 22]]],
    ['h', []],
    ['1 2 3 4 5 6 cm', []],
  ])('of %s are the points of the path', (content, expected) => {
    expect(pointsOf(readInstructions(content)[0]!)).toEqual(expected)
  })
})

describe('isBalanced', () => {
  it.each([
    ['nothing', '', true],
    ['nested sequences', '/P BMC /P BMC EMC EMC', true],
    ['a sequence that is not closed', '/P BMC', false],
    ['a sequence that is closed twice', '/P BMC EMC EMC', false],
    ['a sequence that is closed before it is opened', 'EMC /P BMC', false],
  ])('of %s is told', (_, content, expected) => {
    expect(isBalanced(readInstructions(content))).toBe(expected)
  })
})

describe('readPages', () => {
  it('reads pages in order, each with its forms, a shared form once, known by the first page', async () => {
    const document = await documentOf({ content: '/X0 Do', forms: { X0: { content: '0 g' } } }, { content: '/X1 Do\n/X9 Do' })
    const [first, second] = document.getPages().map(({ node }) => node)
    second!.set(PDFName.of('Resources'), document.context.obj({ XObject: { X1: first!.Resources()!.lookup(PDFName.of('XObject'), PDFDict).get(PDFName.of('X0'))! } }))
    const pages = readPages(document)
    expect(pages.map(({ page, isPage, forms }) => [page, isPage, [...forms.keys()]])).toEqual([[1, true, ['X0']], [2, true, ['X1']]])
    expect(pages[1]!.forms.get('X1')).toBe(pages[0]!.forms.get('X0'))
    expect([...streamsOf(pages)].map(({ page, isPage }) => [page, isPage])).toEqual([[1, true], [1, false], [2, true]])
  })

  it('refuses a page whose instructions are in several pieces', async () => {
    const document = await documentOf({ content: 'q' })
    document.getPage(0).node.set(PDFName.of('Contents'), document.context.obj([]))
    expect(() => readPages(document)).toThrow('Page 1 is not one stream')
  })
})

describe('writeContent', () => {
  it('puts the instructions in place and leaves the rest of the stream as it is', async () => {
    const document = await documentOf({ content: '/X0 Do', forms: { X0: { content: '0 g', matrix: [1, 0, 0, 1, 2, 3] } } })
    const form = readPages(document)[0]!.forms.get('X0')!
    writeContent(document, form.ref, [instruct('g', '1')])
    const again = readPages(await PDFDocument.load(await document.save()))[0]!.forms.get('X0')!
    expect(writeInstructions(again.instructions)).toBe('1 g\n')
    expect(again.matrix).toEqual([1, 0, 0, 1, 2, 3])
  })
})
