import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textFiles } from '../check/encoding.ts'
import { ENCODINGS } from '../encoding.ts'
import { writeOutputs } from '../export/write.ts'
import { hasWindowsLines } from './texts.ts'

/** Beside what a deck consists of, so that no build takes it in. */
const COPIES = '备份'

/** A folder for copies, named by the time; none that is there. */
function freshFolder(deck: string): string {
  const stamp = new Date().toLocaleString('sv').replace(/[-:]/g, '').replace(' ', '-')
  for (let number = 1; ; number++) {
    const folder = `${COPIES}/${stamp}${number > 1 ? `-${number}` : ''}`
    if (!existsSync(join(deck, folder)))
      return folder
  }
}

/**
 * Replaces texts of a deck, all or none, and keeps copies of them as they were.
 * @param deck its folder
 * @param changes the new texts, line ends of LF; files with those of Windows keep theirs
 * @returns the folder of the copies, in the deck
 * @throws UserError where one cannot be written; nothing is changed then
 */
export async function replaceTexts(deck: string, changes: { file: string, text: string }[]): Promise<string> {
  const folder = freshFolder(deck)
  const copies = changes.filter(({ file }) => existsSync(join(deck, file))).map(({ file }) => ({ target: `${folder}/${file}`, bytes: readFileSync(join(deck, file)) }))
  const files = changes.map(({ file, text }) => ({ target: file, bytes: hasWindowsLines(deck, file) ? text.replaceAll('\n', '\r\n') : text }))
  await writeOutputs(deck, [...copies, ...files])
  return folder
}

/**
 * Saves anew as UTF-8 the texts of a deck that are in another encoding, and keeps copies of them as they were.
 * @returns what each was, and the folder of the copies; nothing where all are in UTF-8
 */
export async function fixEncodings(deck: string): Promise<{ fixed: { file: string, was: string }[], folder: string } | undefined> {
  const foreign = textFiles(deck).filter(({ encoding }) => encoding)
  if (!foreign.length)
    return undefined
  const folder = await replaceTexts(deck, foreign.map(({ file, text }) => ({ file, text })))
  return { fixed: foreign.map(({ file, encoding }) => ({ file, was: ENCODINGS[encoding!] })), folder }
}
