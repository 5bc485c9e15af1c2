import type { ElementNode } from './nodes.ts'
import type { Part } from './package.ts'
import type { Place } from './places.ts'
import type { Shape } from './shapes.ts'
import type { Text } from './texts.ts'
import { LAYOUTS } from '../../layouts/index.ts'
import { solidFill } from './colour.ts'
import { frame, preset } from './geometry.ts'
import { MASTER, MASTER_COLOURS, NUMBER_PROMPT, shapeTree, TEXT_PROMPT, TITLE_PROMPT } from './masters.ts'
import { NAMESPACES } from './package.ts'
import { placesOf, placeXml } from './places.ts'
import { levelOf } from './text.ts'
import { element } from './xml.ts'

/** A slide before it is written. */
export interface LaidOut {
  /** its layout in the deck */
  layout: string
  page: ElementNode
  shapes: Shape[]
}

/** A layout of the presentation: the places that slides of one layout of the deck have for words, as the first of them has each. */
export interface SlideLayout { name: string, path: string, ground: string }

const NAMES = { title: '标题', body: '文字', ftr: '页脚', sldNum: '页码' }
const PROMPTS = { title: TITLE_PROMPT, body: TEXT_PROMPT, ftr: '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>', sldNum: NUMBER_PROMPT }
const keyOf = ({ type, idx = 0 }: Place): string => `${type}${idx}`

/** The places of some slides, each with the words that fill it first. */
function placesAmong(slides: LaidOut[]): [Place, Text][] {
  const filled = slides.flatMap(({ shapes }) => placesOf(shapes).map((place, index) => [place, shapes[index]] as [Place | undefined, Text]))
  const first = new Map<string, [Place, Text]>()
  for (const [place, text] of filled) {
    if (place && !first.has(keyOf(place)))
      first.set(keyOf(place), [place, text])
  }
  return [...first.values()].sort(([a], [b]) => (a.idx ?? 0) - (b.idx ?? 0))
}

function placeOnLayout([place, text]: [Place, Text], id: number): string {
  const body = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
  return element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, element('p:cNvPr', { id, name: `${NAMES[place.type]} ${id}` }), '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', element('p:nvPr', {}, placeXml(place))),
    element('p:spPr', {}, frame('a:xfrm', text.box), preset('rect')),
    element('p:txBody', {}, body, element('a:lstStyle', {}, levelOf(text)), PROMPTS[place.type]),
  )
}

/**
 * The layouts that a presentation needs.
 * @param slides in order
 * @returns each layout with its part, by the name that the deck calls it
 */
export function layoutsOf(slides: LaidOut[]): Map<string, SlideLayout & { part: Part }> {
  const names = [...new Set(slides.map(({ layout }) => layout))]
  return new Map(names.map((layout, index) => {
    const alike = slides.filter(slide => slide.layout === layout)
    const path = `ppt/slideLayouts/slideLayout${index + 1}.xml`
    const name = LAYOUTS[layout]?.name ?? layout
    const ground = alike[0]!.page.look.ground
    const shapes = shapeTree(...placesAmong(alike).map((place, index) => placeOnLayout(place, index + 2)))
    const xml = element('p:sldLayout', { ...NAMESPACES, preserve: 1, userDrawn: 1 }, element('p:cSld', { name }, groundXml(ground), shapes), MASTER_COLOURS)
    return [layout, { name, path, ground, part: { path, type: 'slideLayout', relations: [MASTER], xml } }]
  }))
}

/** The ground of a slide or a layout. */
export function groundXml(ground: string): string {
  return element('p:bg', {}, element('p:bgPr', {}, solidFill(ground), '<a:effectLst/>'))
}
