import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { INK } from '../engine/speech/gap.ts'
import { breakable } from './breaks.ts'
import Filled from './Filled.vue'
import Redacted from './Redacted.vue'

/** A hand-placed break, a blank of the anonymised text, or what fills one, as `engine/build/filled.ts` marks it. */
const MARK = new RegExp(`(<wbr>|${INK.source}|<Filled.*?</Filled>)`)
const BLANK = new RegExp(`^(?:${INK.source})$`)
const FILLED = /^<Filled( voice)?>(.*)<\/Filled>$/

/** Text of the front matter as Markdown would show it: `<wbr>` breaks, XX is an ink bar, a filled blank stays whole. */
const Prose: FunctionalComponent<{ text: string }> = ({ text }) =>
  text.split(MARK).flatMap((part) => {
    if (part === '<wbr>')
      return h('wbr')
    const [, voice, words] = FILLED.exec(part) ?? []
    if (words)
      return h(Filled, { voice: Boolean(voice) }, () => words)
    return BLANK.test(part) ? h(Redacted, () => part) : breakable(part)
  })

Prose.props = ['text']

export default Prose
