import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { diffChars } from 'diff'
import { CHARACTERS_A_MINUTE, spokenLength } from '../speech/parse.ts'

const BLANK = /\s/g
/** How many characters a finding quotes before the place. */
const CONTEXT = 8

/** Where the `offset`-th character of all notes stands. */
function locate(slides: Slide[], offset: number): { file: string, line: number } {
  let rest = offset
  for (const { file, line, note } of slides) {
    if (rest < note.text.length)
      return { file, line: line + note.lines[rest]! }
    rest -= note.text.length
  }
  const last = slides.at(-1)
  return { file: last?.file ?? 'slides.md', line: (last?.line ?? 1) + (last?.note.lines.at(-1) ?? 0) }
}

/** All notes together must be the speech as spoken: nothing missing, added or moved. */
export function noteFindings({ slides }: Deck, speech: Speech): Finding[] {
  const said = slides.map(({ note }) => note.text).join('')
  let offset = 0
  return diffChars(said, speech.spoken.replace(BLANK, '')).flatMap(({ added, removed, value }) => {
    const start = offset
    if (!added)
      offset += value.length
    if (!added && !removed)
      return []
    const before = said.slice(Math.max(0, start - CONTEXT), start)
    return {
      // What is missing is missing after the last words that are there.
      ...locate(slides, added ? Math.max(0, start - 1) : start),
      what: added ? `备注在“${before}”之后少了讲话稿的字` : `备注在“${before}”之后多出讲话稿没有的字`,
      words: value,
      advice: added ? '请补上' : '请删去；若要改讲话稿，请改 speech/',
    }
  })
}

/** Section and point of a slide, which its running head shows, must be those in which its words are spoken. */
export function placeFindings({ slides }: Deck, speech: Speech): Finding[] {
  const spoken = speech.spoken.replace(BLANK, '')
  const starts = speech.sections.flatMap(({ ordinal: section, line, points }) => [
    { section, point: undefined, at: spoken.indexOf(line) },
    ...points.map(({ ordinal: point, sentences }) => ({ section, point, at: spoken.indexOf(sentences[0]!) })),
  ])
  const closing = { section: undefined, point: undefined, at: spoken.lastIndexOf(speech.closing[0]!) }
  return slides.flatMap(({ file, line, section, point, note }) => {
    const at = spoken.indexOf(note.text)
    // Words that are not the speech's are the business of `noteFindings`.
    if (!note.text || at < 0)
      return []
    const place = [...starts, closing].findLast(start => start.at <= at)
    return place?.section === section && place?.point === point
      ? []
      : {
          file,
          line,
          what: '幻灯片标的位置与所讲的话不合',
          words: `section: ${section ?? '无'}，point: ${point ?? '无'}`,
          advice: `这段话在讲话稿的“${place?.section ?? '开头或结尾'}”“${place?.point ?? '引言'}”，请照此改 section（在 slides.md）或 point`,
        }
  })
}

/** The deck's own title and description must be the speech's. */
export function titleFindings({ headmatter }: Deck, speech: Speech): Finding[] {
  const title = speech.title.replace(BLANK, '')
  const info = String(headmatter.info ?? '')
  const stray = info.split('；').find(part => !speech.spoken.includes(part))
  const at = { file: 'slides.md', line: 1 }
  return [
    ...headmatter.title === title ? [] : [{ ...at, what: '标题与讲话稿不合', words: `title: ${String(headmatter.title ?? '无')}`, advice: `应写 title: ${title}` }],
    ...stray === undefined ? [] : [{ ...at, what: '简介不是讲话稿的原话', words: stray, advice: 'info 只可摘录讲话稿，各条用“；”隔开' }],
  ]
}

/** How long the speech takes, to the half minute, as Slidev writes it: `16m30s`. */
export function durationOf(speech: Speech): string {
  const halves = Math.round(spokenLength(speech.spoken) / CHARACTERS_A_MINUTE * 2)
  return `${Math.floor(halves / 2)}m${halves % 2 ? 30 : 0}s`
}

/** `duration` of the headmatter, which the presenter's timer follows, must be that of the speech. */
export function durationFindings({ headmatter }: Deck, speech: Speech): Finding[] {
  const duration = durationOf(speech)
  return headmatter.duration === duration
    ? []
    : [{
        file: 'slides.md',
        line: 1,
        what: '时长与讲话稿的字数不合',
        words: `duration: ${String(headmatter.duration ?? '无')}`,
        advice: `讲话稿共 ${spokenLength(speech.spoken)} 字，每分钟 ${CHARACTERS_A_MINUTE} 字，应写 duration: ${duration}`,
      }]
}
