import type { SlidevData, SourceSlideInfo } from '@slidev/types'
import type { Finding } from './finding.ts'
import { posix, relative } from 'node:path'
import { parseRangeString } from '@slidev/parser/utils'
import { nearest } from '../nearest.ts'
import { settingLines } from './lines.ts'
import { parseNote } from './note.ts'

const HIDING = ['hide', 'disabled'] as const

/** Slidev's complaints of a file that it cannot take, by how they begin, and ours. */
const SAYINGS: [RegExp, string, string][] = [
  [/^Imported markdown file not found/, '引用的文件找不到', '请核对 src: 后的文件名，文件要在 pages/ 里'],
  [/^Imported markdown escapes/, '引用的文件不在这份讲稿的文件夹里', '请把文件放进 pages/'],
  [/^Circular import/, '文件引用了自己', '请删去这一页，或改 src: 后的文件名'],
  [/^Slide (\d+) does not exist/, '引用的页数超出了文件', '请核对 src: 里“#”后的页数，或删去“#”和后面的数'],
  [/^Error when loading slide: Error: EISDIR/, '引用的是一个文件夹', 'src: 后应是文件名，如 ./pages/1-helm.md'],
  [/^Error when loading slide/, '引用的写法看不懂', 'src: 后应是文件名，如 ./pages/1-helm.md'],
]

/** Settings where a file is named that its slides may have in common. */
const COMMON = ['src', 'section', 'point', 'motif', 'layout', ...HIDING]

const hasWords = ({ raw }: SourceSlideInfo): boolean => parseNote(raw).text !== ''

function pathOf({ filepath, frontmatter: { src } }: SourceSlideInfo, root: string): { path: string, range: string | undefined } {
  const [file = '', range] = String(src).split('#')
  return { path: file.startsWith('/') ? posix.join(root, file) : posix.join(posix.dirname(filepath), file), range }
}

/** Slides that are named but cannot be read: Slidev notes them, and goes on without. */
function missingFindings(root: string, { markdownFiles }: SlidevData): Finding[] {
  return Object.values(markdownFiles).flatMap(({ filepath, slides, errors = [] }) => errors.map(({ row, message }): Finding => {
    const [, what, advice] = SAYINGS.find(([pattern]) => pattern.test(message)) ?? ['', `引用的文件读不到（${message.replaceAll(`${root}/`, '')}）`, '请核对 src: 后的文件名']
    // Slidev notes at the file, and not at its name, that something is missing in it.
    const importers = Object.values(markdownFiles).flatMap(({ slides }) => slides).filter(slide => slide.frontmatter.src !== undefined && (message.startsWith('Slide ') ? pathOf(slide, root).path === filepath : slide.filepath === filepath && slide.start === row))
    const named = importers[0] ?? slides.find(({ start }) => start === row)
    const at = named && settingLines(root, named).src
    return { file: relative(root, filepath), line: row + 1, ...at, what: what!, words: `src: ${String(named?.frontmatter.src ?? '')}`, advice: advice! }
  }))
}

/** Slides that are kept out, with the words spoken over them. */
function hiddenFindings(root: string, { markdownFiles }: SlidevData): Finding[] {
  return Object.values(markdownFiles).flatMap(({ slides }) => slides).flatMap((slide) => {
    const key = HIDING.find(key => slide.frontmatter[key])
    if (!key || !(hasWords(slide) || slide.frontmatter.src))
      return []
    return [{
      ...settingLines(root, slide)[key]!,
      what: `${key} 把这一页藏起来，备注里的话也就不讲了`,
      words: `${key}: ${String(slide.frontmatter[key])}`,
      advice: '请删去这一行；这段话真的不讲了，就从讲话稿里也删去，备用的页请删去备注',
    }]
  })
}

/** Slides of a file that nobody names, because a range leaves them out. */
function rangeFindings(root: string, { markdownFiles }: SlidevData): Finding[] {
  const slides = Object.values(markdownFiles).flatMap(({ slides }) => slides)
  return Object.values(markdownFiles).flatMap(({ filepath, slides: own }): Finding[] => {
    const importers = slides.filter(slide => slide.frontmatter.src !== undefined && pathOf(slide, root).path === filepath)
    const taken = new Set(importers.flatMap(slide => parseRangeString(own.length, pathOf(slide, root).range)))
    const left = own.flatMap((slide, index) => taken.has(index + 1) || !hasWords(slide) ? [] : [index + 1])
    const last = importers.at(-1)
    return last && left.length
      ? [{
          ...settingLines(root, last).src!,
          what: `只取了文件里的几页，第 ${left.join('、')} 页的备注就不讲了`,
          words: `src: ${String(last.frontmatter.src)}`,
          advice: '请删去“#”和后面的数；这几页真的不讲了，就从讲话稿里也删去',
        }]
      : []
  })
}

/** Settings where a file is named hold for all its slides, whatever they say themselves. */
function importerFindings(root: string, { markdownFiles }: SlidevData): Finding[] {
  const importers = Object.values(markdownFiles).flatMap(({ slides }) => slides).filter(({ frontmatter }) => frontmatter.src !== undefined)
  return importers.flatMap(slide => Object.entries(slide.frontmatter).filter(([key]) => !COMMON.includes(key)).map(([key, value]) => {
    const near = nearest(key, COMMON)
    return {
      ...settingLines(root, slide)[key] ?? { file: relative(root, slide.filepath), line: slide.start + 1 },
      what: near ? '没有这个设置' : '引用文件的地方不能写这一项，它会盖过那个文件里每一页自己写的',
      words: `${key}: ${String(value)}`,
      advice: near ? `是不是 ${near}？请改正` : '请删去这一行，写到那个文件里要用它的那一页',
    }
  }))
}

/** Finds slides in the files of a deck that do not come to be slides, though they should. */
export function sourceFindings(root: string, data: SlidevData): Finding[] {
  const missing = missingFindings(root, data)
  return missing.length ? missing : [...hiddenFindings(root, data), ...rangeFindings(root, data), ...importerFindings(root, data)]
}
