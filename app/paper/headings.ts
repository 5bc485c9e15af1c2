import type { Block } from '../../engine/speech/passages.ts'

/**
 * The element of each heading, which becomes a bookmark of the PDF: one on a line of its own has one at every level, one
 * that runs in only at the top, lest a speech without other headings have no bookmarks. Each is one level below the one
 * it stands under (PDF/UA-1, 7.4.2: no level is skipped); none of what is no heading.
 */
export function elementsOf(blocks: Block[]): (string | undefined)[] {
  const above: number[] = []
  return blocks.map(({ kind, level = 0 }) => {
    while (above.length && above.at(-1)! >= level)
      above.pop()
    if (!(kind === 'heading' || (kind === 'run-in' && level === 1)))
      return undefined
    above.push(level)
    return `h${Math.min(6, above.length + 1)}`
  })
}
