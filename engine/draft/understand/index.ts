import type { Source, SourceLine } from '../read/source.ts'
import type { Frame } from './frame.ts'
import { UserError } from '../../command/run.ts'
import { appendixIn } from './appendix.ts'
import { gluedIn } from './debris.ts'
import { frameOf } from './frame.ts'
import { requireSum } from './sum.ts'
import { joinWrapped } from './wrapped.ts'

/** The user's answers to what the program cannot know. */
export interface Answers {
  title?: string | undefined
  /** of an appendix whose numbering starts again */
  appendix?: 'keep' | 'drop' | undefined
}

/** A text without a full stop for so long is no prose, or has lost its punctuation. */
const LONGEST_WITHOUT_STOP = 200
/** One paragraph of such length with headings within it has lost its line breaks. */
const LONGEST_PARAGRAPH = 800
const HEADINGS_WITHIN = /[。；][一二三四五六七八九十]、|[。；]（[一二三四五六七八九十]）/g

/** Refuses a body that cannot have been written so. */
function requireProse(body: SourceLine[]): void {
  for (const { text, line } of body) {
    const glued = gluedIn(text)
    if (glued)
      throw new UserError(`第 ${line} 行把网页上的字“${glued.trim()}”和正文连在了一起（“${text.slice(0, 20)}”）；请删去这些字再试`)
    if (text.length > LONGEST_PARAGRAPH && (text.match(HEADINGS_WITHIN)?.length ?? 0) >= 2)
      throw new UserError(`第 ${line} 行有 ${text.length} 个字，里面还有“一、二、”，大概是换行丢了（“${text.slice(0, 20)}”）；请从原文件重新复制，或每段另起一行再试`)
    const long = text.split(/[。！？；]|[.!?;](?=\p{Script=Han}|$)/u).find(part => part.length > LONGEST_WITHOUT_STOP)
    if (long)
      throw new UserError(`第 ${line} 行有 ${long.length} 个字没有句号（“${long.slice(0, 20)}”），不像讲话稿；请补上标点再试`)
    if (text.includes('[click]'))
      throw new UserError(`第 ${line} 行有“[click]”，那是备注里点击的记号；请删去再试`)
    if (/[<>]/.test(text))
      throw new UserError(`第 ${line} 行有半角的尖括号（“${text.slice(Math.max(0, text.search(/[<>]/) - 8), text.search(/[<>]/) + 8)}”），备注里写不下；请改成书名号《》再试`)
  }
}

/**
 * Understands what was read: which lines are the speech, which its title, and which are debris.
 * @param source as read
 * @param answers of the user
 * @param name of the file, for the errors
 * @throws UserError that says what is missing or must be asked: a title, what to do with an appendix, lost line breaks
 */
export function accept(source: Source, answers: Answers, name: string): Frame {
  const trimmed = joinWrapped(source.lines).map(({ text, line }) => ({ text: text.replace(/[\u200B\uFEFF\u00AD]/g, '').trim(), line })).filter(({ text }) => text)
  const { title, body, ...frame } = frameOf(trimmed)
  if (!body.length)
    throw new UserError(`${name} 里没有成段的话，不像讲话稿；请换一个文件`)
  requireProse(body)
  const from = appendixIn(body)
  if (from !== undefined && !answers.appendix)
    throw new UserError(`第 ${body[from]!.line} 行起像是附件（“${body[from]!.text.slice(0, 20)}”，编号又从一开始）；要一起讲请加 --keep，不讲请加 --drop`)
  const dropped = answers.appendix === 'drop' && from !== undefined ? body.splice(from) : []
  if (!title.length && !answers.title)
    throw new UserError(`${name} 的开头没有标题（第一行是“${trimmed[0]!.text.slice(0, 20)}”）；请加 --title 标题`)
  const removals = [...source.removals, ...frame.removals, ...dropped.map(({ text, line }) => ({ what: '附件（--drop）', words: text, line }))]
  if (answers.title)
    removals.push(...title.map(words => ({ what: '原来的标题（--title）', words })))
  const accepted: Frame = { ...frame, title: answers.title ? [answers.title] : title, body, removals }
  requireSum(source, answers.title ? { ...accepted, title: [] } : accepted)
  return accepted
}
