import { numberOf } from './numerals.ts'

/** The form of a heading's number, named by its first: 一、 stands for 二、 and 十二、 too. */
export type Form = '第一部分' | '一、' | '（一）' | '1.' | '1.1' | '（1）' | '①' | '第一' | '一要' | '首先' | '一是' | '——' | '排比' | '无号'

/** The number of a form that comes last whatever was before: 最后. */
export const LAST = Number.POSITIVE_INFINITY

/** The beginning of a paragraph that may be a heading. */
export interface Marker {
  form: Form
  /** as written: 一、 or 第一， */
  text: string
  /** the same without its punctuation: 一, 第一, （一）, 1, 首先; empty where nothing is counted */
  ordinal: string
  /** 1, 2, …, or `LAST`; none where nothing is counted */
  number?: number
}

/** A form, as it stands at the head of a paragraph. */
interface FormRow {
  form: Form
  /** `ordinal` is what is called so above, `numeral` the part of it that counts */
  pattern: RegExp
  /** the same of words that count */
  numbers?: Record<string, number>
}

const TURNS = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 最后: LAST }

/** A numeral that the next one follows at once counts nothing: 第二、三产业, 三、四季度; but 一、一季度工作 does. */
const NUMERALS = '一二三四五六七八九十'
const NO_LIST = `(?!${Array.from(NUMERALS.slice(1), (next, index) => `(?<=${NUMERALS[index]}[、．.，,：:])${next}[产季批次届层线月]`).join('|')})`
/** Words of thanks end a speech and head nothing: 最后，祝大家……. */
const NO_THANKS = '(?![^，。！]{0,14}(?:(?<!庆)祝|感谢|谢谢|致以|让我们))'

/** Behind a number and a blank, what is counted, so that the number is none of a heading: 5 个乡镇. */
const NO_UNIT = '(?=[“《\\p{Script=Han}])(?![万亿千百多余元个名位项家户亩吨米公里次年月日号时分秒天周岁倍层级台辆条起件套座所支间处页度]|人(?![才民心本文]))'

/**
 * GB/T 9704-2012, 7.3.3, has 一、 （一） 1. （1）; all else is usage. A decimal (2.5) and a list of months (1、2月) are no
 * markers, nor is a holiday (五一、端午) or a term (一要务).
 */
const ROWS: FormRow[] = [
  { form: '第一部分', pattern: /^(?<ordinal>第(?<numeral>[一二三四五六七八九十]+)(?:部分|[章节篇]))[\s，、：:]*/ },
  { form: '一、', pattern: new RegExp(`^(?<ordinal>(?<numeral>[一二三四五六七八九十]+))[、．.]${NO_LIST}\\s*`) },
  { form: '（一）', pattern: /^(?<ordinal>[（(【〔](?<numeral>[一二三四五六七八九十]+)[）)】〕])[\s、]*/ },
  { form: '1.', pattern: new RegExp(`^(?<ordinal>(?<numeral>[\\d\\uFF10-\\uFF19]{1,2}))(?:[.．、](?![\\d\\uFF10-\\uFF19])\\s*|\\s+${NO_UNIT})`, 'u') },
  { form: '1.1', pattern: new RegExp(`^(?<ordinal>\\d{1,2}[.．](?<numeral>\\d{1,2}))\\s+${NO_UNIT}`, 'u') },
  { form: '（1）', pattern: /^(?<ordinal>[（(]?(?<numeral>[\d\uFF10-\uFF19]{1,2})[）)])[\s、]*/ },
  { form: '①', pattern: /^(?<ordinal>(?<numeral>[\u2460-\u2473]))[\s、]*/ },
  { form: '第一', pattern: new RegExp(`^(?<ordinal>第(?<numeral>[一二三四五六七八九十]+)点?)(?:[，,、：:]${NO_LIST}\\s*|是|(?<=点))`) },
  { form: '一要', pattern: /^(?<ordinal>(?<numeral>[一二三四五六七八九十]+))要(?![务素点求件害领])/ },
  { form: '首先', pattern: new RegExp(`^(?<ordinal>(?<numeral>首先|其次|再次|再者|最后))(?:[，,、]\\s*|(?=要|是))${NO_THANKS}`), numbers: TURNS },
  { form: '一是', pattern: /^(?<ordinal>(?<numeral>[一二三四五六七八九十]+))是/ },
]

const OFFICIAL: Form[] = ['第一部分', '一、', '（一）', '1.', '1.1', '（1）', '①']
/** Nothing but these stands above them. */
const ALWAYS_ABOVE: Form[] = ['第一部分', '一、']
const LISTED: Form[] = ['一是', '——', '排比']
const FREE: Form[] = ['第一', '一要', '首先']

/**
 * True if headings of one form stand above those of another by convention: as GB/T 9704 has them, and all above 一是;
 * lines of their own also above 首先. Beside （一） and 1., 第一， and 一要 stand as high as they come first.
 */
export function outranks(form: Form, other: Form): boolean {
  if (form === '无号')
    return LISTED.includes(other) || other === '首先'
  if (LISTED.includes(other))
    return OFFICIAL.includes(form) || FREE.includes(form)
  if (FREE.includes(other))
    return ALWAYS_ABOVE.includes(form)
  const place = OFFICIAL.indexOf(form)
  return place >= 0 && place < OFFICIAL.indexOf(other)
}

const DASH = /^——(?!—)\s*/

/** The marker at the head of a text, if there is one. */
export function markerAt(text: string): Marker | undefined {
  for (const { form, pattern, numbers } of ROWS) {
    const match = pattern.exec(text)
    const { ordinal = '', numeral = '' } = match?.groups ?? {}
    const number = numbers ? numbers[numeral] : numberOf(numeral)
    if (match && number)
      return { form, text: match[0].trim(), ordinal, number }
  }
  const dash = DASH.exec(text)
  return dash ? { form: '——', text: dash[0].trim(), ordinal: '' } : undefined
}

const CLAUSE = /[。；;！？，,：:][”’）》]*/g

/** Returns the rest of a marker behind its ordinal: 第一， and 第一、 count alike, 第一是 does not. */
const mannerOf = ({ text, ordinal }: Marker): string => text.slice(ordinal.length).replace(/[，,、：:．.]/, '，')

/**
 * True if a paragraph that begins with a marker goes on counting: “第一是保护，第二是保护，第三还是保护”, 一是……；二是……。
 * Then it is a list within a paragraph, and its first marker is no heading.
 */
export function countsOn(paragraph: string, marker: Marker): boolean {
  const { form, number } = marker
  return number !== undefined && [...paragraph.matchAll(CLAUSE)].some(({ 0: mark, index }) => {
    const next = markerAt(paragraph.slice(index + mark.length))
    return next?.form === form && mannerOf(next) === mannerOf(marker) && (next.number === number + 1 || next.number === LAST)
  })
}
