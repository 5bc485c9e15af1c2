import type { Blank } from './blanks.ts'
import type { Speech } from './parse.ts'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chosenBlanks } from '../scripts/asked.ts'
import { filler, parseBlanks } from './blanks.ts'
import { applyErrata, parseErrata } from './errata.ts'
import { parseSpeech } from './parse.ts'

function file(root: string, name: string): string {
  return readFileSync(resolve(root, 'speech', name), 'utf8').replaceAll('\r\n', '\n')
}

const readOpen = (root: string): string => applyErrata(file(root, 'speech.txt'), parseErrata(file(root, 'errata.yml')))

/**
 * The blanks of `speech/blanks.yml`. Where not all were chosen (`chooseBlanks`), those that are not marked public are
 * empty, whatever stands in the file.
 */
export function readBlanks(root: string): Blank[] {
  if (!existsSync(resolve(root, 'speech/blanks.yml')))
    return []
  const blanks = parseBlanks(file(root, 'blanks.yml'))
  return chosenBlanks() === 'all' ? blanks : blanks.map(blank => blank.public ? blank : { ...blank, filled: '' })
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
