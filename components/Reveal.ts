import { defineComponent, h } from 'vue'
import VClicks from '../app/slidev/VClicks.ts'
import { breakableNodes } from './breaks.ts'
import { isList, nodesOf, stacked } from './nodes.ts'

/**
 * Shows its children, the items of every list click by click: in Markdown a list item is a click. Not a functional
 * component: of an error in one, and so in the slide's own words, Vue does not tell where it was.
 */
export default defineComponent({
  props: {
    /** sets what is in bold on a line of its own, as the phrase that matters */
    stacks: Boolean,
  },
  setup({ stacks }, { slots }) {
    return () => breakableNodes(nodesOf(slots.default))
      .map(node => stacks ? stacked(node) : node)
      .map(node => isList(node) ? h(VClicks, () => [node]) : node)
  },
})
