import { diffChars } from 'diff'
import { isMap, isScalar, parseDocument } from 'yaml'
import { durationOf } from '../check/headmatter.ts'
import { settingsOf } from '../settings.ts'
import { parseSpeech } from '../speech/parse.ts'
import { applyEdits, hunksOf, mapRange } from './edits.ts'

const HEAD = /^---\n(.*?)\n---/s
const SEPARATOR = '；'
const SPACE = /\s/g

/** Each part of the description, which is an excerpt, as the speech says it now; one that it never said stays. */
function movedInfo(info: string, old: string, now: string): string {
  const hunks = hunksOf(diffChars(old, now))
  return info.split(SEPARATOR).map((part) => {
    const start = old.indexOf(part)
    if (start < 0 || now.includes(part))
      return part
    return now.slice(...mapRange(hunks, start, start + part.length)) || part
  }).join(SEPARATOR)
}

/**
 * Brings up to date what the head of a deck says of its speech: title, description, duration.
 * @param slides text of `slides.md`
 * @param old the speech as it was spoken when they were right, with its title; nothing where that is not known
 * @param now as it is spoken now
 */
export function mendHead(slides: string, old: string | undefined, now: string): string {
  const yaml = HEAD.exec(slides)?.[1]
  const { contents } = parseDocument(yaml ?? '')
  if (yaml === undefined || !isMap(contents))
    return slides
  const speech = parseSpeech(now)
  const { settings, faults } = settingsOf(contents.toJSON() as object)
  const info = contents.get('info')
  const wanted: Record<string, string> = {
    title: speech.title.replace(SPACE, ''),
    ...typeof info === 'string' && old !== undefined && { info: movedInfo(info, parseSpeech(old).spoken, speech.spoken) },
    ...!faults.length && { duration: durationOf(speech, settings) },
  }
  const edits = contents.items.flatMap(({ key, value }) => {
    const put = isScalar(key) ? wanted[String(key.value)] : undefined
    if (put === undefined || !isScalar(value) || value.value === put || !value.range)
      return []
    return [{ start: value.range[0], end: value.range[1], text: value.type === 'PLAIN' ? put : JSON.stringify(put) }]
  })
  return slides.replace(yaml, () => applyEdits(yaml, edits))
}
