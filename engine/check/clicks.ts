import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { alone } from './words.ts'

/** A finding quotes so many characters of the words behind a click. */
const MOST_WORDS = 10
const EACH = '每一条对应一个 [click]，放在讲到这一条之前'

/** The words that each item of the lists of a slide begins with. */
function itemsOf({ phrases }: Slide): string[] {
  const items: string[] = []
  for (const { step, text } of phrases) {
    if (step)
      items[step - 1] ??= alone(text)
  }
  return items
}

/** The first item that no click stands before, or the first click that no item stands behind; its line, from 0 at the start of the slide. */
function oddOne(slide: Slide, items: string[]): { line: number, advice: string } | undefined {
  const { note } = slide
  const [, ...segments] = note.segments.map(alone)
  const text = alone(note.text)
  let click = 0
  if (items.length > segments.length) {
    const item = items.find(words => !(segments[click]?.includes(words) && ++click))
    const at = item === undefined ? -1 : text.indexOf(item)
    return at < 0 ? undefined : { line: note.lines[at]!, advice: `请在“${item}”之前加一个 [click]；${EACH}` }
  }
  let item = 0
  click = segments.findIndex(words => !(items[item] !== undefined && words.includes(items[item]!) && ++item))
  if (segments[click] === '')
    return { line: note.clicks[click]!, advice: `第 ${click + 1} 个 [click] 后面紧接着又是一个，或没有话了；请删去一个` }
  return click < 0 ? undefined : { line: note.clicks[click]!, advice: `第 ${click + 1} 个 [click]（“${segments[click]!.slice(0, MOST_WORDS)}”之前）没有对应的条，请删去，或移到它的条之前；${EACH}` }
}

/** Each click brings in one list item, and its words are among those spoken from that click on. */
export function clickFindings({ slides }: Deck): Finding[] {
  return slides.flatMap((slide): Finding[] => {
    const items = itemsOf(slide)
    const steps = items.length
    const clicks = slide.note.segments.length - 1
    if (steps !== clicks) {
      const odd = steps && clicks ? oddOne(slide, items) : undefined
      return [{
        file: slide.file,
        line: slide.line + (odd?.line ?? 0),
        what: '列表的条数与备注里 [click] 的个数不合',
        words: `${steps} 条，${clicks} 个 [click]`,
        advice: odd?.advice ?? EACH,
      }]
    }
    return slide.phrases
      .filter(({ step, text }) => step && alone(slide.note.text).includes(alone(text)) && !alone(slide.note.segments[step]!).includes(alone(text)))
      .map(phrase => ({
        file: slide.file,
        line: slide.line + phrase.line,
        what: `第 ${phrase.step} 次点击时还没有讲到这一条，或已经讲过`,
        words: phrase.text,
        advice: `请把第 ${phrase.step} 个 [click] 移到这几个字之前`,
      }))
  })
}
