import type { Plugin } from 'vite'
import type { Deck } from '../check/deck.ts'
import type { DeckSource } from '../config.ts'
import { readDeck } from '../check/deck.ts'
import { deckPlan } from '../check/timing.ts'
import { readSpeech } from '../speech/index.ts'
import { blocksOf, sentencesOfBlock } from '../speech/passages.ts'
import { markersOf } from '../speech/places.ts'

/** The exports of the modules of these names. Each is made of the speech and the deck when it is asked for. */
const MODULES: Record<string, (source: DeckSource, deck: Deck | undefined) => Record<string, unknown>> = {
  'virtual:speech': (source, deck) => {
    const spoken = readSpeech(source)
    const due = deckPlan(deck!).steps.filter(({ click }) => click === 0).map(step => step.due)
    const blocks = blocksOf(spoken, deck!.slides.map(({ note }) => note.text), due)
      .map(block => ({ ...block, sentences: sentencesOfBlock(block) }))
    return { title: spoken.title, blocks }
  },
  'virtual:markers': (source, deck) => ({ markers: markersOf(readSpeech(source), deck?.slides ?? []) }),
}

/**
 * Gives the paper editions and the reading page the speech, parted where the slides change; a public site has neither.
 * Gives all pages how the speech counts the places that the slides name.
 */
export function speech(source: DeckSource): Plugin {
  // Read once for all modules that are asked for at the same time.
  let reading: ReturnType<typeof readDeck> | undefined
  return {
    name: 'deck:speech',
    resolveId: id => id in MODULES ? `\0${id}` : undefined,
    async load(id) {
      const make = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined
      if (!make)
        return
      reading ??= readDeck(source).finally(() => reading = undefined)
      const values = Object.entries(make(source, (await reading).deck))
      return values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`).join('\n')
    },
  }
}
