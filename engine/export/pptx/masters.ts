import type { Box } from './nodes.ts'
import type { Part } from './package.ts'
import { frame, preset } from './geometry.ts'
import { NAMESPACES } from './package.ts'
import { faceOf } from './text.ts'
import { themeXml } from './theme.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

export const MASTER = 'ppt/slideMasters/slideMaster1.xml'
export const LAYOUT = 'ppt/slideLayouts/slideLayout1.xml'
export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml'
const THEME = 'ppt/theme/theme1.xml'
/** No two masters may share one. */
const NOTES_THEME = 'ppt/theme/theme2.xml'

/** An A4-like page in EMU, as PowerPoint has it for notes. */
export const NOTES_SIZE = { width: 6_858_000, height: 9_144_000 }

/** The title and the text of a new slide, in canvas pixels. */
const TITLE: Box = { x: 80, y: 108, width: 1120, height: 80 }
const BODY: Box = { x: 80, y: 220, width: 1120, height: 380 }
const ACCENTS = Object.fromEntries([1, 2, 3, 4, 5, 6].map(number => [`accent${number}`, `accent${number}`]))
const COLOUR_MAP = element('p:clrMap', { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2', ...ACCENTS, hlink: 'hlink', folHlink: 'folHlink' })
/** A slide, layout or notes page has the colours of its master. */
export const MASTER_COLOURS = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'
/** Text fills its box. */
const TIGHT = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
const EMPTY = '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
const AT_ORIGIN = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
const GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'

/** The shapes of a slide, a layout or a master. */
export function shapeTree(...shapes: string[]): string {
  const named = element('p:nvGrpSpPr', {}, '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>')
  const group = named + element('p:grpSpPr', {}, AT_ORIGIN)
  return element('p:spTree', {}, group, ...shapes)
}

/**
 * A place for title, text or picture of the slide.
 * @param id its number among the shapes
 * @param name what the user sees it called
 * @param type of ECMA-376 part 1, 19.7.10
 * @param geometry where it is; without one it is where the master has it
 * @param text its paragraphs
 */
export function placeholder(id: number, name: string, type: 'title' | 'body' | 'sldImg', geometry = '', text = EMPTY): string {
  const image = type === 'sldImg'
  const locks = image ? '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' : '<a:spLocks noGrp="1"/>'
  const role = element('p:ph', { type, idx: type === 'body' ? 1 : undefined })
  return element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, element('p:cNvPr', { id, name }), element('p:cNvSpPr', {}, locks), element('p:nvPr', {}, role)),
    element('p:spPr', {}, ...geometry ? [geometry + preset('rect')] : []),
    ...image ? [] : [element('p:txBody', {}, TIGHT, '<a:lstStyle/>', text)],
  )
}

/** How the first level of text looks where a slide does not say otherwise. */
function level(typeface: string, size: number, bold: number): string {
  const look = { lang: 'zh-CN', altLang: 'en-US', sz: size, b: bold }
  const colour = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
  return element('a:lvl1pPr', { marL: 0, indent: 0, algn: 'l' }, '<a:buNone/>', element('a:defRPr', look, colour, faceOf(typeface)))
}

function slideMaster(): Part {
  const shapes = shapeTree(placeholder(2, '标题', 'title', frame('a:xfrm', TITLE)), placeholder(3, '正文', 'body', frame('a:xfrm', BODY)))
  const layouts = element('p:sldLayoutIdLst', {}, element('p:sldLayoutId', { 'id': 2_147_483_649, 'r:id': 'rId1' }))
  const styles = element(
    'p:txStyles',
    {},
    element('p:titleStyle', {}, level('+mj-ea', 4200, 1)),
    element('p:bodyStyle', {}, level('+mn-ea', 2400, 0)),
    '<p:otherStyle/>',
  )
  return {
    path: MASTER,
    type: 'slideMaster',
    relations: [LAYOUT, THEME],
    xml: element('p:sldMaster', NAMESPACES, element('p:cSld', {}, GROUND, shapes), COLOUR_MAP, layouts, styles),
  }
}

function slideLayout(): Part {
  const shapes = shapeTree(placeholder(2, '标题', 'title'), placeholder(3, '正文', 'body'))
  return {
    path: LAYOUT,
    type: 'slideLayout',
    relations: [MASTER],
    xml: element('p:sldLayout', { ...NAMESPACES, type: 'obj', preserve: 1 }, element('p:cSld', { name: '标题和正文' }, shapes), MASTER_COLOURS),
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

/** Theme, masters and the one layout, which a new slide gets. */
export function masterParts(): Part[] {
  const themes = [THEME, NOTES_THEME].map((path): Part => ({ path, type: 'theme', relations: [], xml: themeXml() }))
  return [slideMaster(), slideLayout(), notesMaster(), ...themes]
}

/**
 * `ppt/presentation.xml`: masters, slides in order, sizes. A slide is 7½ inches high, and at 16:9 13⅓ inches wide, as
 * PowerPoint makes them.
 */
export function presentationPart(slides: string[], { width, height }: Pick<Box, 'width' | 'height'>): Part {
  const ids = slides.map((_, index) => element('p:sldId', { 'id': 256 + index, 'r:id': `rId${index + 3}` }))
  return {
    path: 'ppt/presentation.xml',
    type: 'officeDocument',
    relations: [MASTER, NOTES_MASTER, ...slides],
    xml: element(
      'p:presentation',
      NAMESPACES,
      element('p:sldMasterIdLst', {}, element('p:sldMasterId', { 'id': 2_147_483_648, 'r:id': 'rId1' })),
      element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': 'rId2' })),
      element('p:sldIdLst', {}, ...ids),
      element('p:sldSz', { cx: emu(width), cy: emu(height) }),
      element('p:notesSz', { cx: NOTES_SIZE.width, cy: NOTES_SIZE.height }),
    ),
  }
}
