import type { Finding } from './finding.ts'

/** What a note cannot hold as words: the ends of a comment, and the marker of clicks. */
const SIGN = /\[click\]|[<>]/i

/**
 * Finds in a speech a sign that no note can say.
 * @param written text of `speech/speech.txt`
 * @param spoken the same as spoken
 */
export function signFindings(written: string, spoken: string): Finding[] {
  const sign = SIGN.exec(spoken)?.[0]
  if (sign === undefined)
    return []
  const lines = written.split('\n')
  const index = Math.max(0, lines.findIndex(line => line.includes(sign)))
  const at = Math.max(0, lines[index]!.indexOf(sign) - 15)
  return [{ file: 'speech/speech.txt', line: index + 1, what: `讲话稿里有“${sign}”，备注里写不了`, words: lines[index]!.slice(at, at + 30).trim(), advice: '请删去，或改成汉字；真要念出来的尖括号写成全角的〈〉' }]
}
