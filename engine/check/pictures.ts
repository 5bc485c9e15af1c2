import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { slideMarkdown } from '../build/markdown.ts'
import { nearest } from '../nearest.ts'
import { pictureFault } from './formats.ts'

const REMOTE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i
const DATA = /^data:/i
/** Where the pictures of a deck may lie: the folders of it that a build copies. */
const FOLDERS = ['public', 'pages']
/** A name in an address ends at these. */
const ENDS_NAME = /[#?]/
/** The name of a file says nothing to who does not see it. */
const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|webp|svg|heic|tiff?|bmp)$/i
const PUT = '请把图片放进 public/，写成 /文件名'
const USABLE = '请另存为 PNG 或 JPEG，再放进 public/'
const MOST_WORDS = 60

/** A picture as it is named on a slide. */
interface Picture extends Pick<Finding, 'file' | 'line'> {
  /** as typed; special characters may be encoded */
  source: string
  /** for those who do not see it */
  text: string
}

function picturesOf({ file, line, content, contentLine }: Slide): Picture[] {
  return slideMarkdown.parse(content, {}).flatMap(({ children, map }) => (children ?? []).filter(({ type }) => type === 'image').map(image => ({
    file,
    line: line + contentLine + (map?.[0] ?? 0),
    source: decoded(String(image.attrGet('src') ?? '')),
    text: image.content,
  })))
}

/** The name of a file as it is on the disk; a lone percent sign is a part of it. */
function decoded(source: string): string {
  try {
    return decodeURI(source)
  }
  catch {
    return source
  }
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile()

/** The pictures that a deck has, as they are to be named. */
function namesIn(root: string): string[] {
  const folder = join(root, 'public')
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => isFile(join(folder, name))).map(name => `/${name.split(sep).join('/')}`)
}

/** Advises about a picture that is not where it is named: there may be one of nearly that name, or elsewhere. */
function missingAdvice(source: string, root: string): string {
  const name = source.split(/[\\/]/).at(-1)!.normalize('NFKC').toLowerCase()
  const names = namesIn(root)
  const near = names.find(other => basename(other).toLowerCase() === name) ?? names.find(other => basename(other) === nearest(name, names.map(path => basename(path))))
  return near ? `是不是 ${near}？请照 public/ 里的文件名写，大小写也要一样` : PUT
}

/** Returns what keeps a picture from being shown, and what to do. */
function fault({ file, source }: Picture, root: string): Pick<Finding, 'what' | 'advice'> | undefined {
  if (!source)
    return { what: '图片没有写文件名', advice: PUT }
  if (REMOTE.test(source))
    return { what: '图片在别处的网站上', advice: PUT }
  if (DATA.test(source))
    return { what: '图片写成了一长串编码', advice: PUT }
  const path = source.startsWith('/') ? resolve(root, 'public', source.slice(1)) : resolve(root, dirname(file), source)
  if (!isFile(path))
    return { what: '图片找不到', advice: missingAdvice(source, root) }
  if (!FOLDERS.includes(relative(root, path).split(sep)[0]!))
    return { what: '图片不在 public/ 里', advice: PUT }
  if (!source.startsWith('/') && relative(root, path).startsWith(`public${sep}`))
    return { what: '图片的写法多了 public', advice: `请写成 /${relative(join(root, 'public'), path).split(sep).join('/')}` }
  if (ENDS_NAME.test(source))
    return { what: '图片的文件名里有“#”或“?”，网页里读不到', advice: '请给文件改一个没有它们的名字，这里也照着改' }
  const what = pictureFault(readFileSync(path))
  return what ? { what: `图片“${basename(path)}”${what}`, advice: USABLE } : undefined
}

/** Pictures that are not there, are none, or say nothing to those who do not see them (WCAG 1.1.1; PDF/UA 7.3). */
export function pictureFindings({ slides }: Deck, root: string): Finding[] {
  return slides.flatMap(slide => picturesOf(slide).flatMap((picture): Finding[] => {
    const { file, line, source, text } = picture
    const found = fault(picture, root)
    const silent = !text.trim() || FILE_NAME.test(text.trim())
    return [
      ...found ? [{ file, line, what: `第 ${slide.no} 页的${found.what}`, words: source.slice(0, MOST_WORDS), advice: found.advice }] : [],
      ...silent ? [{ file, line, what: `第 ${slide.no} 页的图片没有替代文字`, words: `![${text}](${source.slice(0, MOST_WORDS)})`, advice: `请在方括号里写一句图上画的是什么，如 ![大坝全景](${source.slice(0, MOST_WORDS)})；看不见的人听的是这一句，不必是讲话稿的原话` }] : [],
    ]
  }))
}
