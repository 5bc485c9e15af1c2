import type { Paragraph, TextRun } from './lines.ts'
import { solidFill } from './colour.ts'
import { FACES } from './faces.ts'
import { centipoints, emu } from './units.ts'
import { element, escapeXml } from './xml.ts'

const ALIGNMENTS: Record<string, string> = { right: 'r', end: 'r', center: 'ctr' }

/**
 * The same face for Latin and Chinese: “” … — belong to both, and PowerPoint would take them from the Latin one, half
 * as wide. The character set is GB 2312 (134), so that a machine without the face takes another Chinese one.
 */
export function faceOf(typeface: string): string {
  return ['latin', 'ea', 'cs'].map(script => element(`a:${script}`, { typeface, charset: -122 })).join('')
}

/** In thousandths of a percent of the size. */
const RAISE = 30_000

function runProperties(name: string, { colour: css, family, size, bold, spacing, raised }: TextRun): string {
  const typeface = FACES[family]
  if (!typeface)
    throw new TypeError(`No face of Windows stands for “${family}”`)
  return element(name, {
    lang: 'zh-CN',
    altLang: 'en-US',
    sz: centipoints(size),
    b: Number(bold),
    baseline: raised && RAISE,
    spc: spacing ? centipoints(spacing) : undefined,
  }, solidFill(css), faceOf(typeface))
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
    const last = lines.at(-1)!.at(-1)!
    return element('a:p', {}, element('a:pPr', { marL: emu(margin), indent: -emu(hang), algn: ALIGNMENTS[align] ?? 'l' }, ...spacing, '<a:buNone/>'), runs
      .join(element('a:br', {}, runProperties('a:rPr', last))), runProperties('a:endParaRPr', last))
  }).join('') || '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
}

/** The words of a shape; they keep their size and its box whatever is added to them. */
export function textBody(paragraphs: Paragraph[], align: string): string {
  const body = element('a:bodyPr', { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'ctr' }, '<a:noAutofit/>')
  return element('p:txBody', {}, body, '<a:lstStyle/>', paragraphsXml(paragraphs, align))
}
