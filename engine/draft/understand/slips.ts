import type { Erratum } from '../../speech/errata.ts'

/** A slip: where it is, how it would be right, and why. */
interface Slip { start: number, end: number, spoken: string, reason: string }

const DOUBLED = /(\p{Script=Han}{2,4})\1/gu
/** Is doubled on purpose: 干干净净 is not of this kind, but 研究研究, 一步一步 are. */
const ON_PURPOSE = /^(?:一.一.|.一.一|研究|讨论|学习|商量|考虑|比较|了解|锻炼|人民|天天|年年|处处|常常|个个|层层|代代|谢谢|慢慢|哈哈|加油|辛苦|感谢|[一二三四五六七八九十两].)/
const HALF = /(?<=[\p{Script=Han}”’）》])[,;:?!()](?=[\p{Script=Han}“‘（《\d])|(?<=[\p{Script=Han}，。；：？！])[,;:?!()]|[,;:?!()](?=\p{Script=Han})|(?<=\p{Script=Han})\.|^\(|[,;:?!)]$/gmu
const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '.': '。' }
const STRAIGHT = /["'](?=\p{Script=Han})|(?<=\p{Script=Han})["']/gu

function slipsOf(paragraph: string): Slip[] {
  const doubled = [...paragraph.matchAll(DOUBLED)].filter(({ 1: word }) => !ON_PURPOSE.test(word!)).map(({ 0: words, 1: word, index }) => ({ start: index, end: index + words.length, spoken: word!, reason: `“${word}”好像误重。` }))
  const half = [...paragraph.matchAll(HALF)].map(({ 0: mark, index }) => ({ start: index, end: index + 1, spoken: FULL[mark]!, reason: '中文里用了半角标点（GB/T 15834）。' }))
  let open = false
  const straight = [...paragraph.matchAll(STRAIGHT)].map(({ index }) => {
    open = !open
    return { start: index, end: index + 1, spoken: open ? '“' : '”', reason: '中文里用了半角引号（GB/T 15834）。' }
  })
  const opened = paragraph.split('“').length - paragraph.split('”').length
  const at = paragraph[opened > 0 ? 'lastIndexOf' : 'indexOf'](opened > 0 ? '“' : '”')
  const unclosed = opened ? [{ start: at, end: at + 1, spoken: paragraph[at]!, reason: opened > 0 ? '前引号没有配上后引号。' : '后引号没有配上前引号。' }] : []
  return [...doubled, ...half, ...straight, ...unclosed].sort((a, b) => a.start - b.start)
}

/** Words around a slip that are found but once in the whole. */
function around(whole: string, paragraph: string, { start, end }: Slip): [number, number] | undefined {
  for (let size = 2; size <= 40; size++) {
    const [from, to] = [Math.max(0, start - size), Math.min(paragraph.length, end + size)]
    if (whole.split(paragraph.slice(from, to)).length === 2)
      return [from, to]
  }
  return undefined
}

/**
 * Plain slips of the typescript: doubled words, quotation marks without their other half, half-width punctuation
 * between Chinese characters. They are asked about, and not corrected.
 * @param written the speech as it is kept
 */
export function slipsIn(written: string): Erratum[] {
  const entries = written.split('\n').flatMap(paragraph => slipsOf(paragraph).flatMap((slip): Erratum[] => {
    const place = around(written, paragraph, slip)
    if (!place)
      return []
    const [from, to] = place
    return [{
      written: paragraph.slice(from, to),
      spoken: paragraph.slice(from, slip.start) + slip.spoken + paragraph.slice(slip.end, to),
      reason: slip.reason,
      status: 'queried',
    }]
  }))
  return entries.filter(({ written }, index) => entries.findIndex(other => other.written === written) === index)
}
