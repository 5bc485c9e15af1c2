const DIGITS = '零一二三四五六七八九'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** 一 to 九十九 as they are written: 五一 is a holiday, not a number. */
const CHINESE = /^(?:(?<tens>[二三四五六七八九])?(?<ten>十))?(?<ones>[一二三四五六七八九])?$/
const FULL_WIDTH_ZERO = 0xFF10

/**
 * Reads a numeral from 1 to 99.
 * @param numeral 十二, 12, １２ or ⑫
 * @returns the number; none of what is no such numeral
 */
export function numberOf(numeral: string): number | undefined {
  if (numeral.length === 1 && CIRCLED.includes(numeral))
    return CIRCLED.indexOf(numeral) + 1
  const digits = numeral.replace(/[\uFF10-\uFF19]/g, digit => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))
  if (/^\d{1,2}$/.test(digits))
    return Number(digits) || undefined
  const { tens, ten, ones } = CHINESE.exec(numeral)?.groups ?? {}
  return (ten ? 10 * (tens ? DIGITS.indexOf(tens) : 1) : 0) + (ones ? DIGITS.indexOf(ones) : 0) || undefined
}
