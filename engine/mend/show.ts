import type { Plan } from './plan.ts'
import { diffChars, diffLines } from 'diff'

const MOST_CONTEXT = 12

/** A line with what differs from another in brackets, long stretches between cut short. */
function marked(line: string, other: string): string {
  return diffChars(line, other).filter(({ added }) => !added).map(({ removed, value }) =>
    removed ? `〔${value}〕` : value.length > 2 * MOST_CONTEXT ? `${value.slice(0, MOST_CONTEXT)}……${value.slice(-MOST_CONTEXT)}` : value).join('')
}

/** Shows the changes of a file, line by line: `-` as it is, `+` as it will be, differences in 〔〕. */
function showChange({ file, old, text }: Plan['changes'][number]): string[] {
  const parts = diffLines(old, text)
  let line = 1
  return parts.flatMap(({ added, removed, value }, index) => {
    const lines = value.replace(/\n$/, '').split('\n')
    const at = line
    line += added ? 0 : lines.length
    if (!added && !removed)
      return []
    const partner = added ? parts[index - 1] : parts[index + 1]
    const others = partner && (added ? partner.removed : partner.added) ? partner.value.split('\n') : []
    return lines.map((words, row) => `${added ? '  +' : `${file}:${at + row}\n  -`} ${others[row] === undefined ? words : marked(words, others[row])}`)
  })
}

/** A plan in words, before it is carried out. */
export function showPlan({ changes, notes }: Plan): string {
  return [...changes.flatMap(showChange), ...notes].join('\n')
}
