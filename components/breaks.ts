import type { VNode } from 'vue'
import { createTextVNode, h, Text } from 'vue'
import { unwrap } from './nodes.ts'

/** Punctuation after which a line may break (CLREQ 3.1.3), before whatever may begin one. */
const AFTER = /([\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u201D\u2019\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+)(?=[^\p{P}\s]|[\u3008\u300A\u300C\u300E\u3010\u201C\u2018\uFF08])/gu
const MARK = '\u200B'

let asked: boolean | undefined

/** True if the browser breaks no line after punctuation under `word-break: keep-all`, as WebKit does, but within words. */
function needsBreaks(): boolean {
  if (asked === undefined) {
    const probe = document.body.appendChild(document.createElement('div'))
    probe.style.cssText = 'position: absolute; visibility: hidden; width: 3em; font: 20px/1 sans-serif; word-break: keep-all'
    probe.textContent = '\u4E00\u4E00\uFF0C\u4E00\u4E00'
    asked = probe.offsetHeight < 40
    probe.remove()
  }
  return asked
}

const parted = (text: string): VNode[] => text.replace(AFTER, `$1${MARK}`).split(MARK).flatMap((part, index) => index ? [h('wbr'), createTextVNode(part)] : [createTextVNode(part)])

/** Text with a place to break at after its punctuation, where the browser asks for that. */
export const breakable = (text: string): (string | VNode)[] => needsBreaks() ? parted(text) : [text]

function withBreaks(node: VNode): VNode[] {
  const { type, children, props } = node
  if (type === Text)
    return parted(children as string)
  // A component breaks its own content.
  if (typeof type !== 'string' || children === null)
    return [node]
  const inner = typeof children === 'string' ? parted(children) : unwrap(children as VNode[]).flatMap(withBreaks)
  return [h(type, props, inner)]
}

/** The same for the words within some nodes. */
export const breakableNodes = (nodes: VNode[]): VNode[] => needsBreaks() ? nodes.flatMap(withBreaks) : nodes
