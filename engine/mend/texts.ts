import type { SourceSlideInfo } from '@slidev/types'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadSlides } from '../check/deck.ts'
import { textFiles } from '../check/encoding.ts'

/** A character that is said: where it stands in the files. */
export interface Spot { file: string, offset: number }

/** All that is said over the slides, white space left out. */
export interface Said {
  text: string
  /** of each of its characters */
  spots: Spot[]
  /** where the words over a slide begin */
  starts: Set<number>
}

/** The texts of a deck as they stand, with line ends of LF. */
export interface Texts {
  /** by path */
  files: Map<string, string>
  written: string
  errata: string
  blanks: string
  said: Said
}

export const SPEECH = 'speech/speech.txt'
export const ERRATA = 'speech/errata.yml'
export const BLANKS = 'speech/blanks.yml'
const NOTE = /<!--([^<>]*?)-->\s*$/
const CLICK = /\[click\]/g
const BLANK = /\s/

/** Offsets in the source of a slide of the characters that are said over it: those that `parseNote` reads. */
function spokenOffsets(source: string): number[] {
  const match = NOTE.exec(source)
  if (!match)
    return []
  const start = match.index + '<!--'.length
  const words = match[1]!.replace(CLICK, click => ' '.repeat(click.length))
  return Array.from({ length: words.length }, (_, index) => index).filter(index => !BLANK.test(words[index]!)).map(index => start + index)
}

/** Reads off slides what is said over them. */
function saidOver(root: string, slides: SourceSlideInfo[], files: Map<string, string>): Said {
  const said: Said = { text: '', spots: [], starts: new Set() }
  for (const { filepath, start, raw } of slides) {
    const file = relative(root, filepath)
    const text = files.get(file)!
    const before = text.split('\n').slice(0, start).reduce((sum, line) => sum + line.length + 1, 0)
    said.starts.add(said.text.length)
    for (const offset of spokenOffsets(raw)) {
      said.text += raw[offset]!
      said.spots.push({ file, offset: before + offset })
    }
  }
  return said
}

/**
 * Reads the texts of a deck, the blanks of its speech open.
 * @param root its folder
 */
export async function readTexts(root: string): Promise<Texts> {
  const files = new Map(textFiles(root).map(({ file, text }) => [file, text.replaceAll('\r\n', '\n')]))
  const data = await loadSlides(root, text => text)
  return {
    files,
    written: files.get(SPEECH) ?? '',
    errata: files.get(ERRATA) ?? '',
    blanks: files.get(BLANKS) ?? '',
    said: saidOver(root, data.slides.map(({ source }) => source), files),
  }
}

/** True if a file has line ends of Windows, which it keeps. */
export const hasWindowsLines = (root: string, file: string): boolean => existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes('\r\n')
