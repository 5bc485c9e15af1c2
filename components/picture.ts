import type { VNode } from 'vue'
import { unwrap } from './nodes.ts'

/** True if a node is a picture: Markdown sets it in a paragraph of its own. */
export function isPicture({ type, children }: VNode): boolean {
  return type === 'p' && Array.isArray(children) && unwrap(children as VNode[]).some(child => child.type === 'img')
}

/** Part of the width that words leave to a picture beside them. */
export const PICTURE_PART = 0.4
