import type { Find } from './find.ts'
import type { HeadedPassage } from './passages.ts'
import type { Span, Text } from './text.ts'
import { chunksOf, leadsOn, LEAST } from './chunks.ts'
import { lengthOf } from './text.ts'

/** Parts of a slide that the end of a paragraph needs for one of its own. */
const LEAST_OF_PARAGRAPH = 0.55
/** So many characters of a sentence stay with what it has begun with. */
const REST_OF_SENTENCE = 80

/** A stretch of a passage: a special one, or one of plain words. */
interface Stretch { span: Span, find?: Find }

/** Returns the end of the sentence, and then of the paragraph, that a special passage is in, if little is left of it and no other passage is there. */
function endOf(text: Text, from: number, finds: Find[], per: number): number {
  const isFree = (length: number): boolean => !finds.some(({ span }) => span.start >= from && span.start < from + length)
  const words = text.words.slice(from)
  const sentence = /[。！？；\n]$/.test(text.words.slice(0, from).slice(-1)) ? 0 : /^[^。！？\n]*[。！？]*[”’）]*/.exec(words)![0].length
  const paragraph = words.search(/\n|$/)
  if (paragraph - sentence < LEAST_OF_PARAGRAPH * per && isFree(paragraph))
    return from + paragraph
  return sentence <= REST_OF_SENTENCE && isFree(sentence) ? from + sentence : from
}

/** How much of what stands before a special passage is of the paragraph before; what only leads on is not. */
function restBefore(text: Text, before: Span): number {
  let end = text.slice(before).lastIndexOf('\n') + 1
  for (let paragraph = text.slice(before).slice(0, end).split('\n').at(-2); paragraph && leadsOn(paragraph); paragraph = text.slice(before).slice(0, end).split('\n').at(-2))
    end -= paragraph.length + 1
  return end
}

/** Parts what lies between the special passages; a rest that is too short goes with its neighbours. */
export function stretchesOf(text: Text, passage: HeadedPassage, finds: Find[], per: number): Stretch[] {
  const stretches: Stretch[] = []
  let at = passage.span.start
  const contentStart = passage.heading?.span.end ?? at
  for (const find of finds) {
    const before = { start: at, end: find.span.start }
    // A short rest of the paragraph before goes with what that is about.
    const rest = restBefore(text, before)
    const previous = stretches.at(-1)
    if (previous && rest > 1 && rest < LEAST * per) {
      previous.span.end = before.start + rest
      before.start += rest
    }
    const said = before.end - Math.max(before.start, contentStart)
    if (said >= LEAST * per)
      stretches.push(...chunksOf(text, before, per).map(span => ({ span })))
    const last = stretches.at(-1)
    stretches.push({ span: { start: said >= LEAST * per ? find.span.start : last ? last.span.end : before.start, end: find.span.end }, find })
    at = endOf(text, find.span.end, finds, per)
    stretches.at(-1)!.span.end = at
  }
  const rest = { start: at, end: passage.span.end }
  const least = text.slice(text.trim(rest)).includes('\n') ? LEAST : LEAST_OF_PARAGRAPH
  if (finds.length && lengthOf(rest) < least * per)
    stretches.at(-1)!.span.end = rest.end
  else
    stretches.push(...chunksOf(text, rest, per).map(span => ({ span })))
  return stretches
}
