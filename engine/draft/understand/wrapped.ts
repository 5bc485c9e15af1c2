import type { SourceLine } from '../read/source.ts'
import { isSalutation } from '../../speech/address.ts'
import { markerAt } from '../../speech/markers.ts'

const INDENT = /^(?:\u3000| {2}|\t)\s*\S/
/** Does not end a paragraph: 尊敬的各位家长、. */
const GOES_ON = /[，、]$/
const ENDED = /[。！？：…；][”’）》]*$/
/** Shorter lines than these are no running text, longer ones no lines of a page. */
const WIDTH = { least: 12, most: 60 }
/** So much of the full width is a full line: punctuation may not begin the next. */
const FULL = 3
const LEAST_LINES = 6
/** Part of the full lines that end within a sentence, where lines are broken by width. */
const LEAST_BROKEN = 0.5

/** Characters of the fullest lines, without the few that hang over. */
function widthOf(lines: SourceLine[]): number {
  const lengths = lines.map(({ text }) => text.trimEnd().length).filter(Boolean).sort((a, b) => b - a)
  return lengths[Math.floor(lengths.length / 10)] ?? 0
}

/** True if the lines of a text were broken by the width of a page. */
function isWrapped(lines: SourceLine[]): boolean {
  const width = widthOf(lines)
  const full = lines.filter(({ text }) => text.trimEnd().length >= width - FULL)
  const broken = full.filter(({ text }) => !ENDED.test(text.trimEnd()))
  return width >= WIDTH.least && width <= WIDTH.most && full.length >= LEAST_LINES && broken.length >= LEAST_BROKEN * full.length
}

/**
 * Joins the lines of paragraphs that were broken by the width of a page. A paragraph begins where a line is indented or
 * the one before it is not full, and at a heading's marker after a full stop.
 * @param lines with the white space before them; those of any other text are given back as they are
 */
export function joinWrapped(lines: SourceLine[]): SourceLine[] {
  if (!isWrapped(lines))
    return lines
  const width = widthOf(lines)
  const joined: SourceLine[] = []
  let previous = ''
  for (const { text, line } of lines) {
    const before = previous.trimEnd()
    const words = text.trim()
    const addressed = isSalutation(joined.at(-1)?.text.trim() ?? '')
    const goesOn = before.endsWith('、') || (GOES_ON.test(before) && !addressed)
    const begins = !before || !words || INDENT.test(text) || (!goesOn && (before.length < width - FULL || addressed
      || (ENDED.test(before) && markerAt(words) !== undefined)))
    if (begins || !joined.length)
      joined.push({ text, line })
    else
      joined.at(-1)!.text = `${joined.at(-1)!.text.trimEnd()}${words}`
    previous = text
  }
  return joined
}
