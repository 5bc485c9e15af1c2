import type { Hunk } from './edits.ts'
import type { Spoken } from './spoken.ts'
import type { Spot, Texts } from './texts.ts'
import { UserError } from '../command/run.ts'

/** Fewer words may be said anywhere. */
const LEAST_WORDS = 10
const MOST_WORDS = 20

/** A place in the files, as errors name it. */
function placeOf({ files }: Pick<Texts, 'files'>, { file, offset }: Spot): string {
  return `${file}:${files.get(file)!.slice(0, offset).split('\n').length}`
}

const timesIn = (text: string, words: string): number => text.split(words).length - 1

/**
 * Refuses a change of the speech that moves all that is said over a slide: the slide has to go with its words, which is a person's to do.
 * @param texts of the deck
 * @param hunks from what is said to what is spoken
 * @param spoken what the speech says
 * @throws UserError that names the slide
 */
export function refuseMoved(texts: Pick<Texts, 'files' | 'said'>, hunks: Hunk[], spoken: string): void {
  const { said } = texts
  const starts = [...said.starts]
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? said.text.length
    const words = said.text.slice(start, end)
    const gone = words.length >= LEAST_WORDS && hunks.some(({ from }) => from[0] <= start && from[1] >= end)
    if (gone && timesIn(spoken, words) >= timesIn(said.text, words))
      throw new UserError(`${placeOf(texts, said.spots[start]!)}: 讲话稿里“${words.slice(0, MOST_WORDS)}……”挪了地方；请先把讲这段话的幻灯片也挪过去，再运行一次`)
  }
}

/** Tells of headings that are new in the speech: their words come into the note before them, and a person has to make slides of them. */
export function newHeadings(texts: Pick<Texts, 'files' | 'said'>, hunks: Hunk[], { starts, headings, bare }: Pick<Spoken, 'starts' | 'headings' | 'bare'>): string[] {
  return headings.flatMap((paragraph) => {
    const start = starts[paragraph]!
    const hunk = hunks.find(({ from, to }) => from[0] === from[1] && to[0] <= start && start < to[1])
    const spot = hunk && texts.said.spots[Math.max(0, hunk.from[0] - 1)]
    return spot ? [`讲话稿里新的标题“${bare.slice(start, Math.min(start + MOST_WORDS, starts[paragraph + 1] ?? bare.length))}”写进了 ${placeOf(texts, spot)} 的备注；要不要给它另起几页，请您定`] : []
  })
}
