import { nearest } from '../nearest.ts'

/** A slip in the words of a slide: `index` of the line among them, from 0. */
export interface BodyFault {
  index: number
  /** of the slip in its line, from 0; none: the whole line */
  column?: number
  /** the note has no end */
  unclosed?: true
  what: string
  advice: string
}

/** A note whose end is written as something else. */
export const CLOSE_FAULT = { what: '备注的末尾写错了', advice: '应是半角的“-->”：两个减号、大于号，中间没有空格' }

const OPEN_FAULT = { what: '备注的开头写错了', advice: '应是半角的“<!--”：小于号、叹号、两个减号，中间没有空格' }

/** All that was seen of the note on the way through the lines of a slide; all by index. */
interface Seen {
  /** the comments that begin, and those that end */
  opens: number[]
  closes: number[]
  /** a comment that begins while another is open */
  doubled?: number
  /** an end of a comment while none is open */
  stray?: number
  /** words below a heading or a list item */
  words?: number
  /** the first words below the last comment */
  after?: number
  /** comments below words of the slide: each may be the note */
  notes: number[]
}

const COMMENT = /(<!--|-->)/
const BAD_OPEN = /[<＜〈《]\s*[!！]/
const BAD_CLOSE = /--!>\s*$|(?:^|[^-])-?\s*[-—–－]\s*[>＞〉》]\s*$|[-—–－]{2}\s+[>＞〉》]\s*$|--[＞〉》]\s*$|^\s*[-—–－]{2}\s*$/
const ANGLE = /[<>]/
/** A fourth dash is read as one of the words. */
const LONG_MARK = /<!---(?!-*>)|--->/
/** In any brackets, or none; the word itself may be mistyped where it stands in square ones. */
const CLICK_LIKE = /[[［【〔]\s*([a-z]{3,7}|点击|单击)\s*[\]］】〕]|[[［【〔({（｛「『]?\s*click/gi
const CLICK_WORDS = ['click', 'clicks', '点击', '单击']
const CLICK = '[click]'
/** Marks of Markdown that office programs change, or that lack their blank. */
const SLIPS: [RegExp, string, string][] = [
  [/^＃+/, '标题前的“#”是全角的', '请改成半角的“#”，后面空一格'],
  [/^[ \t]*(?:[\u3000\u00A0]\s*(?:[-*+>]|#{1,6}|\d+\.|::)|(?:[-*+]|#{1,6}|\d+\.)[\u3000\u00A0\u2000-\u200A\u202F])/, '行首的空格不是半角的', '请删去标记前面的空格，标记后面换成一个半角空格'],
  [/^#{1,6}[^#\s]/, '标题的“#”后面没有空格', '“#”后面要空一格'],
  [/^\s*[-*+][^\s*\-+]/, '这一条前面的“-”后面没有空格', '“-”后面要空一格'],
  [/^\s*[•·●▪■◆○◇□➢√✓☆★▶►\uF000-\uF0FF－—–]\s*\S/, '这一条前面不是半角的“-”', '请改成半角的“-”，后面空一格'],
  [/^\s*\d+[.．、][^\s\d]/, '这一条的序号后面没有空格，或不是半角的点', '请写成“1. ”：数字、半角的点、一个空格'],
  [/^\s*[:：]/, '分栏的标记写错了', '应顶头写成“::名::”，冒号是半角的，前后各两个'],
  [/＊＊/, '加重的“**”是全角的', '请改成半角的“**”，写在要加重的字的前后'],
  [/\*\*\s[^*]+\*\*|^[^*]*\*\*[^*]+\s\*\*/, '“**”和要加重的字之间有空格', '请删去空格：“**”要紧挨着字'],
  [/<\/?(?:wbr|br)(?![\s/>])/, '标签没有写完', '请补上“>”，如 <wbr>'],
  [/＜\s*\/?[a-z]+\s*(?:\/\s*)?[＞>]|<\s*\/?[a-z]+\s*(?:\/\s*)?＞/i, '标签的尖括号是全角的', '请改成半角的，如 <wbr>'],
  [/<\s+\/?[a-z][^>]*>/i, '标签的“<”后面有空格', '请删去空格，如 <wbr>'],
  [/<\/w?br\s*>/i, '<wbr> 和 <br> 没有带“/”的写法', '请写成 <wbr> 或 <br>'],
  [/^\s*[＞》]/, '引文前的“>”是全角的', '请改成半角的“>”，后面空一格'],
  [/^\s*(?:`{3}|~{3})/, '这里写了代码的记号', '幻灯片上不放代码；请删去“```”或“~~~”'],
  [/^\s*\[\^/, '这里写了脚注', '幻灯片上没有脚注，它不显示；请删去'],
  [/~~/, '这里用了删除线', '幻灯片上不划掉字；请删去“~~”'],
  [/\[click\]/i, '[click] 写到了幻灯片上', '它只写在备注里；请移到备注中讲这一条之前'],
  [/！\s*[[［【][^\]］】]*[\]］】]\s*[(（]|![［【]|!\[[^\]］】]*[\]］】]（/, '图片的标点是全角的', '请写成 ![图上画的是什么](/文件名)：叹号、括号都是半角的'],
  [/!\[[^\]]*\]\((?!<)[^)"']*\S\s+[^)"'\s]/, '图片的文件名里有空格', '请给文件改一个没有空格的名字，这里也照着改'],
]
const BOLD = /\*\*/g
const SLOT = /^::[\w-]+::$/

/** Finds where a [click] is mistyped in words of a note, in which sound ones are gone; -1 if none is. */
function clickSlip(words: string): number {
  return [...words.normalize('NFKC').matchAll(CLICK_LIKE)].find(([, word]) => word === undefined || nearest(word, CLICK_WORDS))?.index ?? -1
}

/** Goes through the lines, in and out of comments. */
function see(lines: string[]): Seen {
  const seen: Seen = { opens: [], closes: [], notes: [] }
  let open = false
  for (const [index, line] of lines.entries()) {
    for (const part of line.split(COMMENT)) {
      if (part === '<!--') {
        if (open)
          seen.doubled ??= index
        if (seen.words !== undefined)
          seen.notes.push(index)
        seen.opens.push(index)
        open = true
      }
      else if (part === '-->') {
        if (!open)
          seen.stray ??= index
        seen.closes.push(index)
        delete seen.after
        open = false
      }
      else if (part.trim() && !open) {
        seen.words ??= index
        if (seen.closes.length)
          seen.after ??= index
      }
    }
  }
  return seen
}

/** Returns what is wrong with where the note begins and ends. */
function noteFault(lines: string[], { opens, closes, doubled, stray, after, notes }: Seen): BodyFault | undefined {
  const lastOpen = opens.at(-1)
  const unclosed = doubled !== undefined || (lastOpen !== undefined && opens.length > closes.length)
  const strange = lines.findIndex((line, index) => BAD_OPEN.test(line.replaceAll('<!--', '')) && (lastOpen === undefined || index !== lastOpen))
  const long = lines.findIndex(line => LONG_MARK.test(line))
  if (long >= 0)
    return { index: long, ...lines[long]!.includes('<!---') ? OPEN_FAULT : CLOSE_FAULT }
  if (strange >= 0 && (stray !== undefined || !opens.length))
    return { index: strange, ...OPEN_FAULT }
  if (doubled !== undefined && closes.length >= opens.length)
    return { index: doubled, what: '备注里面又写了一个“<!--”', advice: '请删去里面的“<!--”和“-->”；备注里只写所讲的话和 [click]' }
  if (unclosed) {
    const from = doubled === undefined ? lastOpen! : opens.findLast(open => open < doubled) ?? opens[0]!
    const close = lines.findIndex((line, index) => index >= from && BAD_CLOSE.test(line.replaceAll('-->', '')))
    return close >= 0
      ? { index: close, ...CLOSE_FAULT }
      : { index: from, unclosed: true, what: '备注从这一行开始，没有收尾', advice: '请在备注的末尾单独写一行“-->”' }
  }
  if (stray !== undefined) {
    const early = closes.findLast(close => close < stray) ?? (closes.indexOf(stray) > 0 ? stray : undefined)
    return early === undefined
      ? { index: stray, what: '这个“-->”之前没有备注的开头', advice: '请在备注的第一行上面单独写一行“<!--”' }
      : { index: early, column: lines[early]!.indexOf('-->'), what: '备注中间有“-->”，在这里就收了尾', advice: '请删去这个“-->”，只留末尾的一个' }
  }
  if (notes.length > 1)
    return { index: notes[1]!, what: '一页有两段备注，只有最后一段算数', advice: '请并成一段，只留一对“<!--”“-->”' }
  if (opens.length === 1 && !notes.length && after !== undefined)
    return { index: opens[0]!, what: '备注写在了内容的前面，就不算备注了', advice: '请把它移到这一页的末尾' }
  if (after !== undefined && notes.length)
    return { index: after, what: '备注之后还有字，备注就不算备注了', advice: '请把它移到备注之前，或删去' }
}

/**
 * Finds the slip for which the words of a slide are read as something else, if there is one: the first, since it draws others after it.
 * @param lines of the slide, without its settings
 */
export function bodyFinding(lines: string[]): BodyFault | undefined {
  const seen = see(lines)
  const fault = noteFault(lines, seen)
  if (fault)
    return fault
  // A layout whose words are all in its settings has nothing but its note.
  const start = seen.notes[0] ?? seen.opens.at(-1) ?? lines.length
  const inNote = (line: string, index: number): string => index < start ? '' : line.replaceAll('<!--', '').replaceAll('-->', '')
  const angle = lines.findIndex((line, index) => ANGLE.test(inNote(line, index)))
  if (angle >= 0)
    return { index: angle, column: lines[angle]!.search(/<(?!!--)|(?<!--)>/), what: '备注里有“<”或“>”，整段备注都读不出来', advice: '请删去；备注里只写所讲的话和 [click]' }
  const click = lines.findIndex((line, index) => clickSlip(inNote(line, index).replaceAll(CLICK, '')) >= 0)
  if (click >= 0)
    return { index: click, column: clickSlip(lines[click]!.replaceAll(CLICK, '       ')), what: '备注里的 [click] 写错了', advice: '应是半角方括号、小写字母：[click]' }
  const bold = lines.findIndex((line, index) => index < start && (line.match(BOLD)?.length ?? 0) % 2)
  if (bold >= 0)
    return { index: bold, what: '“**”没有成对', advice: '要加重的字前后各写“**”，都在同一行里' }
  const slip = lines.findIndex((line, index) => index < start && !SLOT.test(line) && SLIPS.some(([pattern]) => pattern.test(line)))
  const [, what, advice] = slip < 0 ? [] : SLIPS.find(([pattern]) => pattern.test(lines[slip]!))!
  return what && advice ? { index: slip, what, advice } : undefined
}
