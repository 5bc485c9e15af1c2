import type { SlidevData, SourceSlideInfo } from '@slidev/types'
import type { Line } from './lines.ts'
import { posix, relative } from 'node:path'
import { settingLines } from './lines.ts'

/** The slides that name a file for their slides. */
export const importersIn = ({ markdownFiles }: SlidevData): SourceSlideInfo[] => Object.values(markdownFiles).flatMap(({ slides }) => slides).filter(({ frontmatter }) => frontmatter.src !== undefined)

/** The file that a slide names, and which of its slides: all where no range is given. */
export function pathOf({ filepath, frontmatter: { src } }: SourceSlideInfo, root: string): { path: string, range: string | undefined } {
  const [file = '', range] = String(src).split('#')
  return { path: file.startsWith('/') ? posix.join(root, file) : posix.join(posix.dirname(filepath), file), range }
}

/** Where the name of a file stands. */
export const sourceLine = (root: string, slide: SourceSlideInfo): Line => settingLines(root, slide).src ?? { file: relative(root, slide.filepath), line: slide.start + 1 }
