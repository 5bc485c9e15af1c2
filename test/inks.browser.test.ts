import type { Hex, Token } from '../engine/tokens.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../engine/export/browser.ts'
import { setPressBoxes } from '../engine/export/pdf/boxes.ts'
import { PRESS_INKS } from '../engine/export/pdf/inks.ts'
import { toGrey, toPress } from '../engine/export/pdf/recolour.ts'
import { checkRules } from '../engine/export/pdf/rules.ts'
import { PALETTE, tokensOf } from '../engine/tokens.ts'
import { contentOf } from './support/content.ts'
import { rolesOf, textOf } from './support/pdf.ts'
import { ROOT } from './support/site.ts'

const COLOUR = /(?<!\S)((?:[\d.]+ ){1,4})([gGkK]|rg|RG|cs|CS|scn?|SCN?|sh)(?!\S)/g
const PICTURE = /^第 2 页有位图、渐变、阴影或蒙版，[^\n]*$/
const STRANGER = /^第 2 页用了颜色 #123456，[^\n]*tokens\.css[^\n]*$/
const LACKING = /^第 2 页用了颜色 --fresh（#445566），[^\n]*PRESS_INKS 里给 --fresh 加一行$/
const THIN = /：第 2 页有 0\.225 磅的；/
/** Each is printed as a second page, after the palette. */
const PAGES = {
  stranger: `<b style="color: #123456">stranger</b>`,
  lacking: `<b style="color: #456">lacking</b>`,
  gradient: `<b style="background: linear-gradient(red, blue)">gradient</b>`,
  mask: `<b style="mask-image: linear-gradient(#000, transparent)">mask</b>`,
  image: `<img src="data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJ+AD//Z" alt="dot">`,
  pixels: `<img src="data:image/gif;base64,R0lGODlhAQABAPAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=" alt="dot">`,
  stroke: `<svg><g transform="scale(4)"><path d="M0 1h9" stroke="#000"/></g><path d="M0 9h90" stroke="#000" stroke-width=".3"/></svg>`,
  scaled: `<p style="transform: scale(.3); border: 1px solid">frame</p>`,
  fill: `<svg><path d="M0 9h90" stroke="#000"/><rect width="90" height=".3"/></svg>`,
  polygon: `<svg><path d="M0 0h90l1 .3h-92z"/></svg>`,
  rules: `<p style="border: 1px dashed; border-top-color: #fff"><svg><path d="M0 9h90" stroke="#000" stroke-width=".34"/><svg height=".05"><rect width="90" height="9"/></svg></svg>`,
  shades: `${['#888', '#f00', '#0f0', '#00f'].map(colour => `<b style="color: ${colour}">shade</b>`).join('')}`,
}
const printed = new Map<string, Uint8Array>()
const sum = (inks: readonly number[]) => inks.reduce((total, ink) => total + ink)
const userError = (message: RegExp) => expect.objectContaining({ name: 'UserError', message: expect.stringMatching(message) })
const press = (document: PDFDocument) => [toPress, checkRules].forEach(step => step(document))
const load = (name: string) => PDFDocument.load(printed.get(name)!, { updateMetadata: false })

const coloursOf = (document: PDFDocument) => Array.from(contentOf(document).matchAll(COLOUR), ([, operands, operator]) => ({ operator: operator!, stroke: operator === operator!.toUpperCase(), values: operands!.trim().split(' ').map(Number) }))

async function converted(name: string, convert: (document: PDFDocument) => void): Promise<PDFDocument> {
  const document = await load(name)
  convert(document)
  return document
}

beforeAll(async () => {
  const css = await readFile(join(ROOT, 'styles/tokens.css'), 'utf8')
  const palette = [...PALETTE.keys()].map(name => `<p style="color: var(${name}); border: 2px solid">${name.slice(2)}</p><div style="background: var(${name})">on ${name.slice(2)}</div>`).join('')
  const { browser } = await openBrowser()
  const page = await browser.newPage()
  for (const [name, body] of Object.entries({ palette: '', ...PAGES })) {
    await page.setContent(`<!doctype html><html lang="en"><title>Palette</title><style>${css} @page { size: 303mm 216mm } div.palette { columns: 3; font: 12px sans-serif }</style><div class="palette"><h1>Palette</h1>${palette}<p style="opacity: .5">faint</p><p style="color: #888">grey</p></div>${body && `<div style="break-before: page">${body}</div>`}`)
    printed.set(name, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }))
  }
  await browser.close()
})

describe('the grey and press editions', () => {
  it.each([['grey', toGrey, /^g$/i, 1], ['press', toPress, /^k$/i, 4]] as const)('%s: has one kind of colour left, on forms too', async (_, convert, kind, operands) => {
    const colours = coloursOf(await converted('palette', convert))
    expect(contentOf(await load('palette'))).toContain(' Do')
    expect(colours.map(({ stroke }) => stroke)).toEqual(coloursOf(await load('palette')).map(({ stroke }) => stroke))
    expect(colours.filter(({ operator, values }) => !kind.test(operator) || values.length !== operands || values.some(value => !(value >= 0 && value <= 1)))).toEqual([])
  })

  it.each([['grey', toGrey], ['press', toPress]] as const)('%s: keeps text and tags, and comes out the same each time', async (_, convert) => {
    const [first, second] = await Promise.all([1, 2].map(async () => (await converted('palette', convert)).save()))
    expect(first).toEqual(second)
    const [before, after] = await Promise.all([printed.get('palette')!, first!].map(async (data) => {
      const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise
      return { text: await textOf(pdf, 1), roles: await rolesOf(pdf, 1), marked: await pdf.getMarkInfo(), pages: pdf.numPages }
    }))
    expect(before).toMatchObject({ text: expect.stringContaining('Palettepaperonpaper'), roles: expect.arrayContaining(['H1', 'P']), marked: { Marked: true } })
    expect(after).toEqual(before)
  })

  it.each(['gradient', 'mask', 'image'])('grey: refuses a picture and names its page: %s', async (name) => {
    await expect(converted(name, toGrey)).rejects.toThrow(userError(PICTURE))
  })

  it.each([['grey', toGrey, '/DeviceGray', [127]], ['press', toPress, '/DeviceCMYK', [0, 255, 255, 0]]] as const)('%s: turns plain pixels, here a red one, into ink', async (_, convert, space, bytes) => {
    const document = await converted('pixels', convert)
    const pictures = document.context.enumerateIndirectObjects().map(([, object]) => object).filter(object => object instanceof PDFRawStream).filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    expect(pictures.map(picture => [String(picture.dict.get(PDFName.of('ColorSpace'))), [...decodePDFRawStream(picture).decode()]])).toEqual([[space, [...bytes]]])
  })

  it('grey: gives each colour the grey of its luminance and leaves greys alone', async () => {
    const greys = coloursOf(await converted('shades', toGrey)).filter(({ operator }) => operator === 'g').map(({ values }) => Math.round(values[0]! * 255))
    expect(greys.join(' ')).toContain('136 127 220 76')
    expect(greys).toEqual(expect.arrayContaining([0, 255]))
  })

  it('press: has inks for every colour of the tokens and for nothing else, 300 % at most', () => {
    expect([...PALETTE].filter(([, hex]) => !tokensOf(hex).some(name => PRESS_INKS[name])), 'colours without inks').toEqual([])
    expect(Object.keys(PRESS_INKS).filter(name => !PALETTE.has(name as Token)), 'inks without a colour').toEqual([])
    expect(Object.entries(PRESS_INKS).filter(([, inks]) => sum(inks) > 300)).toEqual([])
  })

  it('press: has inks that look like the colours, so far as they can be told without a profile', () => {
    const far = Object.entries(PRESS_INKS).filter(([name, [...inks]]) => {
      const black = inks.pop()!
      const channels = PALETTE.get(name as Token)!.match(/[\da-f]{2}/g)!.map(channel => Number.parseInt(channel, 16) / 255)
      return channels.some((channel, index) => Math.abs(channel - (1 - inks[index]! / 100) * (1 - black / 100)) > 0.2)
    })
    expect(far, 'inks of another colour than the token has').toEqual([])
  })

  it('press: names the token that lacks inks', async () => {
    const palette = PALETTE as Map<Token, Hex>
    palette.set('--fresh', '#445566')
    try {
      await expect(converted('lacking', press)).rejects.toThrow(userError(LACKING))
    }
    finally {
      palette.delete('--fresh')
    }
  })

  it('press: prints each colour with its inks: text black and greys with black alone, white with none', async () => {
    const [before, after] = [coloursOf(await load('palette')), coloursOf(await converted('palette', toPress))]
    const drawn = before.map(({ values }, index) => `#${values.map(value => Math.round(value * 255).toString(16).padStart(2, '0')).join('')}: ${after[index]!.values.map(ink => Number((ink * 100).toFixed(2)))}`)
    expect(new Set(drawn)).toEqual(new Set([['#000000', [0, 0, 0, 100]], ['#888888', [0, 0, 0, 46.67]], ...Object.entries(PRESS_INKS).map(([name, inks]) => [PALETTE.get(name as Token), inks])].map(([colour, inks]) => `${colour}: ${inks}`)))
    expect(Math.max(...after.map(({ values }) => sum(values)))).toBeLessThanOrEqual(3)
    expect([PRESS_INKS['--ink'], PRESS_INKS['--ink-2'], PRESS_INKS['--card']]).toEqual([[0, 0, 0, 100], [0, 0, 0, expect.any(Number)], [0, 0, 0, 0]])
  })

  it.each(Object.entries({ stranger: STRANGER, gradient: PICTURE, mask: PICTURE, image: PICTURE, stroke: THIN, scaled: THIN, fill: THIN, polygon: THIN }))('press: refuses pictures, colours without inks and thin rules, and names the page: %s', async (name, message) => {
    await expect(converted(name, press)).rejects.toThrow(userError(message))
  })

  it('press: takes rules of a quarter point and all that Chromium draws for borders', () => converted('rules', press))

  it.each([[false, 3], [true, 13]])('press: tells trim and bleed; with crop marks, %s, the page ends %i mm from the trim', async (marks, room) => {
    const mm = (length: number): number => length / 25.4 * 72
    const document = await PDFDocument.create()
    const page = document.addPage([mm(323), mm(236)])
    page.setMediaBox(10, 20, mm(323) + 0.2, mm(236) - 0.1)
    setPressBoxes(document, marks)
    const boxes = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()]
    for (const [index, from] of [0, 3, room].entries()) {
      expect(boxes[index]!.width).toBeCloseTo(mm(297 + 2 * from), 2)
      expect(boxes[index]!.height).toBeCloseTo(mm(210 + 2 * from), 2)
      // From the upper left corner of what was laid out.
      expect(boxes[index]!.x).toBeCloseTo(10 + mm(13 - from), 2)
      expect(boxes[index]!.y + boxes[index]!.height).toBeCloseTo(20 + mm(236) - 0.1 - mm(13 - from), 2)
    }
  })
})
