import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { FIXED } from '../build/preparser.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { nearest } from '../nearest.ts'
import { settingLine } from './headmatter.ts'
import { headValueFault } from './headValues.ts'

/** Settings of a slide that are no words of its own. */
const PLACES = ['layout', 'section', 'point', 'motif', 'src']
/** Of Slidev's own those whose effect the check tells of. */
const HIDING = ['hide', 'disabled']
const NO_CLICKS = '点击的次数由列表的条数决定；改了它，备注里的 [click] 就对不上'
const NO_STYLE = '样子由版式决定，写了不起作用，或者会弄乱版面'
const NO_USE = '这里不用它，写了不起作用'
/** Those that it may not, and why. */
const REFUSED: Record<string, string> = {
  clicks: NO_CLICKS,
  clicksStart: NO_CLICKS,
  clickAnimation: NO_STYLE,
  class: NO_STYLE,
  style: NO_STYLE,
  zoom: NO_STYLE,
  dragPos: NO_STYLE,
  transition: NO_STYLE,
  background: NO_STYLE,
  defaults: NO_STYLE,
  addons: '这里没有装别的插件',
  routeAlias: '网址里是页码，别处不用别名',
  ...Object.fromEntries(['hideInToc', 'level', 'preload', 'timer', 'htmlAttrs', 'seoMeta', 'exportFilename', 'download', 'presenter', 'export'].map(key => [key, NO_USE])),
}
/** Settings that the head of a deck may have, beside the settings of its first slide: the house's own, and of Slidev's those that do something here. */
const HEAD = ['title', 'info', 'author', 'duration', 'rate', 'labels', 'cases', 'site', 'lang', 'titleTemplate', 'favicon', 'keywords', 'date', 'speaker', 'occasion', 'aspectRatio', 'canvasWidth']

/** The settings of each layout. */
const KNOWN = new Map(Object.entries(LAYOUTS).map(([name, { settings }]) => [name, Object.keys(settings)]))

/** Returns what is wrong with the setting `key` of a slide, if anything is. */
function faultOf(key: string, value: unknown, { layout, settings }: Slide): Pick<Finding, 'what' | 'advice'> | undefined {
  if (Object.hasOwn(REFUSED, key))
    return { what: `不要写 ${key}`, advice: `${REFUSED[key]}；请删去这一行` }
  if (PLACES.includes(key) && value !== null && typeof value !== 'string')
    return { what: '设置写错了', advice: '应是文字，请写在同一行，不用括号' }
  const own = KNOWN.get(layout)
  if ([...PLACES, ...HIDING].includes(key) || own?.includes(key))
    return undefined
  const near = nearest(key, [...PLACES, ...own ?? [], ...HIDING])
  const others = [...KNOWN].filter(([, props]) => props.includes(key)).map(([name]) => name)
  // Of a layout that does not exist nobody knows the settings.
  if (!near && !own && settings.layout)
    return undefined
  const advice = near
    ? `是不是 ${near}？请改正`
    : others.length ? `它属于版式 ${others.join('、')}；请删去这一行，或改 layout` : `可用的有 ${[...PLACES, ...own ?? []].join('、')}；请改正或删去这一行`
  return { what: near || !others.length ? '没有这个设置' : `版式 ${layout} 没有这个设置`, advice }
}

/** Settings of slides that do not exist, or do what a speech cannot have. */
export function slideSettingFindings({ slides }: Deck): Finding[] {
  return slides.slice(1).flatMap(slide => Object.entries(slide.own).flatMap(([key, value]) => {
    const fault = faultOf(key, value, slide)
    return fault ? { file: slide.file, line: slide.line, ...slide.settings[key], words: `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, ...fault } : []
  }))
}

/** Settings at the head of the deck that do not exist, or that the house decides. */
export function headSettingFindings(deck: Deck, root: string): Finding[] {
  const first = deck.slides[0]
  if (!first)
    return []
  const usual = [...HEAD, ...PLACES, ...HIDING, ...KNOWN.get(first.layout) ?? []]
  return Object.entries(first.own).flatMap(([key, value]): Finding[] => {
    const at = { file: 'slides.md', line: settingLine(deck, [key]), words: `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}` }
    const fault = headValueFault(key, value, root)
    if (fault)
      return [{ ...at, ...fault }]
    if (usual.includes(key) || Object.hasOwn(FIXED, key))
      return []
    if (Object.hasOwn(REFUSED, key))
      return [{ ...at, what: `不要写 ${key}`, advice: `${REFUSED[key]}；请删去这一行` }]
    const near = nearest(key, [...usual, ...Object.keys(FIXED)])
    return [{ ...at, what: '没有这个设置', advice: near ? `是不是 ${near}？请改正` : `可用的有 ${HEAD.slice(0, 8).join('、')}；请改正或删去这一行` }]
  })
}
