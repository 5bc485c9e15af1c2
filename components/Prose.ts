import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import Redacted from './Redacted.vue'

/** A hand-placed break, or a blank of the anonymised text. */
const MARK = /(<wbr>|X+)/

/** Text of the front matter as Markdown would show it: `<wbr>` breaks, XX is an ink bar. */
const Prose: FunctionalComponent<{ text: string }> = ({ text }) =>
  text.split(MARK).map((part) => {
    if (part === '<wbr>')
      return h('wbr')
    return part.startsWith('X') ? h(Redacted, () => part) : part
  })

Prose.props = ['text']

export default Prose
