import type { Hunk } from './edits.ts'
import { diffChars } from 'diff'
import { gapsIn, parseBlanks } from '../speech/blanks.ts'
import { parseErrata } from '../speech/errata.ts'
import { hunksOf, mapRange } from './edits.ts'

/** A list as it has to be for a text that has changed, and what was done to it. */
export interface MendedList { yaml: string, notes: string[] }

/** YAML would not read this as plain words. */
const NOT_PLAIN = /^[\s\-?:,[\]{}#&*!|>'"%@`]|:\s|\s#|[:\s]$|^$/
const IN_BRACKETS = /[,[\]{}]/

const timesIn = (text: string, words: string): number => text.split(words).length - 1

/** Words as a value of YAML. */
function scalar(words: string, bracketed = false): string {
  return NOT_PLAIN.test(words) || (bracketed && IN_BRACKETS.test(words)) ? `'${words.replaceAll('\'', '\'\'')}'` : words
}

/** A stretch of a text with as many characters around it as make it the only one of its kind; nothing where none do. */
function uniqueAround(text: string, start: number, end: number, fits: (words: string) => boolean): [start: number, end: number] | undefined {
  for (let more = 0; more <= 12; more++) {
    const range: [number, number] = [Math.max(0, start - more), Math.min(text.length, end + more)]
    const words = text.slice(...range)
    if (words && !words.includes('\n') && fits(words) && timesIn(text, words) === 1)
      return range
  }
}

/** Lengths of what two texts have in common at their beginnings, and, of the rest, at their ends. */
function commonEnds(a: string, b: string): [number, number] {
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head])
    head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail++
  return [head, tail]
}

/** Replaces the lines of a list from each name on, or takes them out. */
function rewriteLines(yaml: string, changes: { from: number, to: number, put?: string }[]): string {
  const lines = yaml.split('\n')
  for (const { from, to, put } of changes.toSorted((a, b) => b.from - a.from))
    lines.splice(from - 1, to - from + 1, ...put === undefined ? [] : [put])
  return lines.join('\n')
}

function nameLine(yaml: string, line: number, name: string, last: number): number {
  const found = yaml.split('\n').findIndex((text, index) => index >= line - 1 && index < last && new RegExp(`^\\s*(?:-\\s+)?${name}\\s*:`).test(text))
  return found < 0 ? line : found + 1
}

/** The last line of an entry: what follows it belongs to the next one, comments and blank lines too. */
function lastLine(yaml: string, line: number): number {
  const lines = yaml.split('\n')
  let last = line
  while (last < lines.length && /^\s+\S/.test(lines[last]!) && !/^\s*#/.test(lines[last]!))
    last++
  return last
}

/** An entry's words in the new text: moved, with what is corrected in them; nothing where that itself has changed. */
function moved(old: string, now: string, hunks: Hunk[], written: string, spoken: string): { written: string, spoken: string } | undefined {
  const start = old.indexOf(written)
  const end = start + written.length
  const [head, tail] = commonEnds(written, spoken)
  const core: [number, number] = [start + head, end - tail]
  // Of words that are to be put in nobody knows where, if something was changed just there.
  if (core[0] === core[1] && hunks.some(({ from }) => from[0] <= core[0] && from[1] >= core[0]))
    return undefined
  const [newStart, newEnd] = mapRange(hunks, start, end)
  const range = uniqueAround(now, newStart, newEnd, words => words !== '')
  if (!range)
    return undefined
  const [coreStart, coreEnd] = mapRange(hunks, ...core)
  if (coreEnd < coreStart || now.slice(coreStart, coreEnd) !== old.slice(...core))
    return undefined
  return {
    written: now.slice(...range),
    spoken: now.slice(range[0], coreStart) + spoken.slice(head, spoken.length - tail) + now.slice(coreEnd, range[1]),
  }
}

/**
 * Makes the errata fit a speech that was changed: those around whose words something changed are moved, those whose own
 * words are changed are taken out.
 * @param yaml the list
 * @param old the speech as written when they fitted
 * @param now as it is written now
 */
export function mendErrata(yaml: string, old: string, now: string): MendedList {
  const hunks = hunksOf(diffChars(old, now))
  const notes: string[] = []
  const changes = parseErrata(yaml).flatMap(({ written, spoken, line = 1 }) => {
    if (timesIn(now, written) === 1 || timesIn(old, written) !== 1)
      return []
    const last = lastLine(yaml, line)
    const place = moved(old, now, hunks, written, spoken)
    if (!place) {
      notes.push(`勘误“${written}”不再适用，删去这一条`)
      return [{ from: line, to: last }]
    }
    notes.push(`勘误“${written}”改为“${place.written}”→“${place.spoken}”`)
    return (['written', 'spoken'] as const).map((name) => {
      const at = nameLine(yaml, line, name, last)
      return { from: at, to: at, put: `${/^\s*(?:-\s+)?/.exec(yaml.split('\n')[at - 1]!)![0]}${name}: ${scalar(place[name])}` }
    })
  })
  return { yaml: rewriteLines(yaml, changes), notes }
}

/** Finds where a gap of the old text is now, quoted so that it is unique. */
function movedPlace(old: string, now: string, hunks: Hunk[], place: string): string | undefined {
  const start = old.indexOf(place)
  const oneGap = (words: string): boolean => gapsIn(words).length === 1
  const range = uniqueAround(now, ...mapRange(hunks, start, start + place.length), oneGap)
  return range && now.slice(...range)
}

/**
 * Makes the blanks fit a speech that was changed: their places are moved, and those that are gone are taken out.
 * @param yaml the list
 * @param old the speech as spoken when they fitted, without white space
 * @param now as it is spoken now
 */
export function mendBlanks(yaml: string, old: string, now: string): MendedList {
  const hunks = hunksOf(diffChars(old, now))
  const notes: string[] = []
  const changes = parseBlanks(yaml).flatMap(({ name, places, line = 1 }) => {
    const kept = places.map((place) => {
      if (timesIn(now, place) === 1 || timesIn(old, place) !== 1)
        return place
      const found = movedPlace(old, now, hunks, place)
      notes.push(found ? `空“${name}”的“${place}”改为“${found}”` : `空“${name}”的“${place}”讲话稿里没有了，删去这一处`)
      return found
    }).filter(place => place !== undefined)
    if (kept.join('\n') === places.join('\n'))
      return []
    const last = lastLine(yaml, line)
    if (!kept.length)
      return [{ from: line, to: last }]
    const lines = yaml.split('\n')
    const from = nameLine(yaml, line, 'places', last)
    const next = lines.findIndex((text, index) => index >= from && /^\s*(?:-\s+)?\w+\s*:/.test(text))
    return [{ from, to: Math.min(next < 0 ? last : next, last), put: `${/^\s*(?:-\s+)?/.exec(lines[from - 1]!)![0]}places: [${kept.map(place => scalar(place, true)).join(', ')}]` }]
  })
  return { yaml: rewriteLines(yaml, changes), notes }
}
