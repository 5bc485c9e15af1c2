import type { SlidevData } from '@slidev/types'
import type { Finding } from './finding.ts'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isPart } from '../build/stage.ts'
import { nearest } from '../nearest.ts'
import { importersIn, pathOf, sourceLine } from './importers.ts'
import { settingLines } from './lines.ts'

const NOT_FOUND = '引用的文件找不到'
/** Slidev's complaints of a file that it cannot take, by how they begin, and ours. */
const SAYINGS: [RegExp, string, string][] = [
  [/^Imported markdown file not found/, NOT_FOUND, '请核对 src: 后的文件名，文件要在 pages/ 里'],
  [/^Imported markdown escapes/, '引用的文件不在这份讲稿的文件夹里', '请把文件放进 pages/'],
  [/^Circular import/, '文件引用了自己', '请删去这一页，或改 src: 后的文件名'],
  [/^Slide (\d+) does not exist/, '引用的页数超出了文件', '请核对 src: 里“#”后的页数，或删去“#”和后面的数'],
  [/^Error when loading slide: Error: EISDIR/, '引用的是一个文件夹', 'src: 后应是文件名，如 ./pages/1-helm.md'],
  [/^Error when loading slide/, '引用的写法看不懂', 'src: 后应是文件名，如 ./pages/1-helm.md'],
]

const EXAMPLE = 'src: 后应是 pages/ 里的文件，如 ./pages/1-helm.md'
const MARKDOWN = /\.md$/i

/** Names of files that none can have who is read: nothing, no Markdown, or a place that no build copies. */
function nameFindings(root: string, data: SlidevData): Finding[] {
  return importersIn(data).flatMap((slide) => {
    const { src } = slide.frontmatter
    const { path } = pathOf(slide, root)
    const at = { ...sourceLine(root, slide), words: `src: ${String(src ?? '')}`, advice: EXAMPLE }
    if (src === null || src === '')
      return [{ ...at, what: 'src: 后面没有写文件名' }]
    if (typeof src !== 'string' || !existsSync(path) || statSync(path).isDirectory())
      return []
    if (!MARKDOWN.test(path))
      return [{ ...at, what: '引用的不是幻灯片文件（.md）' }]
    return isPart(root, relative(root, path).split(/[\\/]/)[0]!) ? [] : [{ ...at, what: '引用的文件不在 pages/ 里' }]
  })
}

/** The file in `pages/` that a name was probably meant to be. */
function nearName(root: string, src: string): string | undefined {
  const folder = join(root, 'pages')
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).filter(name => MARKDOWN.test(name) && existsSync(join(folder, name))) : []
  const wanted = basename(src.replaceAll('\\', '/')).toLowerCase()
  const near = names.find(name => [wanted, `${wanted}.md`].includes(name.toLowerCase())) ?? nearest(wanted, names)
  return near && `./pages/${near}`
}

/** Slides that are named but cannot be read: Slidev notes them, and goes on without. */
function missingFindings(root: string, { markdownFiles }: SlidevData): Finding[] {
  return Object.values(markdownFiles).flatMap(({ filepath, slides, errors = [] }) => errors.map(({ row, message }): Finding => {
    const [, what, advice] = SAYINGS.find(([pattern]) => pattern.test(message)) ?? ['', `引用的文件读不到（${message.replaceAll(`${root}/`, '')}）`, '请核对 src: 后的文件名']
    // Slidev notes at the file, and not at its name, that something is missing in it.
    const importers = Object.values(markdownFiles).flatMap(({ slides }) => slides).filter(slide => slide.frontmatter.src !== undefined && (message.startsWith('Slide ') ? pathOf(slide, root).path === filepath : slide.filepath === filepath && slide.start === row))
    const named = importers[0] ?? slides.find(({ start }) => start === row)
    const at = named && settingLines(root, named).src
    const src = String(named?.frontmatter.src ?? '')
    const near = what === NOT_FOUND ? nearName(root, src) : undefined
    return { file: relative(root, filepath), line: row + 1, ...at, what: what!, words: `src: ${src}`, advice: near ? `是不是 ${near}？请照文件名写，大小写也要一样` : advice! }
  }))
}

/** Slides that name a file which another has named already: its words would be spoken twice. */
function repeatedFindings(root: string, data: SlidevData): Finding[] {
  const taken = new Set<string>()
  return importersIn(data).flatMap((slide) => {
    const { path } = pathOf(slide, root)
    const key = `${path}#${pathOf(slide, root).range ?? ''}`
    const again = taken.has(key)
    taken.add(key)
    return again ? [{ ...sourceLine(root, slide), what: '这个文件引用了两次，里面的话会讲两遍', words: `src: ${String(slide.frontmatter.src)}`, advice: '请删去一处，或改成别的文件' }] : []
  })
}

/** Finds names of files whose slides cannot be read, or are read twice: the first kind of them that there is. */
export function sourceNameFindings(root: string, data: SlidevData): Finding[] {
  const kinds = [nameFindings, missingFindings, repeatedFindings]
  return kinds.reduce<Finding[]>((found, find) => found.length ? found : find(root, data), [])
}
