import { CASE_KINDS, DECK_LABELS } from './labels.ts'
import { numberOf } from './speech/numerals.ts'

type Labels = Record<keyof typeof DECK_LABELS, string>

/** The settings of a deck, in the headmatter of its `slides.md`, that Slidev does not know. */
export interface Settings {
  /** `rate`: spoken characters a minute, by which `duration` is told */
  rate: number
  /** `labels`: other words for those that the house puts on slides and paper, by these: `labels: { 讲义: 材料 }` */
  labels: Labels
  /** `cases`: what a case study is called before its number: 案例 for 案例一, 案例二 and so on */
  cases: string[]
  /** `site`: where the deck is hosted, which its closing slide and its handout then show as a code to scan */
  site?: string
}

/** A setting that cannot be. */
export interface SettingFault {
  /** the keys that lead to it */
  path: string[]
  value: unknown
  advice: string
}

/** For a speech to a hall 150–220 characters a minute are usual; further out lies a slip of the keys. */
const RATES = { slowest: 60, usual: 180, fastest: 400 }
const MOST_LABEL = 8
/** A longer address makes a code that a telephone does not read from a seat in the hall. */
const MOST_ADDRESS = 120
const WEB = /^https?:$/

/** Lists are written in half-width brackets: in others they are one word to YAML. */
const BRACKET = /^[【［｛]/
const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= MOST_LABEL && !BRACKET.test(value)
const WORD_ADVICE = `请写 1 到 ${MOST_LABEL} 个字`

function readRate(rate: unknown, faults: SettingFault[]): number {
  if (rate === undefined)
    return RATES.usual
  if (typeof rate === 'number' && rate >= RATES.slowest && rate <= RATES.fastest)
    return rate
  faults.push({ path: ['rate'], value: rate, advice: `每分钟讲多少字，应是 ${RATES.slowest} 到 ${RATES.fastest} 的数，常用 150 到 220；不写就是 ${RATES.usual}` })
  return RATES.usual
}

function readLabels(labels: unknown, faults: SettingFault[]): Labels {
  const known = Object.entries(DECK_LABELS) as [keyof Labels, string][]
  const read: Labels = { ...DECK_LABELS }
  const usual = known.map(([, word]) => word).join('、')
  if (labels !== undefined && (labels === null || typeof labels !== 'object' || Array.isArray(labels))) {
    faults.push({ path: ['labels'], value: labels, advice: `应是一组“原来的词: 换成的词”；可换的有 ${usual}` })
    return read
  }
  for (const [word, value] of Object.entries(labels ?? {})) {
    const key = known.find(([, usual]) => usual === word)?.[0]
    if (!key || !isWord(value))
      faults.push({ path: ['labels', word], value, advice: key ? WORD_ADVICE : `没有“${word}”这个词；可换的有 ${usual}` })
    else
      read[key] = value
  }
  return read
}

function readCases(cases: unknown, faults: SettingFault[]): string[] {
  const kinds: unknown[] = Array.isArray(cases) ? cases : cases === undefined ? [...CASE_KINDS] : [cases]
  const words = kinds.filter(isWord)
  if (words.length === kinds.length && kinds.length)
    return words
  faults.push({ path: ['cases'], value: cases, advice: `案例的名称，如 cases: [案例, 典型]，每个${WORD_ADVICE.slice(2)}；编号一、二、三不用写` })
  return [...CASE_KINDS]
}

/** Not by `URL.canParse`, which the browsers that read these settings, too, may not know. */
function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  }
  catch {
    return undefined
  }
}

function readSite(site: unknown, faults: SettingFault[]): string | undefined {
  if (site === undefined)
    return undefined
  const url = typeof site === 'string' && !/\s/.test(site) ? urlOf(site) : undefined
  if (url && WEB.test(url.protocol) && url.href.length <= MOST_ADDRESS)
    return url.href
  faults.push({ path: ['site'], value: site, advice: `网站的地址，以 https:// 或 http:// 开头，最多 ${MOST_ADDRESS} 个字符；没有网站就删去这一行` })
  return undefined
}

/**
 * Reads the settings of a deck.
 * @param headmatter of its `slides.md`, or all that Slidev has made of it
 * @returns the settings, with the usual ones where nothing is set or what is set cannot be; and what cannot be
 */
export function settingsOf(headmatter: object): { settings: Settings, faults: SettingFault[] } {
  const { rate, labels, cases, site } = headmatter as Record<string, unknown>
  const faults: SettingFault[] = []
  const address = readSite(site, faults)
  return { settings: { rate: readRate(rate, faults), labels: readLabels(labels, faults), cases: readCases(cases, faults), ...(address !== undefined && { site: address }) }, faults }
}

/** True of a text that is but the label of a case study: 案例, 案例三 or 案例12. */
export function isCaseLabel(text: string, { cases }: Settings): boolean {
  return cases.some(kind => text === kind || (text.startsWith(kind) && numberOf(text.slice(kind.length)) !== undefined))
}
