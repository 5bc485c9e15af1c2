import type { Plugin } from 'vite'
import type { DeckSource } from '../config.ts'
import { readDeck } from '../check/deck.ts'
import { deckPlan } from '../check/timing.ts'
import { readSpeech } from '../speech/index.ts'
import { blocksOf, sentencesOfBlock } from '../speech/passages.ts'

const ID = 'virtual:speech'

/** Gives the paper editions and the reading page the speech, parted where the slides change. A public site has neither. */
export function speech(source: DeckSource): Plugin {
  return {
    name: 'deck:speech',
    resolveId: id => id === ID ? `\0${ID}` : undefined,
    async load(id) {
      if (id !== `\0${ID}`)
        return
      const spoken = readSpeech(source)
      const { deck } = await readDeck(source)
      const due = deckPlan(deck!).steps.filter(({ click }) => click === 0).map(step => step.due)
      const blocks = blocksOf(spoken, deck!.slides.map(({ note }) => note.text), due)
        .map(block => ({ ...block, sentences: sentencesOfBlock(block) }))
      return `export const title = ${JSON.stringify(spoken.title)}\nexport const blocks = ${JSON.stringify(blocks)}`
    },
  }
}
