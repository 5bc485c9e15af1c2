import type { VNode } from 'vue'
import { defineComponent, Fragment, h } from 'vue'
import VClicks from '../app/slidev/VClicks.ts'

/** The nodes of a slot that was handed through by other components, each of which wraps it in a fragment. */
function unwrap(nodes: VNode[]): VNode[] {
  return nodes.flatMap(node => node.type === Fragment ? unwrap(node.children as VNode[]) : [node])
}

const isList = ({ type }: VNode): boolean => type === 'ul' || type === 'ol'

/**
 * Shows its children, the items of every list click by click: in Markdown a list item is a click. Not a functional
 * component: of an error in one, and so in the slide's own words, Vue does not tell where it was.
 */
export default defineComponent((_, { slots }) =>
  () => unwrap(slots.default?.() ?? []).map(node => isList(node) ? h(VClicks, () => [node]) : node))
