import type { Removal, SourceLine } from '../read/source.ts'
import { isSalutation } from '../../speech/address.ts'
import { markerAt } from '../../speech/markers.ts'
import { debrisOf } from './debris.ts'

/** A text parted into the body of a speech and the lines around it. */
export interface Frame {
  /** a line or two */
  title: string[]
  date?: string
  speaker?: string
  /** ——在……会议上 */
  occasion?: string
  /** the body word for word, a paragraph a line, each with the line of the input that it begins on */
  body: SourceLine[]
  removals: Removal[]
}

const DATE = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^[（(]?\s*[\dX×〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十X×]{1,3}月(?:[\d一二三四五六七八九十X×]{1,3}日)?(?:\s?(?:[上下]午|晚上))?(?:\s?\d{1,2}[:：时点]\d{0,2}分?)?[）)]?(?:\s\S{1,12})?$/
/** Begins with a date, and says more: 2021年5月6日 市长 张三. */
const DATED = /^[（(]?\s?\d{4}年\d{1,2}月(?:\d{1,2}日)?[^，。；！？上讲致]{0,24}(?:，[^，。；]{2,12})?$/
/** Says what kind of paper it is, beside a title. */
const STAMP = /^(?:内部(?:资料|材料|文件)|注意保存|秘密|机密|密级|征求意见稿|(?:专题|廉政|微)?(?:党课|演讲|致辞)?(?:讲话稿|发言稿|演讲稿|讲稿)$|专题党课$|党课$|草稿|初稿|定稿|[（(](?:送审|讨论|征求意见|修改|[定草初])稿[）)])/
/** An office and a name, apart from one another. */
const OFFICER = /^[^\s，。；：！？]{1,22}(?:长|书记|主任|经理|主席|董事|委员|代表|总监|教授|院士)\s[\p{Script=Han}X×＊]{1,4}(?:\s[\p{Script=Han}X×＊]{1,3})?$/u
const OCCASION = /^[（(]?—+\s*(?:在|[\dX×〇二]{4}年)?.{2,40}(?:[上时会课稿词]|讲话|发言|致辞|报告)[）)]?$|^[（(].{0,20}在.{2,36}[上时](?:的.{2,6})?[）)]$/
const TITLE_END = /(?:讲话|致辞|致词|发言|报告|讲稿|党课|述职|讲话稿|主持词|动员|演讲|贺词|献词|寄语|祝词|体会|总结|汇报|提纲|材料|剖析)(?:稿|材料|提纲|要点|（[^）]*）|\([^)]*\))?$/
const NAME = /^(?!.*\d{4}年)(?:[（(][^\d）)]*[）)]|(?:讲话人|报告人|演讲人|主讲人|述职人|作者|主讲|发言人)[：:].{1,24}|[^，。；：！？]{0,30}\s[\p{Script=Han}X×＊]{1,4}(?:\s[\p{Script=Han}X×＊]{1,3})?|[\p{Script=Han}X×＊]{2,4}|[^，。；：！？、]{0,18}(?:长|书记|主任|经理|主席|董事|委员|代表|总监|教授|院士|总裁|干事|职工|教师|同志|[A-Z]{3})[\p{Script=Han}X×＊]{2,4}|[\p{Script=Han}X×＊]{2,18}(?:委员会|办公室|[局部厅院校社队府会司团处科组]|公司|支部))$/u
const SIGNED = /^(?:[^，。；：！？]{2,24}(?:委员会|办公室|[局部厅院校社队委府会司团处科组]|公司|支部)|[\p{Script=Han}X×]{2,4}|(?:讲话人|报告人|述职人)[：:].{1,20})$/u
const SENTENCE = /[。！？；]/
const TITLE_LIMIT = 45
const LEAST_TITLE = 6
const MOST_TITLE_LINES = 3

/** True if a line is of the body: a salutation, running text, or a heading of it. */
function isBody(text: string): boolean {
  return isSalutation(text) || SENTENCE.test(text) || text.length > TITLE_LIMIT
}

/** Index of the line that the body begins with; what is numbered before it belongs to it. */
function startOfBody(lines: SourceLine[]): number {
  const first = lines.findIndex(({ text }) => isBody(text) && !debrisOf(text, true))
  const salutation = lines.slice(0, 12).findIndex(({ text }) => isSalutation(text))
  const start = salutation >= 0 && salutation <= first + 3 ? salutation : first
  const heading = lines.slice(0, Math.max(0, start)).findIndex(({ text }) => markerAt(text)?.number === 1)
  return heading >= 0 ? heading : start
}

/** Index of the first line after the body. */
function endOfBody(lines: SourceLine[], start: number): number {
  let end = lines.findLastIndex(({ text }, index) => index >= start && isBody(text) && !debrisOf(text, true)) + 1
  // Words of thanks may have no full stop.
  while (lines[end] && /^(?:谢谢|感谢|以上|祝)/.test(lines[end]!.text))
    end++
  return end
}

/** True if a line may be a title: what only says the kind of the paper is none beside it. */
const isTitle = (text: string): boolean => !STAMP.test(text) && (TITLE_END.test(text) || (text.length >= LEAST_TITLE && ![DATE, DATED, NAME, OFFICER, OCCASION].some(pattern => pattern.test(text)) && !debrisOf(text, true)))

/** The lines before the body, each by what it says. */
function readHead(head: SourceLine[], frame: Frame): void {
  const titled = head.some(({ text }) => isTitle(text))
  for (const [index, { text, line }] of head.entries()) {
    const debris = debrisOf(text, true) ?? (titled && STAMP.test(text) ? '稿件的标记' : undefined)
    const last = frame.title.at(-1)
    if (debris)
      frame.removals.push({ what: debris, words: text, line })
    else if ((DATE.test(text) || DATED.test(text)) && !frame.date)
      frame.date = text
    else if (last === undefined && OFFICER.test(text) && TITLE_END.test(head[index + 1]?.text ?? ''))
      frame.speaker = text
    else if (last !== undefined && OCCASION.test(text) && /^[（(]?—|^[（(]/.test(text) && !frame.occasion)
      frame.occasion = text
    else if (last !== undefined && (TITLE_END.test(last) || frame.date || frame.occasion) && NAME.test(text) && !frame.speaker && !TITLE_END.test(text))
      frame.speaker = text
    else if (frame.title.includes(text))
      frame.removals.push({ what: '重复的标题', words: text, line })
    else if (!frame.title.length || (frame.title.length < MOST_TITLE_LINES && !frame.date && !frame.speaker && !(last !== undefined && TITLE_END.test(last))))
      frame.title.push(text)
    else
      frame.removals.push({ what: '标题与称呼之间的字', words: text, line })
  }
}

/** The lines after the body: a signature and a date, and what a web page has below. */
function readFoot(foot: SourceLine[], frame: Frame): void {
  for (const { text, line } of foot) {
    const debris = debrisOf(text, true)
    if (!debris && DATE.test(text) && !frame.date)
      frame.date = text
    else if (!debris && SIGNED.test(text) && !frame.speaker)
      frame.speaker = text
    else
      frame.removals.push({ what: debris ?? '正文之后的字', words: text, line })
  }
}

/**
 * Parts a text into its body and what stands around it; debris of web pages and printing is taken out.
 * @param lines trimmed, none of them empty
 */
export function frameOf(lines: SourceLine[]): Frame {
  const frame: Frame = { title: [], body: [], removals: [] }
  const start = startOfBody(lines)
  if (start < 0)
    return frame
  const end = endOfBody(lines, start)
  readHead(lines.slice(0, start), frame)
  for (const { text, line } of lines.slice(start, end)) {
    const debris = debrisOf(text, false)
    if (debris)
      frame.removals.push({ what: debris, words: text, line })
    else
      frame.body.push({ text, line })
  }
  readFoot(lines.slice(end), frame)
  return frame
}
