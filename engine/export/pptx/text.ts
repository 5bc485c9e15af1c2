import type { Paragraph, TextRun } from './lines.ts'
import type { Text } from './texts.ts'
import { fixedColour, solidFill } from './colour.ts'
import { faceOf } from './faces.ts'
import { centipoints, emu } from './units.ts'
import { element, escapeXml } from './xml.ts'

/** Any will do: it tells fields apart where there are several. */
const NUMBER_ID = '{5F6E1C60-8A1B-4C39-9C07-3D3A7E1B2F10}'
const ALIGNMENTS: Record<string, string> = { right: 'r', end: 'r', center: 'ctr' }

/** Words in the colour of their ground, which no other theme may part. */
const hidden = (colour: string): string[] => ['a:solidFill', 'a:highlight'].map(name => element(name, {}, fixedColour(colour)))

function runProperties(name: string, { colour: css, family, size, bold, spacing, bar }: TextRun): string {
  return element(name, {
    lang: 'zh-CN',
    altLang: 'en-US',
    sz: centipoints(size),
    b: Number(bold),
    spc: spacing ? centipoints(spacing) : undefined,
  }, ...bar ? hidden(bar) : [solidFill(css)], faceOf(family))
}

/** The number of the slide, which Office counts (ECMA-376 part 1, 21.1.2.2.4); not of how many, which it does not. */
function numberXml({ lines }: Paragraph, align: string): string {
  const run = lines[0]![0]!
  const field = element('a:fld', { id: NUMBER_ID, type: 'slidenum' }, runProperties('a:rPr', run), element('a:t', {}, Number.parseInt(run.text).toString()))
  return element('a:p', {}, element('a:pPr', { algn: ALIGNMENTS[align] ?? 'l' }), field, runProperties('a:endParaRPr', run))
}

/** The look of the first level of a text that is still to be written, after one that is. */
export function levelOf({ paragraphs, align }: Text): string {
  const { bar, ...run } = paragraphs[0]!.lines[0]![0]!
  return element('a:lvl1pPr', { marL: 0, indent: 0, algn: ALIGNMENTS[align] ?? 'l' }, '<a:buNone/>', runProperties('a:defRPr', { ...run, spacing: 0 }))
}

/**
 * Paragraphs for a box of text or a cell of a table. Lines of several keep the distance that they have on the slide;
 * a single one takes that of its face, and is set in the middle of its box whatever face that is.
 */
export function paragraphsXml(paragraphs: Paragraph[], align: string): string {
  const single = paragraphs.length === 1 && paragraphs[0]!.lines.length === 1
  const margin = Math.max(...paragraphs.map(({ hang }) => hang))
  return paragraphs.map(({ lines, lineHeight, top, hang }, index) => {
    const before = paragraphs[index - 1]
    const gap = before ? top - before.top - before.lines.length * before.lineHeight : 0
    const spacing = [
      single ? '' : element('a:lnSpc', {}, element('a:spcPts', { val: centipoints(lineHeight) })),
      element('a:spcBef', {}, element('a:spcPts', { val: centipoints(Math.max(0, gap)) })),
    ]
    const runs = lines.map(line => line.map(run =>
      element('a:r', {}, runProperties('a:rPr', run), `<a:t>${escapeXml(run.text)}</a:t>`)).join(''))
    // Neither the break of a line nor the end of a paragraph is under an ink bar.
    const { bar, ...last } = lines.at(-1)!.at(-1)!
    return element('a:p', {}, element('a:pPr', { marL: emu(margin), indent: -emu(hang), algn: ALIGNMENTS[align] ?? 'l' }, ...spacing, '<a:buNone/>'), runs
      .join(element('a:br', {}, runProperties('a:rPr', last))), runProperties('a:endParaRPr', last))
  }).join('') || '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
}

/** The words of a shape; they keep their size and its box whatever is added to them. */
export function textBody({ role, paragraphs, align }: Text): string {
  const body = element('a:bodyPr', { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'ctr' }, '<a:noAutofit/>')
  return element('p:txBody', {}, body, '<a:lstStyle/>', role === 'number' ? numberXml(paragraphs[0]!, align) : paragraphsXml(paragraphs, align))
}
