import type { SpeechBlock } from '../../engine/speech/passages.ts'

/**
 * The element of each heading, which becomes a bookmark of the PDF: of all on lines of their own, and of those of two
 * levels, or of more where others of their level stand alone, that run in. Each is one level below the one it stands under (PDF/UA-1, 7.4.2: no level is skipped); none of what is no heading.
 */
export function elementsOf(blocks: SpeechBlock[]): (string | undefined)[] {
  const marked = new Set([1, 2, ...blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level)])
  const above: number[] = []
  return blocks.map(({ level }) => {
    if (level === undefined)
      return undefined
    while (above.length && above.at(-1)! >= level)
      above.pop()
    if (!marked.has(level))
      return undefined
    above.push(level)
    return `h${Math.min(6, above.length + 1)}`
  })
}
