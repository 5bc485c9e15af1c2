import type { SlidevData, SourceSlideInfo } from '@slidev/types'
import type { Finding } from './finding.ts'
import { relative } from 'node:path'
import { parseRangeString } from '@slidev/parser/utils'
import { nearest } from '../nearest.ts'
import { importersIn, pathOf } from './importers.ts'
import { settingLines } from './lines.ts'
import { parseNote } from './note.ts'
import { sourceNameFindings } from './sourceNames.ts'

const HIDING = ['hide', 'disabled'] as const

/** Settings where a file is named that its slides may have in common. */
const COMMON = ['src', 'section', 'point', 'motif', ...HIDING]

const hasWords = ({ raw }: SourceSlideInfo): boolean => parseNote(raw).text !== ''

/** What is written on a slide that names a file: Slidev shows the slides of the file alone. */
function lostFindings(root: string, data: SlidevData): Finding[] {
  return importersIn(data).flatMap((slide) => {
    const { raw, start, contentStart } = slide
    const lines = raw.split('\n')
    const index = lines.findIndex((line, at) => at >= contentStart - start && line.trim())
    return index < 0 ? [] : [{ file: relative(root, slide.filepath), line: start + 1 + index, what: '引用文件的这一页另外写了内容，不会显示', words: lines[index]!.trim(), advice: '请把它移到引用的文件里，或在前面加一行“---”另起一页' }]
  })
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
function importerFindings(root: string, data: SlidevData): Finding[] {
  return importersIn(data).flatMap(slide => Object.entries(slide.frontmatter).filter(([key]) => !COMMON.includes(key)).map(([key, value]) => {
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
  const names = sourceNameFindings(root, data)
  return names.length ? names : [lostFindings, hiddenFindings, rangeFindings, importerFindings].flatMap(find => find(root, data))
}
