import type { Finding } from './finding.ts'
import { yamlFault } from '../yaml.ts'
import { bodyFinding, CLOSE_FAULT } from './body.ts'

/** A file of slides while it is read line by line. */
interface Scan {
  file: string
  /** without white space at their ends */
  lines: string[]
  findings: Finding[]
}

const SEPARATOR = '---'
/** Dashes that stand for a separator: dashes of other kinds or numbers, or a blank before them. */
const NEAR_SEPARATOR = /^\s*[-\u2010-\u2015\u2212\u2500\uFF0D_](?:\s*[-\u2010-\u2015\u2212\u2500\uFF0D_])+$|^[—\u2015\u2500]$|^\s*[*=~＝＊]{3,}$|^-{3,}\s*[a-z].*$/i
/** A setting, with a colon of either width. */
const SETTING = /^\s*["']?[A-Z][\w-]*["']?\s*[:：]/i
/** A slide names a file for its slides; the setting may be mistyped. */
const SOURCE = /^["']?(?:src|scr|sr|source)["']?\s*[:：]/i
const ITEM = /^\s*-\s/
const FENCE = /^\s*(`{3,}|~{3,})/
/** Drawn below a title by those who know Markdown of another kind. */
const UNDERLINE = /^(?:-{3,}|={3,})$/

/** A finding quotes at most so many characters of a line. */
const MOST_WORDS = 40

const isSeparator = (line: string): boolean => line === SEPARATOR || NEAR_SEPARATOR.test(line)

/** A line, or what of a long one stands around a place in it. */
function excerpt(line: string, column = 0): string {
  const text = line.trim()
  const start = Math.max(0, Math.min(column - MOST_WORDS / 2, text.length - MOST_WORDS))
  return text.length <= MOST_WORDS ? text : `${start ? '…' : ''}${text.slice(start, start + MOST_WORDS)}${start + MOST_WORDS < text.length ? '…' : ''}`
}

function add({ file, lines, findings }: Scan, index: number, what: string, advice: string): void {
  findings.push({ file, line: index + 1, what, words: excerpt(lines[index] ?? ''), advice })
}

/** Counts the lines from `index` on look like settings: keys, lists and what is indented below them. */
function settingsFrom(lines: string[], index: number): number {
  const end = lines.findIndex((line, at) => at >= index && !(SETTING.test(line) || (at > index && (ITEM.test(line) || /^\s+\S/.test(line)))))
  return (end < 0 ? lines.length : end) - index
}

function separatorFault(scan: Scan, index: number): void {
  const line = scan.lines[index]!
  if (line !== SEPARATOR)
    add(scan, index, '页与页之间的分隔线写错了', '应是单独一行、顶头写的三个半角减号“---”')
}

/**
 * Reads the front matter that may follow a separator.
 * @param scan its file
 * @param index of the separator
 * @returns index of the first line below it
 */
function readFrontmatter(scan: Scan, index: number): number {
  const { lines, file, findings } = scan
  const first = index + 1
  if (!lines[first])
    return first
  const close = lines.findIndex((line, at) => at >= first && isSeparator(line))
  const end = close < 0 ? lines.length : close
  const body = lines.slice(first, end)
  if (!SETTING.test(lines[first]!) && body.some(line => line.includes('<!--'))) {
    add(scan, first, '“---”下面少了空行', '这一页没有设置时，“---”下面要空一行再写内容')
    return first
  }
  if (close < 0 || body.some(line => line.includes('<!--'))) {
    const last = first + Math.max(1, settingsFrom(lines, first)) - 1
    add(scan, last, '这一页的设置没有收尾', '请在这一行下面单独写一行“---”，再空一行写内容')
    return last + 1
  }
  separatorFault(scan, close)
  const fault = yamlFault(body.join('\n'), 'map')
  if (fault)
    findings.push({ file, line: first + fault.line, what: `两条“---”之间的设置写错了：${fault.what}`, words: fault.words, advice: fault.advice })
  return close + 1
}

/**
 * The settings that end the words of a slide where the separator before them is missing, or a blank line follows it.
 * @returns index of the first; -1 if there are none
 */
function strayingSettings(lines: string[], from: number, end: number): number {
  const blank = lines.slice(from, end).findLastIndex(line => !line)
  const start = from + blank + 1
  return end < lines.length && SETTING.test(lines[start] ?? '') && settingsFrom(lines, start) === end - start ? start : -1
}

/** Index of the line that ends a slide: a separator, or past the last line. What stands in a fence is no separator. */
function endOfSlide(lines: string[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const fence = FENCE.exec(lines[index]!)?.[1]
    const close = fence ? lines.findIndex((line, at) => at > index && line.startsWith(fence)) : -1
    if (close >= 0)
      index = close
    else if (isSeparator(lines[index]!))
      return index
  }
  return lines.length
}

/**
 * Reads the words of a slide.
 * @param scan its file
 * @param from index of its first line
 * @param imports whether its settings name another file, so that it has no words
 * @returns index of the separator that ends it, and whether its lower half has been read as settings already
 */
function readBody(scan: Scan, from: number, imports: boolean): { end: number, settingsRead: boolean } {
  const { lines } = scan
  const end = endOfSlide(lines, from)
  const above = lines[end - 1] ?? ''
  if (end > from && UNDERLINE.test(lines[end] ?? '') && above && !above.endsWith('-->') && !SETTING.test(above) && lines.slice(from, end).filter(Boolean).length === 1) {
    add(scan, end, '标题下面的线是分页的记号', '请删去这一行，标题以“## ”起头；要另起一页，请在它上面空一行')
    return readBody(scan, end + 1, imports)
  }
  const settings = strayingSettings(lines, from, end)
  const words = lines.slice(from, settings < 0 ? end : settings)
  const empty = words.every(line => !line)
  if (settings >= 0)
    add(scan, settings, empty ? '“---”与下面的设置之间空了行' : '这几行设置之前少了“---”', empty ? '请删去空行：设置要紧接着写在“---”下面' : '请在这一行上面单独写一行“---”')
  else if (empty && !imports)
    add(scan, Math.min(end, lines.length - 1), end < lines.length ? '两条“---”之间没有内容，会多出一张白页' : '最后的“---”之后没有内容，会多出一张白页', '请删去一条“---”；若下面的设置属于同一页，请并到一处')
  const fault = empty ? undefined : bodyFinding(words)
  const next = lines.findIndex((line, at) => at > end && line)
  // Dashes that no slide follows are the end of the note, cut short.
  if (fault?.unclosed && end < lines.length && (next < 0 || isSeparator(lines[next]!))) {
    add(scan, end, CLOSE_FAULT.what, CLOSE_FAULT.advice)
    return { end: next < 0 ? lines.length : next, settingsRead: false }
  }
  if (fault)
    scan.findings.push({ file: scan.file, line: from + fault.index + 1, what: fault.what, words: excerpt(words[fault.index]!, fault.column), advice: fault.advice })
  if (end < lines.length)
    separatorFault(scan, end)
  return { end, settingsRead: settings >= 0 }
}

/**
 * Finds where slides, settings and notes do not begin or end as they should: by lines, since Slidev's parser takes what
 * is not closed for words, or leaves it out, and says nothing.
 * @param file its name, for the findings
 * @param text its contents
 */
export function markupFindings(file: string, text: string): Finding[] {
  const scan: Scan = { file, lines: text.split('\n').map(line => line.trimEnd()), findings: [] }
  const { lines } = scan
  while (lines.length && !lines.at(-1))
    lines.pop()
  const start = lines.findIndex(Boolean)
  if (start < 0)
    return [{ file, line: 1, what: '文件是空的', words: '', advice: '请写上幻灯片，或用备份' }]
  if (start > 0 && isSeparator(lines[start]!))
    add(scan, start, '文件开头有空行', '请让“---”成为第一行')
  let index = start
  let open = isSeparator(lines[start]!)
  if (open) {
    separatorFault(scan, start)
  }
  else if (SETTING.test(lines[start]!)) {
    add(scan, start, '文件开头少了“---”', '请在这一行上面单独写一行“---”')
    const end = start + settingsFrom(lines, start)
    index = isSeparator(lines[end] ?? '') ? end + 1 : end
  }
  while (index < lines.length) {
    const body = open ? readFrontmatter(scan, index) : index
    const imports = lines.slice(index, body).some(line => SOURCE.test(line))
    const { end, settingsRead } = readBody(scan, body, imports)
    // The separator below settings that were found astray is their end, not the begin of a slide.
    index = settingsRead ? end + 1 : end
    open = !settingsRead
  }
  return scan.findings
}
