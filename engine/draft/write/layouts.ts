import type { LayoutName, Slot } from '../choose/sketch.ts'
import { LAYOUTS } from '../../layouts/index.ts'

/** Longest parts, in characters, into which words of a slot are broken: the letters of these layouts are large. All others fit on a line. */
const LINES: Partial<Record<LayoutName, Partial<Record<Slot | 'settings', number>>>> = {
  section: { settings: 12 },
  statement: { default: 9 },
  gap: { default: 9, short: 10 },
  quote: { default: 10 },
  case: { settings: 9 },
  ledger: { settings: 9 },
  figures: { default: 6 },
}

/** Tells how a layout is written, as `engine/layouts` declares it: its settings and slots in order, and whether its title is one of the settings. */
export function writingOf(name: LayoutName): { settings: string[], slots: Slot[], untitled: boolean, lines: Partial<Record<Slot | 'settings', number>> } {
  const { settings, body, slots, title } = LAYOUTS[name]!
  return {
    settings: Object.keys(settings),
    slots: [...body ? ['default'] : [], ...Object.keys(slots)] as Slot[],
    untitled: title === 'settings',
    lines: LINES[name] ?? {},
  }
}
