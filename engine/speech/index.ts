import type { DeckSource } from '../config.ts'
import type { Blank } from './blanks.ts'
import type { Speech } from './parse.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../command/run.ts'
import { filler, parseBlanks } from './blanks.ts'
import { applyErrata, parseErrata } from './errata.ts'
import { parseSpeech } from './parse.ts'

const WRITTEN = 'speech.txt'

/**
 * The text of a file in the folder of the speech. Of the lists each may be left out.
 * @throws UserError where there is no speech, or a folder in place of a file
 */
function file(deck: string, name: string): string {
  const path = resolve(deck, 'speech', name)
  const there = existsSync(path)
  if (there && !statSync(path).isFile())
    throw new UserError(`speech/${name} 是一个文件夹，应是文件；请把它移开，或从备份取回`)
  if (name === WRITTEN && !there)
    throw new UserError(`speech/${WRITTEN} 找不到；请把讲话稿存成纯文本（UTF-8），放在讲稿文件夹的 speech/ 里`)
  return there ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
}

function readOpen(deck: string): string {
  const written = file(deck, WRITTEN)
  if (!written.trim())
    throw new UserError(`speech/${WRITTEN} 是空的；请写上讲话稿，或从备份取回`)
  return applyErrata(written, parseErrata(file(deck, 'errata.yml')))
}

/** Words of the speech that the errata query and leave alone, without white space. */
export function queriedPlaces(deck: string): string[] {
  return parseErrata(file(deck, 'errata.yml')).filter(({ status }) => status === 'queried').map(({ written }) => written.replace(/\s/g, ''))
}

/** The blanks of `speech/blanks.yml`; on a public site those that are not marked public are empty, whatever stands in the file. */
export function readBlanks({ deck, blanks: shown }: DeckSource): Blank[] {
  const blanks = parseBlanks(file(deck, 'blanks.yml'))
  return shown === 'public' ? blanks.map(blank => blank.public ? blank : { ...blank, filled: '' }) : blanks
}

/** Fills the blanks of the speech in a text that quotes it: Markdown, front matter, the speech itself. */
export function blankFiller(source: DeckSource): (text: string) => string {
  const blanks = readBlanks(source)
  return blanks.length ? filler(readOpen(source.deck), blanks) : text => text
}

/**
 * The speech as spoken, its blanks open: what its length is measured by.
 * @param deck folder of the deck
 */
export function readOpenSpeech(deck: string): Speech {
  return parseSpeech(readOpen(deck))
}

/**
 * The speech as spoken: `speech/speech.txt` with the corrections of `speech/errata.yml` applied and the blanks of
 * `speech/blanks.yml` filled.
 */
export function readSpeech(source: DeckSource): Speech {
  return parseSpeech(blankFiller(source)(readOpen(source.deck)))
}
