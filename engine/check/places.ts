import type { Speech } from '../speech/parse.ts'
import type { SlidePlace, SpokenPlace } from '../speech/places.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { firstFreeParagraph } from '../speech/parse.ts'
import { placeKey, placesOf } from '../speech/places.ts'

const SPACE = /\s/g
/** By so many characters headings are told apart. */
const MARKER = 4
const MOST_WORDS = 20

/** Finds where the paragraphs of the speech begin, counted in characters of it without white space. */
function startsOf({ spoken }: Speech): number[] {
  let start = 0
  return spoken.split('\n').map((paragraph) => {
    start += paragraph.replace(SPACE, '').length
    return start - paragraph.replace(SPACE, '').length
  })
}

/** Finds where the words over each slide begin in the speech; a negative number where they are not in it, or there are none. */
function offsetsOf(slides: Slide[], spoken: string): number[] {
  let reached = 0
  return slides.map(({ note: { text } }) => {
    const due = reached
    reached += text.length
    // Words may come twice. Those after an error are looked for.
    return text && !spoken.startsWith(text, due) ? spoken.indexOf(text) : text ? due : -1
  })
}

const show = ({ section, point }: SlidePlace): string => `section: ${section ?? '无'}，point: ${point ?? '无'}`

/** Returns what to write on a slide whose words stand under a heading of the speech, or under none. */
function placeAdvice(place: SpokenPlace | undefined, expected: SlidePlace): string {
  const where = place ? `讲话稿的“${place.heading.line.slice(0, 20)}”之下` : '讲话稿的开头或结尾'
  return `这段话在${where}，应写 ${show(expected)}（section 也可以写在 slides.md 里引用 pages 的地方；“无”就是不写）`
}

/** A slide that is not where it says to be, and where it is. */
interface Misplaced { slide: Slide, place: SpokenPlace | undefined, expected: SlidePlace }

function misplacedIn({ slides }: Deck, speech: Speech): Misplaced[] {
  const starts = startsOf(speech)
  const startAt = (paragraph: number): number => starts[paragraph] ?? Infinity
  const places = placesOf(speech).map(place => ({ place, at: startAt(place.heading.paragraph) }))
  const closing = startAt(speech.closesAt)
  const free = startAt(firstFreeParagraph(speech))
  const flat = slides.every(({ section }) => section === undefined) && speech.headings.every(({ level }) => level === 1)
  const offsets = offsetsOf(slides, speech.spoken.replace(SPACE, ''))
  const lastPlaced = slides.findLastIndex(slide => slide.section ?? slide.point)
  return slides.flatMap((slide, index) => {
    const at = offsets[index]!
    // Words that are not the speech's are the business of `noteFindings`.
    if (at < 0 || (at >= free && index > lastPlaced))
      return []
    const place = at < closing ? places.findLast(start => start.at <= at)?.place : undefined
    const expected: SlidePlace = flat ? { point: place?.section } : { section: place?.section, point: place?.point }
    return placeKey(slide) === placeKey(expected) ? [] : [{ slide, place, expected }]
  })
}

/** Where the setting stands that is wrong: it may be that of a whole file, where that is named. */
function lineOf({ slide, expected }: Misplaced): Pick<Finding, 'file' | 'line'> {
  const { file, line, settings, section } = slide
  return (section === expected.section ? settings.point : settings.section) ?? { file, line }
}

/** True of a slide whose fault is that of the one before: the same setting, or the same one left out, in its file. */
function isSame(one: Misplaced, other: Misplaced | undefined): boolean {
  const [at, before] = [lineOf(one), other && lineOf(other)]
  const left = one.slide.section === undefined && other?.slide.section === undefined && one.expected.section !== undefined
  return (at.file === before?.file && at.line === before.line) || (left && other !== undefined && one.slide.file === other.slide.file && one.expected.section === other.expected.section)
}

/** True if the words over a slide begin with the heading that it names, and the speech has none there: of others, all that follows is misplaced by that. */
function isLost({ slide: { section, point, note }, place }: Misplaced, speech: Speech): boolean {
  const known = placesOf(speech).some(one => [placeKey(one), placeKey({ point: one.section })].includes(placeKey({ section, point })))
  const isHere = place && note.text.startsWith(place.heading.line.replace(SPACE, '').slice(0, MARKER))
  return !known && !isHere && note.text.startsWith(point ?? section ?? ' ')
}

/**
 * Section and point of a slide, which its running head shows, must be those in which its words are spoken. A deck in
 * which no slide has a section may name the headings of a speech that has but one level by `point`. No text says where its closing begins
 * (`startOfClosing` in `speech/parse.ts`): slides at the end may leave their place out from the first paragraph on that
 * need not belong to the last heading.
 */
export function placeFindings(deck: Deck, speech: Speech): Finding[] {
  const misplaced = misplacedIn(deck, speech)
  const lost = misplaced.findIndex(one => isLost(one, speech))
  return misplaced.slice(0, lost < 0 ? undefined : lost + 1).filter((one, index, all) => !isSame(one, all[index - 1])).map((one) => {
    const { slide: { file, line, section, point, note }, place, expected } = one
    return misplaced.indexOf(one) === lost
      ? { file, line, what: '讲话稿里认不出这个标题', words: note.text.slice(0, MOST_WORDS), advice: '请在 speech/speech.txt 里让这句话另起一段；它不是标题，就改这一页的 section 和 point' }
      : { ...lineOf(one), what: '幻灯片标的位置与所讲的话不合', words: show({ section, point }), advice: placeAdvice(place, expected) }
  })
}
