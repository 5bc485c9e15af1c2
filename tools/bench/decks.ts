import type { SlideInfo } from '@slidev/types'
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { load } from '@slidev/parser/fs'
import { stringify } from 'yaml'
import { readDeck } from '../../engine/check/deck.ts'
import { durationOf } from '../../engine/check/headmatter.ts'
import { UserError } from '../../engine/command/run.ts'
import { settingsOf } from '../../engine/settings.ts'
import { readSpeech } from '../../engine/speech/index.ts'
import { parseSpeech } from '../../engine/speech/parse.ts'
import { blocksOf } from '../../engine/speech/passages.ts'

/** The place of a slide; one with a point can be said again: 第一，…… may follow 第三，…… */
interface Stand { section?: string, point?: string }

/** From the first slide to the one after the last, as indices. */
type Run = [start: number, end: number]

/**
 * Chooses the slides of a deck that make one of `total` slides, in order: all but the points once, for layouts draw just so many
 * sections, and the points of each section as often as there is room for them. What is left over comes before whole
 * repetitions, for the check knows a passage by its first occurrence.
 */
export function runsOf(slides: Stand[], total: number): Run[] {
  const runs = slides.reduce<Run[]>((runs, { section, point }, index) => {
    const previous = slides[index - 1]
    const last = runs.at(-1)
    if (last && previous?.section === section && Boolean(previous?.point) === Boolean(point))
      last[1] = index + 1
    else
      runs.push([index, index + 1])
    return runs
  }, [])
  const lengths = runs.map(([start, end]) => slides[start]!.point ? end - start : 0)
  const points = lengths.reduce((sum, length) => sum + length, 0)
  const room = total - slides.length + points
  const rests = runs.map(() => 0)
  for (let left = room % points, turn = 0; left; turn = (turn + 1) % runs.length) {
    if (rests[turn]! < lengths[turn]!) {
      rests[turn]!++
      left--
    }
  }
  return runs.flatMap(([start, end], index): Run[] => lengths[index]
    ? [[start, start + rests[index]!], ...Array.from({ length: Math.floor(room / points) }, (): Run => [start, end])]
    : [[start, end]])
}

function slideSource({ frontmatter, content, note = '' }: SlideInfo): string {
  return `---\n${stringify(frontmatter)}---\n\n${content}\n\n<!--\n${note}\n-->\n`
}

/**
 * Makes the deck of a copy one of `total` slides, and its speech the words of these, so that it passes the check.
 * @param root folder of the copy
 * @param total how many slides
 */
export async function resizeDeck(root: string, total: number): Promise<void> {
  const { slides } = await load({ userRoot: root, roots: [root], allowedRoots: [root] }, resolve(root, 'slides.md'))
  const { deck } = await readDeck({ deck: root, blanks: 'all' })
  const speech = readSpeech({ deck: root, blanks: 'all' })
  const blocks = blocksOf(speech, deck!.slides.map(({ note }) => note.text))
  const runs = runsOf(deck!.slides, total)
  const paragraphs = runs.flatMap(([start, end]) => blocks.map(({ passages }) =>
    passages.filter(({ slide }) => slide > start && slide <= end).map(({ text }) => text).join('')).filter(Boolean))
  const text = `${speech.title}\n\n${paragraphs.join('\n')}\n`

  const [cover, ...others] = runs.flatMap(([start, end]) => slides.slice(start, end))
  const duration = durationOf(parseSpeech(text), settingsOf(deck!.headmatter).settings)
  const sources = [{ ...cover!, frontmatter: { ...cover!.frontmatter, duration } }, ...others].map(slideSource)
  await rm(join(root, 'pages'), { recursive: true })
  await writeFile(join(root, 'slides.md'), sources.join('\n'))
  await writeFile(join(root, 'speech/speech.txt'), text)
  await writeFile(join(root, 'speech/errata.yml'), '[]\n')
  await rm(join(root, 'speech/blanks.yml'))
}

/** The word that `editDeck` changes, on a slide, in its note and in the speech. */
const WORD = '关键的一年'
/** The words that it is changed to in turn: of the same length, so that the check passes, each with characters new to the deck. */
const OTHERS = ['紧要的一年', '攻坚的一年', '吃劲的一年', '冲刺的一年', '转折的一年']
/** The files that hold it. */
export const EDITED = ['slides.md', 'speech/speech.txt']

/**
 * Changes one word of a copy's deck.
 * @param root folder of the copy
 * @param original contents of the files `EDITED` before any change
 * @param turn which other word, from 0
 * @throws UserError when the deck no longer has the word that is changed
 */
export async function editDeck(root: string, original: Record<string, string>, turn: number): Promise<void> {
  for (const [file, text] of Object.entries(original)) {
    if (!text.includes(WORD))
      throw new UserError(`${file} 里已没有“${WORD}”，无从比较“改一个词”；请改 tools/bench/decks.ts`)
    await writeFile(join(root, file), text.replaceAll(WORD, OTHERS[turn % OTHERS.length]!))
  }
}
