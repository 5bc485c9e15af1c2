import type { Figure } from './figure.ts'

/** Those of the house, and those that the deck itself brings. */
const FILES = import.meta.glob<{ default: Figure }>(['./*.figure.ts', '/components/*.figure.ts'], { eager: true })
const FIGURES = new Map(Object.values(FILES).map(({ default: figure }) => [figure.symbol, figure]))

/** The figure for the image of a section; none: its line stays taut. */
export function figureOf(symbol: string | undefined): Figure | undefined {
  return FIGURES.get(symbol ?? '')
}
