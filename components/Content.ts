import { defineComponent, h } from 'vue'
import { isHeading, nodesOf } from './nodes.ts'
import Reveal from './Reveal.ts'

/** The words of a slide in two parts, each with its place: the title, with the ordinal of the point that it opens, and all else. */
export default defineComponent({
  props: {
    /** of the point, as the speech counts it */
    ordinal: String,
    /** see `Reveal` */
    stacks: Boolean,
  },
  setup(props, { slots }) {
    return () => {
      const nodes = nodesOf(slots.default)
      const rest = nodes.filter(node => !isHeading(node))
      const reveal = (children: typeof nodes) => h(Reveal, { stacks: props.stacks }, () => children)
      return [
        h('header', { class: 'title' }, [
          props.ordinal && h('span', { class: 'ordinal' }, props.ordinal),
          reveal(nodes.filter(isHeading)),
        ]),
        rest.length ? h('div', { class: 'body' }, [reveal(rest)]) : undefined,
      ]
    }
  },
})
