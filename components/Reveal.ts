import type { FunctionalComponent, VNode } from 'vue'
import VClicks from '@slidev/client/builtin/VClicks.ts'
import { Fragment, h } from 'vue'

/** The nodes of a slot that was handed through by other components, each of which wraps it in a fragment. */
function unwrap(nodes: VNode[]): VNode[] {
  return nodes.flatMap(node => node.type === Fragment ? unwrap(node.children as VNode[]) : [node])
}

const isList = ({ type }: VNode): boolean => type === 'ul' || type === 'ol'

/** Shows its children, the items of every list click by click: in Markdown a list item is a click. */
const Reveal: FunctionalComponent = (_, { slots }) =>
  unwrap(slots.default?.() ?? []).map(node => isList(node) ? h(VClicks, () => [node]) : node)

export default Reveal
