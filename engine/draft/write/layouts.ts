import type { LayoutName, Slot } from '../choose/sketch.ts'

/** How a layout is written: the sign of its title, where that is not told by the level, and its slots in order. */
interface Description {
  /** settings in its front matter, in order */
  settings: string[]
  slots: Slot[]
  /** its title, too, stands in the front matter */
  untitled?: true
  /** longest parts, in characters, into which words of a slot are broken; others fit on a line */
  lines?: Partial<Record<Slot | 'settings', number>>
}

const BELOW: Slot[] = ['default', 'aside']

export const LAYOUTS: Record<LayoutName, Description> = {
  cover: { settings: [], slots: [] },
  agenda: { settings: [], slots: [] },
  section: { settings: ['symbol', 'metaphor'], slots: [], lines: { settings: 12 } },
  point: { settings: [], slots: BELOW },
  statement: { settings: [], slots: BELOW, lines: { default: 9 } },
  columns: { settings: [], slots: BELOW },
  flow: { settings: [], slots: BELOW },
  gap: { settings: [], slots: ['default', 'short', 'aside'], lines: { default: 9, short: 10 } },
  never: { settings: [], slots: BELOW },
  quote: { settings: [], slots: BELOW, lines: { default: 10 } },
  case: { settings: ['title', 'office', 'facts', 'date', 'consequences'], slots: [], untitled: true, lines: { settings: 9 } },
  ledger: { settings: ['rows'], slots: [], lines: { settings: 9 } },
  figures: { settings: [], slots: BELOW, lines: { default: 6 } },
  closing: { settings: [], slots: BELOW },
}
