import type { Layout, Setting } from './declaration.ts'
import type { Fault } from './fault.ts'
import { nearest } from './fault.ts'
import { settingWords } from './words.ts'

type Values = Record<string, unknown>

/** A value without quotes, with a comment behind it. */
const COMMENT = /^\s*(?:-\s+|[\w-]+\s*:\s+)?[^\s"'#].*\s#/
const ONE_CHARACTER = /^\p{Script=Han}$/u
/** Settings that Slidev itself knows of a slide (`Frontmatter` of `@slidev/types`) and the places that any slide may name. */
const ELSEWHERE = new Set('layout section point src class clicks clicksStart preload hide disabled hideInToc level routeAlias zoom clickAnimation dragPos transition background'.split(' '))

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isGroup = (value: unknown): value is Values => value !== null && typeof value === 'object' && !Array.isArray(value)
const shown = (value: unknown): string => typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)

/** Returns what is wrong with a text, and what to do. */
function textAdvice(value: unknown): string | undefined {
  if (isText(value))
    return undefined
  if (typeof value === 'number' || typeof value === 'boolean')
    return `应是文字，两头加半角引号："${String(value)}"`
  if (isGroup(value))
    return '应是文字；里面有冒号时，两头各加一个半角的单引号'
  return value === null || value === '' ? '应是文字，请写上，或删去这一行' : '应是文字，请写在同一行'
}

/** Returns what is wrong with the items of a list. */
function itemAdvice(value: unknown, fields: Record<string, string> | undefined): string | undefined {
  if (!fields)
    return textAdvice(value)
  if (!isGroup(value))
    return `每项有 ${Object.keys(fields).join('、')}，各写一行`
  const stray = Object.keys(value).find(name => !(name in fields))
  const meant = stray !== undefined && nearest(stray, Object.keys(fields))
  if (stray !== undefined)
    return meant ? `“${stray}”是不是 ${meant}？` : `没有“${stray}”，每项只有 ${Object.keys(fields).join('、')}`
  const missing = Object.keys(fields).find(name => !isText(value[name]))
  return missing === undefined ? undefined : missing in value ? `${missing} ${textAdvice(value[missing])}` : `少了 ${missing}：${fields[missing]}`
}

/** Returns what is wrong with a setting that is there; nothing if all is well. */
function valueAdvice(value: unknown, setting: Setting): string | undefined {
  const { type, least = 1, most = Infinity } = setting
  if (type === 'text')
    return textAdvice(value)
  if (type === 'character')
    return isText(value) && ONE_CHARACTER.test(value) ? undefined : '如 symbol: 舵；没有意象就删去这一行'
  if (!Array.isArray(value))
    return `应是${settingWords(setting)}；请另起一行，每项以“  - ”起头`
  const advice = value.map(item => itemAdvice(item, type === 'texts' ? undefined : type)).find(Boolean)
  if (advice)
    return advice
  return value.length >= least && value.length <= most ? undefined : `应有 ${settingWords({ ...setting, type: 'texts' }).replace('列表，', '')}，请增减，或分成两页`
}

/** Line on which a setting stands, from 0 at the start of the slide. */
function lineOf(source: string, key: string): number {
  return Math.max(0, source.split('\n').findIndex(line => line.startsWith(`${key}:`) || line.startsWith(`${key} :`)))
}

/** Settings that a layout cannot do without: one fault, however many they are. */
function missingFaults(name: string, { settings }: Layout, missing: string[]): Fault[] {
  const what = missing.length > 1 ? `这种版式（${name}）少了这些设置：${missing.join('、')}` : `这种版式（${name}）少了“${missing[0]}”这个设置`
  const advice = missing.map(key => `${key}：${settings[key]!.says}（${settingWords(settings[key]!)}）`).join('；')
  return missing.length ? [{ line: 0, what, words: `layout: ${name}`, advice: `请加 ${advice}` }] : []
}

/** Words of a setting that YAML takes for a comment: all that follows a blank and “#”. */
function commentFaults(source: string, key: string): Fault[] {
  const lines = source.split('\n')
  const from = lineOf(source, key)
  const end = lines.findIndex((line, index) => index > from && !/^(?:\s|-\s)/.test(line))
  return lines.slice(from, end < 0 ? undefined : end).flatMap((line, index) => COMMENT.test(line)
    ? [{ line: from + index, what: '“#”和它后面的字会当成注释，不显示', words: line.trim(), advice: '请删去“#”，或在值的两头各加一个半角的单引号' }]
    : [])
}

/**
 * Finds in a slide's front matter what its layout does not know, or what it lacks. Slidev's own settings are checked elsewhere.
 * @param name of the layout
 * @param layout its declaration
 * @param frontmatter the settings of the slide, its importer's among them
 * @param source the slide as written, to find the lines
 */
export function settingFaults(name: string, layout: Layout, frontmatter: Values, source: string): Fault[] {
  const { settings } = layout
  const known = Object.keys(settings)
  const strange = Object.keys(frontmatter).filter(key => !known.includes(key) && !ELSEWHERE.has(key))
  const meant = strange.map(key => nearest(key, known.filter(name => !(name in frontmatter))))
  const fault = (key: string, what: string, advice: string): Fault => ({ line: lineOf(source, key), what, words: `${key}: ${shown(frontmatter[key])}`, advice })
  return [
    ...strange.map((key, index) => fault(key, `这种版式（${name}）没有“${key}”这个设置`, meant[index] ? `是不是 ${meant[index]}？` : known.length ? `可用的有 ${known.join('、')}` : '请删去这一行')),
    ...known.filter(key => key in frontmatter).flatMap((key) => {
      const setting = settings[key]!
      const advice = valueAdvice(frontmatter[key], setting)
      return advice ? [fault(key, setting.type === 'character' ? '意象应是一个汉字' : '设置写错了', advice)] : []
    }),
    ...known.filter(key => key in frontmatter && settings[key]!.with && !(settings[key]!.with in frontmatter) && !meant.includes(settings[key]!.with)).map(key =>
      fault(key, `写了 ${key}，却没有 ${settings[key]!.with}`, `请加一行 ${settings[key]!.with}: 和值（${settings[settings[key]!.with!]!.says}），或删去 ${key}`)),
    ...known.filter(key => settings[key]!.shown && key in frontmatter).flatMap(key => commentFaults(source, key)),
    ...missingFaults(name, layout, known.filter(key => settings[key]!.needed && !(key in frontmatter) && !meant.includes(key))),
  ]
}
