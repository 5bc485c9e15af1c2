import type { NoteFinding } from './notes.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser'
import { decode } from '../encoding.ts'
import { markdownFiles } from './encoding.ts'
import { parseNote } from './note.ts'

/** Words of a note that are enough to know it by. */
const LEAST_WORDS = 4

/** The first words spoken over each file in `pages/` that no slide names. */
function unnamedNotes(root: string): { file: string, words: string }[] {
  const folder = join(root, 'pages')
  const named = new Set(markdownFiles(root).map(({ file }) => file))
  const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith('.md')).map(({ name }) => `pages/${name}`) : []
  return files.filter(file => !named.has(file)).flatMap((file) => {
    const { slides } = parseSync(decode(readFileSync(join(root, file))).text, file, { noParseYAML: true })
    const words = slides.map(({ raw }) => parseNote(raw).text).find(text => text.length >= LEAST_WORDS)
    return words ? [{ file, words }] : []
  })
}

/** Says, if the notes lack the words of a file that is named nowhere, that it is not named. */
export function withUnnamed(findings: NoteFinding[], root: string): NoteFinding[] {
  if (!findings.some(({ missing }) => missing))
    return findings
  const unnamed = unnamedNotes(root)
  return findings.map((finding) => {
    const found = unnamed.find(({ words }) => finding.missing?.includes(words))
    return found
      ? { file: 'slides.md', line: 1, slides: finding.slides, what: '这个文件没有被引用，里面的备注就不讲了', words: found.file, advice: `请在 slides.md 里它该在的地方写一页“---”“src: ./${found.file}”“---”` }
      : finding
  })
}
