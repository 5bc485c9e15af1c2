import type { Slot, VNode } from 'vue'
import { createTextVNode, Fragment, h, mergeProps } from 'vue'

/** The nodes of a slot that was handed through by other components, each of which wraps it in a fragment. */
export function unwrap(nodes: VNode[]): VNode[] {
  return nodes.flatMap(node => node.type === Fragment ? unwrap(node.children as VNode[]) : [node])
}

export const nodesOf = (slot: Slot | undefined): VNode[] => unwrap(slot?.() ?? [])

export const isList = ({ type }: VNode): boolean => type === 'ul' || type === 'ol'
export const isHeading = ({ type }: VNode): boolean => typeof type === 'string' && /^h[1-6]$/.test(type)
const isStrong = ({ type }: VNode): boolean => type === 'strong'
const isBreak = ({ type }: VNode): boolean => type === 'br'

/** Returns the nodes within an element. */
export function childrenOf({ children }: VNode): VNode[] {
  if (typeof children === 'string')
    return [createTextVNode(children)]
  return Array.isArray(children) ? unwrap(children as VNode[]) : []
}

/** The words of a node; a place where a line may break is a zero-width space, where it must a line feed. */
export function textOf(node: VNode): string {
  if (node.type === 'wbr')
    return '\u200B'
  if (isBreak(node))
    return '\n'
  const { children } = node
  if (typeof children === 'string')
    return children
  if (Array.isArray(children))
    return children.map(child => textOf(child as VNode)).join('')
  // A component, as the bar of a blank is one, has a slot.
  return nodesOf((children as { default?: Slot } | null)?.default).map(textOf).join('')
}

/** The items of all lists among some nodes. */
export function itemsOf(nodes: VNode[]): VNode[] {
  return nodes.filter(isList).flatMap(childrenOf)
}

/** Words parted at those in bold: what comes before, the phrase that matters, what comes after; a break at either end is dropped. */
export interface Parts { lead: VNode[], key: VNode[], rest: VNode[] }

function trim(nodes: VNode[]): VNode[] {
  const filled = nodes.map(node => !isBreak(node) && textOf(node).trim() !== '')
  return nodes.slice(Math.max(0, filled.indexOf(true)), filled.lastIndexOf(true) + 1)
}

/** Makes each line of words that are broken by hand an element of its own, that it may have a size of its own. */
function linesOf(nodes: VNode[]): VNode[] {
  const breaks = [-1, ...nodes.flatMap((node, index) => isBreak(node) ? [index] : []), nodes.length]
  return breaks.length === 2 ? nodes : breaks.slice(1).map((end, index) => h('span', nodes.slice(breaks[index]! + 1, end)))
}

/** Parts of a node; without bold words all is lead. */
export function partsOf(node: VNode): Parts {
  const children = childrenOf(node)
  const [first, last] = [children.findIndex(isStrong), children.findLastIndex(isStrong)]
  return first < 0
    ? { lead: children, key: [], rest: [] }
    : { lead: trim(children.slice(0, first)), key: children.slice(first, last + 1), rest: trim(children.slice(last + 1)) }
}

/** Sets the parts of a node, or of the items of a list, one below the other; what has no bold words stays as it is. */
export function stacked(node: VNode): VNode {
  if (isList(node))
    return h(node, {}, childrenOf(node).map(stacked))
  const parts = partsOf(node)
  if (!parts.key.length)
    return node
  return h(node.type as string, mergeProps(node.props ?? {}, { class: 'stacked' }), (['lead', 'key', 'rest'] as const)
    .filter(name => parts[name].length)
    .map(name => h('span', { class: name }, linesOf(parts[name]))))
}
