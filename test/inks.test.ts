import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, launchBrowser } from '../scripts/browser.ts'
import { UserError } from '../scripts/cli.ts'
import { checkRules, setPressBoxes } from '../scripts/export/boxes.ts'
import { PRESS_INKS, toGrey, toPress } from '../scripts/export/inks.ts'
import { rolesOf, textOf } from './support/pdf.ts'
import { ROOT } from './support/site.ts'

const TOKEN_COLOUR = /--([\w-]+): #([\da-f]{3,6});/g
const COLOUR = /(?<!\S)((?:[\d.]+ ){1,4})(g|G|rg|RG|k|K|cs|CS|scn?|SCN?|sh)(?!\S)/g
const DRAWN = '<p style="break-before: page">'
const SHADES = '<b style="color: #888">grey</b> <b style="color: #f00">red</b> <b style="color: #0f0">green</b> <b style="color: #00f">blue</b>'
/** Each is a second page. */
const PAGES = {
  stranger: `${DRAWN}<b style="color: #123456">stranger</b>`,
  gradient: `${DRAWN}<b style="background: linear-gradient(red, blue)">gradient</b>`,
  mask: `${DRAWN}<b style="mask-image: linear-gradient(#000, transparent)">mask</b>`,
  image: `${DRAWN}<img src="data:image/gif;base64,R0lGODlhAQABAPAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=" alt="dot">`,
  stroke: `${DRAWN}<svg><path d="M0 9h90" stroke="#000" stroke-width=".3"/></svg>`,
  scaled: `${DRAWN}<p style="transform: scale(.3); border: 1px solid">frame</p>`,
  fill: `${DRAWN}<svg><path d="M0 9h90" stroke="#000"/><rect width="90" height=".3"/></svg>`,
  polygon: `${DRAWN}<svg><path d="M0 0h90v.3h-90z"/></svg>`,
  rules: `${DRAWN}<p style="border: 1px dashed; border-top-color: #fff"><svg><path d="M0 9h90" stroke="#000" stroke-width=".34"/></svg>`,
  shades: `${DRAWN}${SHADES}`,
}
let tokens: Map<string, string>
let printed: Map<string, Uint8Array>

const load = (name: string) => PDFDocument.load(printed.get(name)!, { updateMetadata: false })

/** What pages and forms draw, read without the code under test. */
function contentOf(document: PDFDocument): string {
  const pages = document.getPages().map(({ node }) => node.Contents())
  return document.context.enumerateIndirectObjects().map(([, object]) => object).filter(object => object instanceof PDFRawStream).filter(stream => pages.includes(stream) || stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')).map(stream => new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())).join('\n')
}
const coloursOf = (document: PDFDocument) => Array.from(contentOf(document).matchAll(COLOUR), ([, operands, operator]) => ({ operator: operator!, values: operands!.trim().split(' ').map(Number) }))
/** The values with which the letters of a page are filled, in order. */
const fillsOf = (document: PDFDocument, operator: string) => coloursOf(document).filter(colour => colour.operator === operator).map(({ values }) => values)

async function converted(name: string, ...conversions: ((document: PDFDocument) => void)[]): Promise<PDFDocument> {
  const document = await load(name)
  conversions.forEach(convert => convert(document))
  return document
}

beforeAll(async () => {
  const css = await readFile(join(ROOT, 'styles/tokens.css'), 'utf8')
  tokens = new Map(Array.from(css.matchAll(TOKEN_COLOUR), ([, name, hex]) => [name!, `#${hex!.length === 3 ? hex!.replace(/./g, '$&$&') : hex}`]))
  const palette = [...tokens.keys()].map(name => `<p style="color: var(--${name}); border: 2px solid">${name}</p><div style="background: var(--${name})">on ${name}</div>`).join('')
  const browser = await launchBrowser(await findBrowser())
  const page = await browser.newPage()
  const print = async (body: string) => {
    await page.setContent(`<!doctype html><html lang="en"><title>Palette</title><style>${css} @page { size: 303mm 216mm }</style><h1>Palette</h1>${palette}<p style="opacity: .5">faint</p>${body}`)
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  }
  printed = new Map([['palette', await print('')]])
  for (const [name, body] of Object.entries(PAGES))
    printed.set(name, await print(body))
  await browser.close()
})

describe('both editions', () => {
  it.each([['grey', toGrey, /^g$/i, 1], ['press', toPress, /^k$/i, 4]] as const)('%s: have one kind of colour left, on forms too', async (_, convert, kind, operands) => {
    const colours = coloursOf(await converted('palette', convert))
    expect(contentOf(await load('palette'))).toContain(' Do')
    expect(colours).toHaveLength(coloursOf(await load('palette')).length)
    expect(colours.filter(({ operator, values }) => !kind.test(operator) || values.length !== operands || values.some(value => !(value >= 0 && value <= 1)))).toEqual([])
  })

  it.each([['grey', toGrey], ['press', toPress]] as const)('%s: keep text and tags, and come out the same each time', async (_, convert) => {
    const [first, second] = await Promise.all([1, 2].map(async () => (await converted('palette', convert)).save()))
    expect(first).toEqual(second)
    const [before, after] = await Promise.all([printed.get('palette')!, first!].map(async (data) => {
      const pdf = await getDocument({ data: data.slice(), verbosity: 0 }).promise
      return { text: await textOf(pdf, 1), roles: await rolesOf(pdf, 1), marked: await pdf.getMarkInfo(), pages: pdf.numPages }
    }))
    expect(before).toMatchObject({ text: expect.stringContaining('Paletteinkonink'), roles: expect.arrayContaining(['H1', 'P']), marked: { Marked: true } })
    expect(after).toEqual(before)
  })

  it.each([['grey', toGrey], ['press', toPress]] as const)('%s: refuse pictures and name their page', async (_, convert) => {
    for (const name of ['gradient', 'mask', 'image']) {
      const attempt = converted(name, convert)
      await expect(attempt, name).rejects.toThrow(/^第 2 页有位图、渐变、阴影或蒙版/)
      await expect(attempt, name).rejects.toBeInstanceOf(UserError)
    }
  })
})
