import type { Blank } from '../speech/blanks.ts'
import type { Erratum } from '../speech/errata.ts'
import type { Speech } from '../speech/parse.ts'
import type { Sketch } from './choose/sketch.ts'
import type { Source } from './read/source.ts'
import type { Frame } from './understand/frame.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { spokenLength } from '../speech/sentences.ts'

interface Findings {
  name: string
  source: Source
  accepted: Frame
  speech: Speech
  sketches: Sketch[]
  blanks: Blank[]
  /** gaps that no unique words are around */
  lost: string[]
  slips: Erratum[]
  per: number
  /** the user has said how many characters a slide shall take */
  asked: boolean
  /** the time to speak it, as minutes and seconds */
  minutes: string
}

const STAGE = /（[^（）]{0,8}(?:掌声|鼓掌|笑声)[^（）]{0,6}）/g
const MOST_QUOTED = 24
const MOST_ALIKE = 5

const quoted = (words: string): string => words.length > MOST_QUOTED ? `${words.slice(0, MOST_QUOTED)}……（共 ${words.length} 字）` : words
const section = (title: string, lines: string[]): string => lines.length ? `\n## ${title}\n\n${lines.map(line => `- ${line}`).join('\n')}\n` : ''

/** Lists what a person should look at, the weightiest first. */
function doubtsOf({ accepted, speech, sketches, lost }: Findings): string[] {
  const pages = sketches.map((sketch, index) => ({ ...sketch, no: index + 1 }))
  const words = (sketch: Sketch): string => quoted(speech.spoken.slice(sketch.span.start, sketch.span.end).replace(/\s/g, ''))
  const on = (layouts: Sketch['layout'][], advice: string): string[] => pages.filter(({ layout, doubt }) => layouts.includes(layout) && !doubt).map(sketch => `第 ${sketch.no} 页是“${LAYOUTS[sketch.layout]!.name}”，${advice}：${words(sketch)}`)
  return [
    ...lost.map(place => `“${place}”处的空没有列入 blanks.yml：前后的字在别处也有，请手工加上`),
    ...speech.remarks.map(({ what, words, advice }) => `${what}：“${words}”，${advice}`),
    ...pages.filter(({ doubt }) => doubt).map(sketch => `第 ${sketch.no} 页：${sketch.doubt}（${words(sketch)}）`),
    ...on(['case'], '请核对人、事、处理'),
    ...on(['quote'], '请核对是谁说的、到哪里为止'),
    ...on(['gap', 'ledger'], '请核对两边'),
    ...accepted.body.flatMap(({ text, line }) => [...text.matchAll(STAGE)].map(([stage]) => `第 ${line} 行正文里的“${stage}”不是要讲的话，程序没有动它`)),
    ...pages.filter(({ layout, span }) => layout === 'statement' && span.end - span.start > 120).map(sketch => `第 ${sketch.no} 页讲 ${sketch.span.end - sketch.span.start} 字，只放了一句：别的句子太长，摘不出来（${words(sketch)}）`),
  ]
}

function headingLines({ speech, accepted }: Findings): string[] {
  return speech.headings.map(({ level, line, ownLine, paragraph }) => `${'　'.repeat(level - 1)}第 ${accepted.body[paragraph]!.line} 行${ownLine ? '' : '（段首）'}：${quoted(line)}`)
}

function layoutLines(sketches: Sketch[]): string[] {
  return Object.entries(LAYOUTS).flatMap(([layout, { name }]) => {
    const numbers = sketches.flatMap((sketch, index) => sketch.layout === layout ? [index + 1] : [])
    return numbers.length ? [`${name}（${layout}）${numbers.length} 页：第 ${numbers.join('、')} 页`] : []
  })
}

/** The slips, of each kind the first few: a typescript may have half-width punctuation throughout. */
function slipLines(slips: Erratum[]): string[] {
  const kinds = [...new Set(slips.map(({ reason }) => reason))].map(reason => slips.filter(slip => slip.reason === reason))
  return kinds.flatMap((kind) => {
    const lines = kind.slice(0, MOST_ALIKE).map(({ written, spoken, reason }) => `“${written}”→“${spoken}”：${reason}`)
    return kind.length > MOST_ALIKE ? [...lines, `这样的还有 ${kind.length - MOST_ALIKE} 处，见 speech/errata.yml`] : lines
  })
}

/** Says in Chinese what was read and removed, which headings and slides there are, and what a person should look at. */
export function reportOf(findings: Findings): string {
  const { name, source, accepted, speech, sketches, blanks, slips, per, asked, minutes } = findings
  const { title, date, speaker, occasion, removals } = accepted
  const front = [['标题', title.join(' ')], ['日期', date], ['讲话人', speaker], ['场合', occasion]].flatMap(([label, value]) => value ? [`${label}：${value}`] : [])
  return [
    `# 初稿报告：${title.join(' ')}\n`,
    `\n${name}（${source.format}），正文 ${accepted.body.length} 段、${spokenLength(speech.spoken)} 字，做成 ${sketches.length} 页；每分钟 180 字，约讲 ${minutes}。每页大约 ${per} 字${asked ? '' : '（要多要少，加 --per 字数）'}。\n`,
    section('请看一看', doubtsOf(findings)),
    section('读到的', [...front, ...speech.salutation.map(words => `称呼：${words}`), ...source.remarks]),
    section('去掉的', removals.map(({ what, words, line }) => `${line ? `第 ${line} 行，` : ''}${what}：${words.replace(/\s+/g, ' ')}`)),
    section('标题', headingLines(findings)),
    section('幻灯片', layoutLines(sketches)),
    section('隐去的字（speech/blanks.yml）', blanks.map(({ name, places }) => `${name}：${places.join('，')}`)),
    section('疑误（speech/errata.yml，都没有改）', slipLines(slips)),
  ].join('')
}
