import type { Blank } from '../speech/blanks.ts'
import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import type { Phrase } from './phrases.ts'
import { isCaseLabel, settingsOf } from '../settings.ts'
import { gapsIn } from '../speech/blanks.ts'
import { closestPassage } from '../speech/closest.ts'
import { spokenLength } from '../speech/sentences.ts'
import { missingCharacters } from './glyphs.ts'
import { fullWidth } from './notes.ts'

/** The last row can read so much of a slide below its title: some 60 characters, in a pinch a quarter more. */
const MOST_CHARACTERS = 75
/** The same with its blanks filled: a name of 20 characters that comes twice is read once. */
const MOST_FILLED = 110
const HALF_WIDTH = /[\p{Script=Han}，。、；：？！“”‘’（）《》][,.;:?!()'"]|[,;:?!()'"]\p{Script=Han}/u
/** Gives a quotation within a quotation the outer marks, which it takes where it stands alone (GB/T 15834, 4.8.3). */
export const alone = (text: string): string => text.replaceAll('‘', '“').replaceAll('’', '”')

const at = ({ file, line }: Slide, phrase: Phrase): Pick<Finding, 'file' | 'line'> => ({ file, line: line + phrase.line })

/** Quotes what a note says in place of some words, if it says anything like them. */
function near(note: string, words: string): string {
  const close = closestPassage(note, words)
  return close ? `备注里是“${close}”；` : ''
}

/** True if the headings of a cover are the title, on as many lines as one likes. */
function isTitle({ layout, phrases }: Slide, title: string): boolean {
  return layout === 'cover' && phrases.flatMap(({ heading, text }) => heading ? [text] : []).join('').replace(/\s/g, '') === title
}

/** Slides with words on them, and none over them. */
export function silentFindings({ headmatter, slides }: Deck, speech: Speech): Finding[] {
  const { settings } = settingsOf(headmatter)
  const title = speech.title.replace(/\s/g, '')
  return slides.filter(slide => !slide.note.text && slide.phrases.some(({ text, heading }) => !isCaseLabel(text, settings) && !(heading && isTitle(slide, title))))
    .map(({ file, line, phrases }) => ({ file, line, what: '这一页没有备注', words: phrases[0]!.text, advice: '请在这一页的末尾写上“<!--”、所讲的话和“-->”；话写在别的页里了，就移过来；不讲了，就删去这一页' }))
}

/** Every phrase on a slide must be a contiguous excerpt of the words spoken over it; that of the cover is the title. */
export function excerptFindings({ headmatter, slides }: Deck, speech: Speech): Finding[] {
  const { settings } = settingsOf(headmatter)
  const title = speech.title.replace(/\s/g, '')
  return slides.filter(({ note }) => note.text).flatMap(slide => slide.phrases
    .filter(({ text, heading }) => !isCaseLabel(text, settings)
      && !alone(slide.note.text).includes(alone(text))
      // Half-width marks of the note are a finding of their own.
      && !alone(fullWidth(slide.note.text)).includes(alone(text))
      && !(heading && isTitle(slide, title)))
    .map(phrase => ({
      ...at(slide, phrase),
      what: '幻灯片上的话不是这一页备注的原话',
      words: phrase.text,
      advice: `${near(slide.note.text, phrase.text)}只可连续摘录，不可改写；请照备注改，或用 <br> 分成两段摘录（“案例一”这样的标签不在此例，叫别的名字请写在 slides.md 开头的 cases）`,
    })))
}

/** The gap in words around a blank, as the speech has it. */
const gapOf = (place: string): string => gapsIn(place)[0]?.[0] ?? ''

/** Blanks within some words that are filled with more characters than the speech left open for them. */
function grown(words: string, blanks: Blank[]): Blank[] {
  return blanks.filter(({ filled, places }) => filled.length > gapOf(places[0]!).length && words.includes(filled))
}

/** One thought to a slide; where a filled blank has grown, it is named. */
export function measureFindings({ slides }: Deck, blanks: Blank[]): Finding[] {
  return slides.flatMap(({ file, line, phrases }): Finding[] => {
    const words = phrases.map(({ text, heading, caption }) => heading || caption ? '' : text).join('')
    const length = spokenLength(words)
    const open = spokenLength(grown(words, blanks).reduce((text, { filled, places }) => text.replaceAll(filled, gapOf(places[0]!)), words))
    const names = grown(words, blanks).map(({ name, filled }) => `“${name}”填了 ${Array.from(filled).length} 个字`).join('，')
    const most = open > MOST_CHARACTERS ? MOST_CHARACTERS : MOST_FILLED
    return length > most
      ? [{ file, line, what: `幻灯片太挤，标题之外有 ${length} 个字`, words: phrases[0]!.text, advice: `请减到 ${most} 字以内，或分成两页${names && `；其中${names}（speech/blanks.yml）`}` }]
      : []
  })
}

/** Characters that no face of the deck holds would be shown as boxes. */
export function glyphFindings({ slides }: Deck): Finding[] {
  return slides.flatMap((slide) => {
    // One by one, as the lines are counted: by UTF-16 unit.
    const note = [...slide.note.text.matchAll(/./gsu)].map(({ 0: text, index }) => ({ text, line: slide.note.lines[index]! }))
    return [...slide.phrases, ...note].flatMap(phrase => missingCharacters(phrase.text).map(char => ({
      ...at(slide, phrase),
      what: `第 ${slide.no} 页有字体里没有的字`,
      words: char,
      advice: `请换一个字（U+${char.codePointAt(0)!.toString(16).toUpperCase()}）`,
    })))
  })
}

/** The words over each slide without some places of them, at the same length; places may overlap, or go on over the next slide. */
function blotted(notes: string[], places: string[]): string[] {
  const whole = notes.join('')
  const marks = Array.from({ length: whole.length }, (_, at) => whole[at]!)
  for (const place of places) {
    const start = whole.indexOf(place)
    for (let at = Math.max(0, start); at < start + place.length; at++)
      marks[at] = '　'
  }
  let at = 0
  return notes.map(({ length }) => marks.slice(at, at += length).join(''))
}

/**
 * Half-width punctuation beside Chinese characters (GB/T 15834: Chinese punctuation takes a full square).
 * @param deck as read
 * @param deck.slides its slides
 * @param queried places of the speech that the errata leave to its author
 */
export function punctuationFindings({ slides }: Deck, queried: string[] = []): Finding[] {
  const open = blotted(slides.map(({ note }) => note.text), queried)
  return slides.flatMap((slide, index) => {
    const note = open[index]!
    const stray = HALF_WIDTH.exec(note)
    const phrases = slide.phrases.map(phrase => ({ phrase, words: HALF_WIDTH.exec(phrase.text)?.[0] }))
    const notes = stray ? [{ phrase: { text: note, line: slide.note.lines[stray.index]! }, words: stray[0] }] : []
    return [...phrases, ...notes].flatMap(({ phrase, words }) => words
      ? { ...at(slide, phrase), what: '中文里用了半角标点', words, advice: '请改成全角标点' }
      : [])
  })
}
