import type { Change } from 'diff'
import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { diffChars } from 'diff'
import { differencesIn, differs, shorten, side, textOf, whole } from './differences.ts'

const SPACE = /\s/g
/** A finding quotes so many characters before the place. */
const CONTEXT = 8
/** Beside Chinese characters. Half-width punctuation is another finding's business: `punctuationFindings` in `words.ts`. */
const HALF_WIDTH = /(?<=[\p{Script=Han}”’）》])[,;:?!()"]|[,;:?!()"](?=\p{Script=Han})/gu
const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' }

/** Straight quotation marks open and close in turn. */
export function fullWidth(text: string): string {
  let open = false
  return text.replace(HALF_WIDTH, (mark) => {
    if (mark !== '"')
      return FULL_WIDTH[mark]!
    open = !open
    return open ? '“' : '”'
  })
}

/** Finds where the `offset`-th character of all notes stands. */
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

/** A difference, the slides whose notes it is in, and all that is missing there. */
export interface NoteFinding extends Finding { slides: Slide[], missing?: string }

/** A difference with what is said of it. */
interface Told { start: number, first: number, said: string, spoken: string, changes: Change[], slides: Slide[] }

/** Words that stand elsewhere in the speech, or two stretches that have changed places: one finding in place of two. */
function movedFinding(told: Told, others: Told[], slides: Slide[]): Finding | undefined {
  const other = others.find(({ said, spoken }) => said === told.spoken && spoken === told.said)
  if (!other)
    return undefined
  const at = locate(slides, told.first)
  return told.said && told.spoken
    ? { ...at, what: '两处备注对调了', words: shorten(told.said), advice: `讲话稿这里是“${shorten(told.spoken)}”；请换回来；若是讲话稿改了，请运行 npm run check -- --fix` }
    : { ...locate(slides, (told.said ? told : other).first), what: '这几句备注的位置与讲话稿不同', words: shorten(told.said || told.spoken), advice: '请照讲话稿挪动；若是讲话稿改了，请运行 npm run check -- --fix' }
}

/** Says of a difference what is there too much, too little or other. */
function differenceFinding({ first, said: words, spoken: put, changes }: Told, slides: Slide[], said: string): Finding {
  const before = said.slice(Math.max(0, first - CONTEXT), first)
  if (words && put) {
    return {
      ...locate(slides, first),
      what: '这句备注与讲话稿不同（〔〕里是不同的字）',
      words: side(changes, 'added'),
      advice: `讲话稿是“${side(changes, 'removed')}”；请照讲话稿改，或运行 npm run check -- --fix，由它把改动带过去`,
    }
  }
  if (words)
    return { ...locate(slides, first), what: `备注在“${before}”之后多出讲话稿没有的字`, words: shorten(words), advice: '请删去；若要改讲话稿，请运行 npm run check -- --fix' }
  let end = 0
  const silent = slides.find(({ note }) => (end += note.text.length) === first && !note.text)
  // Missing words are reported at the slide that has none, else at the last ones that are there.
  return silent
    ? { file: silent.file, line: silent.line, what: '这一页没有备注，少了讲话稿的字', words: shorten(put), advice: '请在这一页的末尾写上“<!--”、这些字和“-->”；若是讲话稿改了，请运行 npm run check -- --fix' }
    : { ...locate(slides, Math.max(0, first - 1)), what: `备注在“${before}”之后少了讲话稿的字`, words: shorten(put), advice: '请补上；若是讲话稿改了，请运行 npm run check -- --fix' }
}

/** All notes together must be the speech as spoken: nothing missing, added or moved. */
export function noteFindings({ slides }: Pick<Deck, 'slides'>, speech: Pick<Speech, 'spoken'>): NoteFinding[] {
  const said = slides.map(({ note }) => note.text).join('')
  const spoken = speech.spoken.replace(SPACE, '')
  // A speech that has such marks of its own, which its errata query, is said with them.
  const comparable = spoken.search(HALF_WIDTH) < 0 ? fullWidth(said) : said
  const starts = slides.map((_, index) => slides.slice(0, index).reduce((sum, { note }) => sum + note.text.length, 0))
  const all = differencesIn(diffChars(comparable, spoken)).map(({ start, changes }): Told => {
    const plain = whole(changes)
    const inner = plain.slice(plain.findIndex(differs), plain.findLastIndex(differs) + 1)
    const first = start + (differs(plain[0]!) ? 0 : plain[0]!.value.length)
    const end = start + textOf(plain, 'added').length
    const concerned = slides.filter(({ note }, index) => starts[index]! < Math.max(end, start + 1) && starts[index]! + note.text.length > start)
    return { start, first, said: textOf(inner, 'added'), spoken: textOf(inner, 'removed'), changes: plain, slides: concerned }
  })
  return all.flatMap((told, index) => {
    const moved = movedFinding(told, all.filter(other => other !== told), slides)
    // Of two that belong together the first tells of both.
    if (moved && all.findIndex(({ said, spoken }) => said === told.spoken && spoken === told.said) < index)
      return []
    return [{ ...moved ?? differenceFinding(told, slides, said), slides: told.slides, ...!told.said && !moved && { missing: told.spoken } }]
  })
}
