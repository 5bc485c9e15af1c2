import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textFiles } from '../check/encoding.ts'
import { ENCODINGS } from '../encoding.ts'
import { writeOutputs } from '../export/write.ts'
import { hiddenIn, tidied } from '../hidden.ts'
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
 * Saves anew as UTF-8 the texts of a deck that are in another encoding, without what nobody sees in them, and keeps copies
 * of them as they were.
 * @returns what was done to each, and the folder of the copies; nothing where all are as they should be
 */
export async function fixEncodings(deck: string): Promise<{ fixed: { file: string, done: string }[], folder: string } | undefined> {
  const fixed = textFiles(deck).flatMap(({ file, text, encoding }) => {
    // In a component such a character may be meant.
    const hidden = file.startsWith('components/') ? undefined : hiddenIn(text)?.times
    const done = [encoding && `已由 ${ENCODINGS[encoding]} 改成 UTF-8`, hidden && `已改正 ${hidden} 处看不见的字`].filter(Boolean).join('，')
    return done ? [{ file, text: hidden ? tidied(text) : text, done }] : []
  })
  if (!fixed.length)
    return undefined
  return { fixed, folder: await replaceTexts(deck, fixed) }
}
