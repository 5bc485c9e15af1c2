import { readFile, writeFile } from 'node:fs/promises'

const START = '<!-- bench:start -->'
const END = '<!-- bench:end -->'

/**
 * Puts a report between the markers of a Markdown text.
 * @returns the new text, undefined if the text has not both markers, in order
 */
export function replaceBetweenMarkers(text: string, report: string): string | undefined {
  const start = text.indexOf(START) + START.length
  const end = text.indexOf(END, start)
  return start < START.length || end < 0
    ? undefined
    : `${text.slice(0, start)}\n${report.trim()}\n${text.slice(end)}`
}

/**
 * Writes a report into a file where its markers are; without them, or without the file, nothing is written.
 * @returns whether the report was written
 */
export async function writeReport(file: string, report: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const changed = replaceBetweenMarkers(text, report)
  if (changed === undefined)
    return false
  await writeFile(file, changed)
  return true
}
