import type { Speech } from '../speech/parse.ts'
import type { SlidePlace, SpokenPlace } from '../speech/places.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { firstFreeParagraph } from '../speech/parse.ts'
import { placeKey, placesOf } from '../speech/places.ts'

const BLANK = /\s/g

/** Finds where the paragraphs of the speech begin, counted in characters of it without white space. */
function startsOf({ spoken }: Speech): number[] {
  let start = 0
  return spoken.split('\n').map((paragraph) => {
    start += paragraph.replace(BLANK, '').length
    return start - paragraph.replace(BLANK, '').length
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

/**
 * Section and point of a slide, which its running head shows, must be those in which its words are spoken. A deck in
 * which no slide has a section may name the headings of a speech that has but one level by `point`. No text says where its closing begins
 * (`startOfClosing` in `speech/parse.ts`): slides at the end may leave their place out from the first paragraph on that
 * need not belong to the last heading.
 */
export function placeFindings({ slides }: Deck, speech: Speech): Finding[] {
  const starts = startsOf(speech)
  const startAt = (paragraph: number): number => starts[paragraph] ?? Infinity
  const places = placesOf(speech).map(place => ({ place, at: startAt(place.heading.paragraph) }))
  const closing = startAt(speech.closesAt)
  const free = startAt(firstFreeParagraph(speech))
  const flat = slides.every(({ section }) => section === undefined) && speech.headings.every(({ level }) => level === 1)
  const offsets = offsetsOf(slides, speech.spoken.replace(BLANK, ''))
  const lastPlaced = slides.findLastIndex(slide => slide.section ?? slide.point)
  return slides.flatMap(({ file, line, section, point }, index): Finding[] => {
    const at = offsets[index]!
    // Words that are not the speech's are the business of `noteFindings`.
    if (at < 0 || (at >= free && index > lastPlaced))
      return []
    const place = at < closing ? places.findLast(start => start.at <= at)?.place : undefined
    const expected: SlidePlace = flat ? { point: place?.section } : { section: place?.section, point: place?.point }
    return placeKey({ section, point }) === placeKey(expected) ? [] : [{ file, line, what: '幻灯片标的位置与所讲的话不合', words: show({ section, point }), advice: placeAdvice(place, expected) }]
  })
}
