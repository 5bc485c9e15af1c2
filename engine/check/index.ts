import type { DeckSource } from '../config.ts'
import type { Speech } from '../speech/parse.ts'
import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../command/run.ts'
import { decode } from '../encoding.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { queriedPlaces, readBlanks, readOpenSpeech, readSpeech } from '../speech/index.ts'
import { clickFindings } from './clicks.ts'
import { readDeck } from './deck.ts'
import { FaultyFile, formatFinding } from './finding.ts'
import { durationFindings, settingFindings, titleFindings } from './headmatter.ts'
import { layoutFindings } from './layouts.ts'
import { noteFindings } from './notes.ts'
import { pictureFindings } from './pictures.ts'
import { placeFindings } from './places.ts'
import { componentFindings, foreignFindings } from './references.ts'
import { headSettingFindings, slideSettingFindings } from './settings.ts'
import { signFindings } from './signs.ts'
import { templateFindings } from './templates.ts'
import { withUnnamed } from './unnamed.ts'
import { excerptFindings, glyphFindings, measureFindings, punctuationFindings, silentFindings } from './words.ts'

const SPACE = /\s/g

/** The slides whose notes are not the speech without those words on them that are: the note is at fault, not they. */
function withoutConsequences(deck: Deck, faulty: Set<Slide>, speech: Speech): Deck {
  const spoken = speech.spoken.replace(SPACE, '')
  return {
    ...deck,
    slides: deck.slides.map(slide => faulty.has(slide) ? { ...slide, phrases: slide.phrases.filter(({ text }) => slide.note.text.includes(text) || !spoken.includes(text)) } : slide),
  }
}

/** The slides of which nothing has been found: of others the words are not what they would be. */
function soundSlides(deck: Deck, found: Finding[]): Deck {
  const next = (index: number): number => deck.slides[index + 1]?.file === deck.slides[index]!.file ? deck.slides[index + 1]!.line : Infinity
  return { ...deck, slides: deck.slides.filter(({ file, line }, index) => !found.some(finding => finding.file === file && finding.line >= line && finding.line < next(index))) }
}

/** Checks the words on the slides and those that are said over them. */
function wordFindings(deck: Deck, source: DeckSource, shown: Finding[]): Finding[] {
  const speech = readSpeech(source)
  const signs = signFindings(decode(readFileSync(join(source.deck, 'speech/speech.txt'))).text, speech.spoken)
  if (signs.length)
    return signs
  const notes = withUnnamed(noteFindings(deck, speech), source.deck)
  const faulty = new Set(notes.flatMap(({ slides }) => slides))
  const sound = { ...deck, slides: deck.slides.filter(slide => !faulty.has(slide)) }
  const silent = elsewhere(silentFindings(deck, speech), notes)
  return [
    ...notes.map(({ file, line, what, words, advice }) => ({ file, line, what, words, advice })),
    // What lacks in the speech, or in the notes, moves all else.
    ...silent,
    ...notes.length || silent.length ? [] : [...placeFindings(deck, speech), ...durationFindings(deck, readOpenSpeech(source.deck))],
    ...excerptFindings(soundSlides(withoutConsequences(deck, faulty, speech), shown), speech).filter(({ words }) => !words.includes('{{')),
    ...clickFindings(soundSlides(notes.length ? sound : deck, shown)),
    ...measureFindings(deck, readBlanks(source)),
    ...glyphFindings(deck),
    ...punctuationFindings(deck, queriedPlaces(source.deck)),
    ...titleFindings(deck, speech),
  ]
}

/** Findings at places where others have found nothing yet. */
function elsewhere(findings: Finding[], others: Finding[]): Finding[] {
  return findings.filter(({ file, line }) => !others.some(other => other.file === file && other.line === line))
}

/** Finds words that layouts do not show, and tags that nobody knows or no slide may have: of each place the first. */
function shownFindings(deck: Deck, root: string): Finding[] {
  const unknown = componentFindings(deck, root)
  const foreign = foreignFindings(deck)
  const tags = unknown.length ? unknown : elsewhere(templateFindings(deck), foreign)
  const shown = [...elsewhere(layoutFindings(deck), tags), ...tags]
  return [...shown, ...elsewhere(foreign, shown)]
}

/**
 * Finds what keeps slides from being shown at all while a deck is edited: tags and templates that break, a layout that
 * nobody knows.
 * @returns what is wrong, by the numbers of the slides
 */
export function breakingFindings({ slides, ...deck }: Deck, root: string): Map<number, Finding[]> {
  const found = slides.map((slide) => {
    const alone = { ...deck, slides: [slide] }
    return [slide.no, Object.hasOwn(LAYOUTS, slide.layout) ? [...componentFindings(alone, root), ...templateFindings(alone)] : layoutFindings(alone)] as const
  })
  return new Map(found.filter(([, findings]) => findings.length))
}

/** The findings of a step; what keeps a file from being read is one, too. */
function gather(find: () => Finding[]): Finding[] {
  try {
    return find()
  }
  catch (error) {
    if (error instanceof FaultyFile)
      return error.findings
    throw error
  }
}

/**
 * Checks the deck against the speech and itself, without a browser: step by step, as what is wrong in one would be said
 * again, otherwise, in the next.
 * @param source where it is, and how its words are read
 * @returns the deck, if it could be read, and the findings of the first step that has any, in the order of the files
 */
export async function checkDeck(source: DeckSource): Promise<{ deck?: Deck, findings: Finding[] }> {
  const { deck, findings } = await readDeck(source)
  if (!deck || findings.length)
    return { findings }
  const root = source.deck
  const steps = [
    () => [...headSettingFindings(deck, root), ...slideSettingFindings(deck), ...settingFindings(deck)],
    () => {
      const shown = shownFindings(deck, root)
      return [...shown, ...pictureFindings(deck, root), ...wordFindings(deck, source, shown)]
    },
  ]
  for (const step of steps) {
    const found = gather(step)
    if (found.length)
      return { deck, findings: found.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line) }
  }
  return { deck, findings: [] }
}

/**
 * Checks the deck and lists what is wrong with it on standard error.
 * @throws UserError when anything is
 */
export async function requireSoundDeck(source: DeckSource): Promise<Deck> {
  const { deck, findings } = await checkDeck(source)
  for (const finding of findings)
    console.error(formatFinding(finding))
  if (!deck || findings.length)
    throw new UserError(`共 ${findings.length} 处有误，请照上面改好再试`)
  return deck
}
