import type { FunctionalComponent, VNode } from 'vue'
import VClicks from '@slidev/client/builtin/VClicks.ts'
import { h } from 'vue'

const isList = (node: VNode): boolean => node.type === 'ul' || node.type === 'ol'

/** Shows its children, the items of every list click by click: in Markdown a list item is a click. */
const Reveal: FunctionalComponent = (_, { slots }) =>
  slots.default?.().map((node: VNode) => isList(node) ? h(VClicks, () => [node]) : node)

export default Reveal
