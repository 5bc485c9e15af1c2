import type { Box } from './nodes.ts'
import type { Part } from './package.ts'
import { namedFace } from './faces.ts'
import { frame, preset } from './geometry.ts'
import { NAMESPACES } from './package.ts'
import { themeXml } from './theme.ts'
import { element } from './xml.ts'

export const MASTER = 'ppt/slideMasters/slideMaster1.xml'
export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml'
const THEME = 'ppt/theme/theme1.xml'
/** No two masters may share one. */
const NOTES_THEME = 'ppt/theme/theme2.xml'

/** An A4-like page in EMU, as PowerPoint has it for notes. */
export const NOTES_SIZE = { width: 6_858_000, height: 9_144_000 }

/** Of the foot, in canvas pixels. */
const FOOT = 42
/** Those of masters and layouts are one row of numbers (ECMA-376 part 1, 19.7.15). */
export const MASTER_ID = 2_147_483_648
const FIRST_LAYOUT_ID = MASTER_ID + 1
const ACCENTS = Object.fromEntries([1, 2, 3, 4, 5, 6].map(number => [`accent${number}`, `accent${number}`]))
const COLOUR_MAP = element('p:clrMap', { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2', ...ACCENTS, hlink: 'hlink', folHlink: 'folHlink' })
/** A slide, layout or notes page has the colours of its master. */
export const MASTER_COLOURS = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'
/** Text fills its box. */
const TIGHT = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
const words = (text: string): string => `<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>${text}</a:t></a:r><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>`
/** Office shows these prompts until something is written. */
export const TITLE_PROMPT = words('单击此处编辑标题')
export const TEXT_PROMPT = words('单击此处编辑文字')
export const NUMBER_PROMPT = '<a:p><a:pPr algn="r"/><a:fld id="{5F6E1C60-8A1B-4C39-9C07-3D3A7E1B2F10}" type="slidenum"><a:rPr lang="zh-CN" altLang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
const EMPTY = '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
const AT_ORIGIN = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
const GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'

/** The numbers and sizes that a master and the notes give their places. */
const PLACES = { title: {}, body: { idx: 1 }, sldImg: {}, ftr: { sz: 'quarter', idx: 3 }, sldNum: { sz: 'quarter', idx: 4 } } as const

/** The shapes of a slide, a layout or a master. */
export function shapeTree(...shapes: string[]): string {
  const named = element('p:nvGrpSpPr', {}, '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>')
  const group = named + element('p:grpSpPr', {}, AT_ORIGIN)
  return element('p:spTree', {}, group, ...shapes)
}

/**
 * A place for title, text, picture of the slide, foot or number, on a master or for notes.
 * @param id its number among the shapes
 * @param name what the user sees it called
 * @param type of ECMA-376 part 1, 19.7.10
 * @param geometry where it is; without one it is where the master has it
 * @param text its paragraphs
 */
export function placeholder(id: number, name: string, type: keyof typeof PLACES, geometry = '', text = EMPTY): string {
  const image = type === 'sldImg'
  const locks = image ? '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' : '<a:spLocks noGrp="1"/>'
  return element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, element('p:cNvPr', { id, name }), element('p:cNvSpPr', {}, locks), element('p:nvPr', {}, element('p:ph', { type, ...PLACES[type] }))),
    element('p:spPr', {}, ...geometry ? [geometry + preset('rect')] : []),
    ...image ? [] : [element('p:txBody', {}, TIGHT, '<a:lstStyle/>', text)],
  )
}

/** The look of the first level of text, unless a slide has another. */
function level(typeface: string, size: number, bold: number): string {
  const look = { lang: 'zh-CN', altLang: 'en-US', sz: size, b: bold }
  const colour = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
  return element('a:lvl1pPr', { marL: 0, indent: 0, algn: 'l' }, '<a:buNone/>', element('a:defRPr', look, colour, namedFace(typeface)))
}

/** The master of the slides, on which lie the layouts with these paths. */
function slideMaster(layouts: string[], { width, height }: Pick<Box, 'width' | 'height'>): Part {
  const margin = width / 16
  const wide = { x: margin, width: width - 2 * margin }
  const shapes = shapeTree(
    placeholder(2, '标题', 'title', frame('a:xfrm', { ...wide, y: 57, height: 72 }), TITLE_PROMPT),
    placeholder(3, '正文', 'body', frame('a:xfrm', { ...wide, y: 220, height: 300 }), TEXT_PROMPT),
    placeholder(4, '页脚', 'ftr', frame('a:xfrm', { ...wide, width: wide.width / 2, y: height - FOOT, height: FOOT / 2 })),
    placeholder(5, '页码', 'sldNum', frame('a:xfrm', { x: width / 2, width: width / 2 - margin, y: height - FOOT, height: FOOT / 2 }), NUMBER_PROMPT),
  )
  const ids = layouts.map((_, index) => element('p:sldLayoutId', { 'id': FIRST_LAYOUT_ID + index, 'r:id': `rId${index + 1}` }))
  const styles = element(
    'p:txStyles',
    {},
    element('p:titleStyle', {}, level('+mj-ea', 4200, 1)),
    element('p:bodyStyle', {}, level('+mn-ea', 2400, 0)),
    element('p:otherStyle', {}, level('+mn-ea', 1350, 0)),
  )
  return {
    path: MASTER,
    type: 'slideMaster',
    relations: [...layouts, THEME],
    xml: element('p:sldMaster', NAMESPACES, element('p:cSld', {}, GROUND, shapes), COLOUR_MAP, element('p:sldLayoutIdLst', {}, ...ids), styles),
  }
}

function notesMaster(): Part {
  const image = frame('a:xfrm', { x: 72, y: 72, width: 576, height: 324 })
  const words = frame('a:xfrm', { x: 72, y: 440, width: 576, height: 450 })
  const shapes = shapeTree(placeholder(2, '幻灯片图像', 'sldImg', image), placeholder(3, '备注', 'body', words))
  const styles = element('p:notesStyle', {}, level('+mn-ea', 1200, 0))
  return {
    path: NOTES_MASTER,
    type: 'notesMaster',
    relations: [NOTES_THEME],
    xml: element('p:notesMaster', NAMESPACES, element('p:cSld', {}, GROUND, shapes), COLOUR_MAP, styles),
  }
}

/**
 * Themes and masters.
 * @param layouts paths of the layouts, which lie on the master of the slides
 * @param size of a slide, in canvas pixels
 */
export function masterParts(layouts: string[], size: Pick<Box, 'width' | 'height'>): Part[] {
  const themes = [THEME, NOTES_THEME].map((path): Part => ({ path, type: 'theme', relations: [], xml: themeXml() }))
  return [slideMaster(layouts, size), notesMaster(), ...themes]
}
