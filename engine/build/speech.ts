import type { Plugin } from 'vite'
import type { DeckSource } from '../config.ts'
import { readDeck } from '../check/deck.ts'
import { deckPlan } from '../check/timing.ts'
import { readSpeech } from '../speech/index.ts'
import { blocksOf, sentencesOfBlock } from '../speech/passages.ts'
import { markersOf } from '../speech/places.ts'

/** The exports of the modules of these names. Each is made of the speech and the deck when it is asked for. */
const MODULES: Record<string, (source: DeckSource) => Promise<Record<string, unknown>>> = {
  'virtual:speech': async (source) => {
    const spoken = readSpeech(source)
    const { deck } = await readDeck(source)
    const due = deckPlan(deck!).steps.filter(({ click }) => click === 0).map(step => step.due)
    const blocks = blocksOf(spoken, deck!.slides.map(({ note }) => note.text), due)
      .map(block => ({ ...block, sentences: sentencesOfBlock(block) }))
    return { title: spoken.title, blocks }
  },
  'virtual:markers': async (source) => {
    const { deck } = await readDeck(source)
    return { markers: markersOf(readSpeech(source), deck?.slides ?? []) }
  },
}

/**
 * Gives the paper editions and the reading page the speech, parted where the slides change; a public site has neither.
 * Gives all pages how the speech counts the places that the slides name.
 */
export function speech(source: DeckSource): Plugin {
  return {
    name: 'deck:speech',
    resolveId: id => id in MODULES ? `\0${id}` : undefined,
    async load(id) {
      const make = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined
      if (!make)
        return
      const values = Object.entries(await make(source))
      return values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`).join('\n')
    },
  }
}
