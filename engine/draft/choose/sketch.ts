import type { SlidePlace } from '../../speech/places.ts'
import type { Span } from './text.ts'

/** Words on a slide: a stretch of the speech, what of it is in bold, and before which places its lines break. */
export interface Words extends Span { bold?: Span[], breaks?: number[] }

/** A part of a slide's Markdown. */
export interface SketchBlock { kind: 'paragraph' | 'list' | 'numbered' | 'quote', words: Words[] }

const SLOTS = ['default', 'short', 'aside'] as const
export type Slot = typeof SLOTS[number]
export type LayoutName = 'cover' | 'agenda' | 'section' | 'point' | 'statement' | 'columns' | 'flow' | 'gap' | 'never' | 'quote' | 'case' | 'ledger' | 'figures' | 'closing'

/** A setting in the front matter: words of the speech, or of the house, alone, in a list, or in rows. */
export type Setting = Words | string | Words[] | LedgerRow[]
export type LedgerRow = Record<string, Words>

/** A slide before it is written. */
export interface Sketch extends SlidePlace {
  layout: LayoutName
  /** the words spoken over it */
  span: Span
  /** 1 for cover, section and closing, 2 where a point is opened, else 3 */
  level: 1 | 2 | 3
  title?: Words
  settings?: Record<string, Setting>
  slots: Partial<Record<Slot, SketchBlock[]>>
  /** why a person should look at it */
  doubt?: string
}

export const list = (words: Words[]): SketchBlock => ({ kind: 'list', words })
export const paragraph = (words: Words): SketchBlock => ({ kind: 'paragraph', words: [words] })

const isWords = (row: Words | LedgerRow): row is Words => typeof row.start === 'number'

/** The stretch that a row of a ledger is. */
function spanOfRow(row: LedgerRow): Span {
  const cells = Object.values(row)
  return { start: Math.min(...cells.map(({ start }) => start)), end: Math.max(...cells.map(({ end }) => end)) }
}

/** The words that come in one by one, in the order in which they stand on the slide. */
export function itemsOf({ settings = {}, slots }: Pick<Sketch, 'settings' | 'slots'>): Words[] {
  const rows = Object.values(settings).flatMap((setting): (Words | LedgerRow)[] => Array.isArray(setting) ? setting : [])
  const blocks = SLOTS.flatMap(name => slots[name] ?? [])
  return [
    ...rows.map(row => isWords(row) ? row : spanOfRow(row)),
    ...blocks.filter(({ kind }) => kind === 'list' || kind === 'numbered').flatMap(({ words }) => words),
  ]
}
