import type { Shape } from './shapes.ts'
import { element } from './xml.ts'

/** Something that comes in at a click: a shape, or the paragraphs of one from the first to the last. */
interface Entrance { id: number, kind: Shape['kind'], paragraphs?: [first: number, last: number], click: number }

/** Of PowerPoint's entrances that which fades, and that which wipes from the left, in milliseconds as on the screen. */
const FADE = { preset: 10, subtype: 0, filter: 'fade', duration: 300 }
const WIPE = { preset: 22, subtype: 8, filter: 'wipe(left)', duration: 450 }
const GROUP = 0
const AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
const AT_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
/** The conditions that lead back and on (ECMA-376 part 1, 19.5.65 and 19.5.55). */
const STEPS = [['p:prevCondLst', 'onPrev'], ['p:nextCondLst', 'onNext']].map(([list, event]) =>
  element(list!, {}, element('p:cond', { evt: event, delay: 0 }, '<p:tgtEl><p:sldTgt/></p:tgtEl>')))

/** Lists the shapes and paragraphs that come in on a slide, in the order in which they are drawn. */
function entrancesOf(shapes: Shape[], ids: number[]): Entrance[] {
  return shapes.flatMap((shape, index): Entrance[] => {
    const of = { id: ids[index]!, kind: shape.kind }
    const clicks = shape.kind === 'text' ? shape.paragraphs.map(({ since }) => since) : []
    if (clicks.every(click => click === shape.since))
      return [{ ...of, click: shape.since }]
    return [...new Set(clicks)].map(click => ({ ...of, paragraphs: [clicks.indexOf(click), clicks.lastIndexOf(click)], click }))
  }).filter(({ click }) => click > 0)
}

/** Words and freeforms are built, as `p:bldLst` has it; lines, pictures and tables are not. */
const isBuilt = ({ kind }: Entrance): boolean => kind === 'text' || kind === 'path' || kind === 'box'

function targetXml({ id, paragraphs }: Entrance): string {
  const range = paragraphs && element('p:txEl', {}, element('p:pRg', { st: paragraphs[0], end: paragraphs[1] }))
  return element('p:tgtEl', {}, element('p:spTgt', { spid: id }, ...range ? [range] : []))
}

/** Writes nodes of a timeline, `p:cTn`, each with a number of its own. */
function numbered(): (attributes: Record<string, string | number | undefined>, start: string, contents?: () => string) => string {
  let last = 0
  return (attributes, start, contents) => {
    const id = ++last
    const children = contents ? [element('p:childTnLst', {}, contents())] : []
    return element('p:cTn', { id, ...attributes }, ...start ? [start] : [], ...children)
  }
}

type Node = ReturnType<typeof numbered>

/** An entrance: what comes in is visible from now on, and is drawn in a moment. */
function entranceXml(node: Node, entrance: Entrance, first: boolean): string {
  const { preset, subtype, filter, duration } = entrance.kind === 'path' ? WIPE : FADE
  const target = targetXml(entrance)
  const effect = { presetID: preset, presetClass: 'entr', presetSubtype: subtype, fill: 'hold', grpId: isBuilt(entrance) ? GROUP : undefined, nodeType: first ? 'clickEffect' : 'withEffect' }
  return element('p:par', {}, node(effect, AT_ONCE, () => [
    element('p:set', {}, element('p:cBhvr', {}, node({ dur: 1, fill: 'hold' }, AT_ONCE), target, '<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>'), '<p:to><p:strVal val="visible"/></p:to>'),
    element('p:animEffect', { transition: 'in', filter }, element('p:cBhvr', {}, node({ dur: duration }, ''), target)),
  ].join('')))
}

/** A click brings in all of its entrances at the same time. */
function clickXml(node: Node, entrances: Entrance[]): string {
  return element('p:par', {}, node({ fill: 'hold' }, AT_CLICK, () =>
    element('p:par', {}, node({ fill: 'hold' }, AT_ONCE, () => entrances.map((entrance, index) => entranceXml(node, entrance, !index)).join('')))))
}

/** Lists the shapes that are built, each once: as one, or by paragraphs. */
function buildsXml(entrances: Entrance[]): string {
  const built = new Map(entrances.filter(isBuilt).map(entrance => [entrance.id, entrance]))
  const builds = [...built.values()].map(({ id, kind, paragraphs }) =>
    element('p:bldP', { spid: id, grpId: GROUP, build: paragraphs && 'p', animBg: kind === 'text' ? undefined : 1 }))
  return builds.length ? element('p:bldLst', {}, ...builds) : ''
}

/**
 * The entrances of a slide, `p:timing` (ECMA-376 part 1, 19.5.87): a click brings in what it brings in on the screen.
 * @param shapes of the slide, as they are drawn
 * @param ids their numbers
 * @returns nothing for a slide on which all stands from the start
 */
export function timingXml(shapes: Shape[], ids: number[]): string {
  const entrances = entrancesOf(shapes, ids)
  const clicks = [...new Set(entrances.map(({ click }) => click))].sort((a, b) => a - b)
  if (!clicks.length)
    return ''
  const node = numbered()
  const sequence = (): string => element('p:seq', { concurrent: 1, nextAc: 'seek' }, node({ dur: 'indefinite', nodeType: 'mainSeq' }, '', () =>
    clicks.map(click => clickXml(node, entrances.filter(entrance => entrance.click === click))).join('')), ...STEPS)
  const root = element('p:par', {}, node({ dur: 'indefinite', restart: 'never', nodeType: 'tmRoot' }, '', sequence))
  return element('p:timing', {}, element('p:tnLst', {}, root), buildsXml(entrances))
}
