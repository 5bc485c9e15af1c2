import type { Speech } from './parse.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { applyErrata, parseErrata } from './errata.ts'
import { parseSpeech } from './parse.ts'

/**
 * The speech as spoken: `speech/speech.txt` with the corrections of `speech/errata.yml` applied.
 * @param root folder of the project
 */
export function readSpeech(root: string): Speech {
  const file = (name: string): string => readFileSync(resolve(root, 'speech', name), 'utf8').replaceAll('\r\n', '\n')
  return parseSpeech(applyErrata(file('speech.txt'), parseErrata(file('errata.yml'))))
}
