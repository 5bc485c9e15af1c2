import type { Deck } from '../../engine/check/deck.ts'

/** Long enough that no two texts share it by chance, short enough to catch a sentence. */
const STRETCH = 12

/** Every stretch of the words spoken that no slide shows, by slide; off a PDF the phrases of a slide are read in one piece. */
export function hiddenStretches(deck: Deck): string[][] {
  const { title, info } = deck.headmatter as Record<string, string>
  const shown = [title, info, ...deck.slides.flatMap(({ phrases }) => [...phrases.map(({ text }) => text), phrases.map(({ text }) => text).join('')])].join('\n')
  return deck.slides.map(({ note }) => Array.from({ length: Math.max(0, note.text.length - STRETCH + 1) }, (_, at) => note.text.slice(at, at + STRETCH))
    .filter(stretch => !shown.includes(stretch)))
}

/** Those of some stretches that stand in some files, as `file: stretch`. */
export function foundIn(texts: Record<string, string>, stretches: string[]): string[] {
  return Object.entries(texts).flatMap(([file, text]) => stretches.filter(stretch => text.includes(stretch)).map(stretch => `${file}: ${stretch}`))
}
