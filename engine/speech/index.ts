import type { Blank } from './blanks.ts'
import type { Speech } from './parse.ts'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { filler, parseBlanks } from './blanks.ts'
import { applyErrata, parseErrata } from './errata.ts'
import { parseSpeech } from './parse.ts'

const WRITTEN = 'speech.txt'

/** The text of a file in the folder of the speech. One that need not be there is empty then. */
function file(root: string, name: string): string {
  const path = resolve(root, 'speech', name)
  return name === WRITTEN || existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
}

const readOpen = (root: string): string => applyErrata(file(root, WRITTEN), parseErrata(file(root, 'errata.yml')))

/**
 * The blanks of `speech/blanks.yml`. For a public site (`DECK_PUBLIC=1`, as `npm run build` sets it) those that are
 * not marked public are empty, whatever stands in the file.
 */
export function readBlanks(root: string): Blank[] {
  const blanks = parseBlanks(file(root, 'blanks.yml'))
  return process.env.DECK_PUBLIC === '1' ? blanks.map(blank => blank.public ? blank : { ...blank, filled: '' }) : blanks
}

/** Fills the blanks of the speech in a text that quotes it: Markdown, front matter, the speech itself. */
export function blankFiller(root: string): (text: string) => string {
  const blanks = readBlanks(root)
  return blanks.length ? filler(readOpen(root), blanks) : text => text
}

/** The speech as spoken, its blanks open: what its length is measured by. */
export function readOpenSpeech(root: string): Speech {
  return parseSpeech(readOpen(root))
}

/**
 * The speech as spoken: `speech/speech.txt` with the corrections of `speech/errata.yml` applied and the blanks of
 * `speech/blanks.yml` filled.
 * @param root folder of the project
 */
export function readSpeech(root: string): Speech {
  return parseSpeech(blankFiller(root)(readOpen(root)))
}
