import type { DeckSource } from '../config.ts'
import type { Deck } from './deck.ts'
import type { Finding } from './finding.ts'
import { UserError } from '../command/run.ts'
import { readBlanks, readOpenSpeech, readSpeech } from '../speech/index.ts'
import { readDeck } from './deck.ts'
import { formatFinding } from './finding.ts'
import { durationFindings, settingFindings, titleFindings } from './headmatter.ts'
import { layoutFindings } from './layouts.ts'
import { noteFindings } from './notes.ts'
import { pictureFindings } from './pictures.ts'
import { placeFindings } from './places.ts'
import { componentFindings } from './references.ts'
import { clickFindings, excerptFindings, glyphFindings, measureFindings, punctuationFindings } from './words.ts'

/**
 * Checks the deck against the speech and itself, without a browser.
 * @param source where it is, and how its words are read
 * @returns the deck, if it could be read, and all findings in the order of the files
 */
export async function checkDeck(source: DeckSource): Promise<{ deck?: Deck, findings: Finding[] }> {
  const { deck, findings } = await readDeck(source)
  if (!deck || findings.length)
    return { findings }
  const speech = readSpeech(source)
  return {
    deck,
    findings: [
      ...settingFindings(deck),
      ...layoutFindings(deck),
      ...componentFindings(deck, source.deck),
      ...pictureFindings(deck, source.deck),
      ...noteFindings(deck, speech),
      ...placeFindings(deck, speech),
      ...excerptFindings(deck, speech),
      ...clickFindings(deck),
      ...measureFindings(deck, readBlanks(source)),
      ...glyphFindings(deck),
      ...punctuationFindings(deck),
      ...titleFindings(deck, speech),
      ...durationFindings(deck, readOpenSpeech(source.deck)),
    ].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  }
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
