import type { Finding } from '../check/finding.ts'
import type { Side } from './carry.ts'
import type { Texts } from './texts.ts'
import type { WordFile } from './word.ts'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partsOf } from '../build/stage.ts'
import { textFindings } from '../check/deck.ts'
import { FaultyFile } from '../check/finding.ts'
import { checkDeck } from '../check/index.ts'
import { signFindings } from '../check/signs.ts'
import { applyErrata, parseErrata } from '../speech/errata.ts'
import { lastSound } from './base.ts'
import { carryIntoNotes, carryIntoSpeech, correctionsIn, decide } from './carry.ts'
import { mendHead } from './head.ts'
import { mendBlanks, mendErrata } from './lists.ts'
import { newHeadings, refuseMoved } from './slides.ts'
import { readSpoken } from './spoken.ts'
import { BLANKS, ERRATA, readTexts, SPEECH } from './texts.ts'
import { speechFromWord } from './word.ts'

/** The changes of a deck that are needed so that its speech and its notes are the same again. */
export interface Plan {
  /** the files that change, as they are and as they will be */
  changes: { file: string, old: string, text: string }[]
  /** what happens to errata and blanks, in words */
  notes: string[]
  /** what is wrong after that, for a person to decide */
  left: Finding[]
}

const ENTRY = 'slides.md'

/** Returns the speech with its title, for what is told of it. */
const wholeOf = ({ written, errata }: Pick<Texts, 'written' | 'errata'>): string => applyErrata(written, parseErrata(errata))

/** Takes from the errata those that a change falls into: the speech then has the corrected words itself. */
function settle(written: string, yaml: string, words: Set<string>): { written: string, errata: string } {
  const settled = parseErrata(yaml).filter(erratum => words.has(erratum.written))
  const corrected = settled.reduce((text, erratum) => text.replace(erratum.written, () => erratum.spoken), written)
  return { written: corrected, errata: mendErrata(yaml, written, corrected).yaml }
}

/** The texts of a deck with both sides the same; each is changed where the other is newer. */
function reconcile(texts: Texts, base: Texts | undefined, from: Side | undefined): { files: Map<string, string>, notes: string[] } {
  const known = base && { ...readSpoken(base), written: base.written }
  const errata = known ? mendErrata(texts.errata, known.written, texts.written) : { yaml: texts.errata, notes: [] }
  let current = { written: texts.written, errata: errata.yaml }
  let spoken = readSpoken(current)
  const decided = decide(texts.said.text, spoken.bare, known?.bare, from)
  const settled = correctionsIn(spoken, decided.notes)
  const notes = [...errata.notes, ...Array.from(settled, words => `勘误“${words}”所在的话改了，删去这一条，讲话稿里直接写改好的话`)]
  if (settled.size) {
    current = settle(current.written, current.errata, settled)
    spoken = readSpoken(current)
  }
  const signs = signFindings(current.written, spoken.bare)
  if (signs.length)
    throw new FaultyFile(signs)
  refuseMoved(texts, decided.speech, spoken.bare)
  notes.push(...newHeadings(texts, decided.speech, spoken))
  const files = carryIntoNotes(texts, decided.speech, spoken)
  const written = carryIntoSpeech(current.written, spoken, texts.said, decided.notes)
  const after = mendErrata(current.errata, current.written, written)
  files.set(SPEECH, written)
  files.set(ERRATA, after.yaml)
  const blanks = mendBlanks(texts.blanks, known?.bare ?? spoken.bare, readSpoken({ written, errata: after.yaml }).bare)
  files.set(BLANKS, blanks.yaml)
  files.set(ENTRY, mendHead(files.get(ENTRY) ?? texts.files.get(ENTRY)!, base && wholeOf(base), wholeOf({ written, errata: after.yaml })))
  return { files, notes: [...notes, ...after.notes, ...blanks.notes] }
}

/** Checks a deck as it would be. */
async function checkWith(deck: string, changes: Plan['changes']): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deck-mended-'))
  try {
    await Promise.all(partsOf(deck).map(part => cp(join(deck, part), join(folder, part), { recursive: true })))
    await Promise.all(changes.map(({ file, text }) => writeFile(join(folder, file), text)))
    return (await checkDeck({ deck: folder, blanks: 'all' })).findings
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Plans how a change of the speech comes into the notes, or one of the notes into the speech. Nothing is written.
 * @param deck its folder
 * @param from the side that is newer wherever that cannot be told
 * @param word the script as an office has corrected it, if the change is to be read from there
 * @throws FaultyFile where the texts cannot be read; UserError where a person has to say which side is newer, or as `speechFromWord`
 */
export async function planMending(deck: string, from?: Side, word?: WordFile): Promise<Plan> {
  const faults = textFindings(deck)
  if (faults.length)
    throw new FaultyFile(faults)
  const texts = await readTexts(deck)
  if (word)
    texts.written = speechFromWord(deck, texts, word)
  const { files, notes } = reconcile(texts, await lastSound(deck), word ? 'speech' : from)
  const changes = [...files].flatMap(([file, text]) => {
    const old = texts.files.get(file) ?? ''
    return old === text ? [] : [{ file, old, text }]
  })
  return { changes, notes, left: await checkWith(deck, changes) }
}
