import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import type { Line } from './lines.ts'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, parse, resolve } from 'node:path'
import { isHTMLTag, isSVGTag } from '@vue/shared'
import { HOUSE } from '../house.ts'
import { nearest } from '../nearest.ts'

const CLIENT = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
/** A break that is not closed, or in full-width brackets. */
const BROKEN = /<wbr(?![\s/>])|＜\/?[a-z]+[＞>]|<[a-z]+＞/i
const TAG = /<([A-Z][\w.-]*)/gi
/** Attributes that run a program or change how a slide looks. */
const ATTRIBUTE = /<[a-z][\w-]*(?=\s)[^>]*?\s(on\w+|style|class|v-[\w-]+|@[\w-]+)\s*=/gi
const WRITE = '幻灯片上可用 <wbr>（可以在这里换行）和 <br>（分成两段摘录），加重写成 **字**，楷体写成 *字*'
/** Of Vue itself. */
const BUILT_IN = ['Transition', 'TransitionGroup', 'KeepAlive', 'Suspense', 'Teleport', 'Component', 'Slot', 'Template']
/** The only tag that the words in front matter may have: `components/Prose.ts`. */
const BREAK = 'wbr'
/** Those that slides may have in their Markdown; all else is up to layouts and components. */
const INLINE = [BREAK, 'br', 'b', 'strong', 'em', 'sup', 'sub', 'span', 'div']

/** Names of the Vue files of some folders, without ending. */
function namesIn(...folders: string[]): string[] {
  return folders.filter(existsSync).flatMap(folder => readdirSync(folder)).map(file => parse(file).name)
}

/** Finds where the parts of a deck lie: its own, and those of the house. */
const homesOf = (root: string, part: string): string[] => [root, HOUSE].map(folder => resolve(folder, part))

const pascalCase = (tag: string): string => tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Finds where a place in the Markdown of a slide stands. */
function lineAt({ file, line, content, contentLine }: Slide, index: number): Line {
  return { file, line: line + contentLine + content.slice(0, index).split('\n').length - 1 }
}

/** Tags of HTML that are no words, and attributes: a program, a page within the page, a style that no layout foresees. */
export function foreignFindings({ slides }: Deck): Finding[] {
  return slides.flatMap((slide) => {
    const tags = [...slide.content.matchAll(TAG)].filter(([, tag]) => (isHTMLTag(tag!) || isSVGTag(tag!)) && !INLINE.includes(tag!))
    const attributes = [...slide.content.matchAll(ATTRIBUTE)]
    return [
      ...tags.map(({ 0: words, index }) => ({ ...lineAt(slide, index), what: `第 ${slide.no} 页用了别的标签`, words: `${words}>`, advice: `${WRITE}；请删去这个标签` })),
      ...attributes.map(({ 1: words, index }) => ({ ...lineAt(slide, index), what: `第 ${slide.no} 页的标签里写了属性`, words: words!, advice: `${WRITE}；请删去这个属性` })),
    ]
  })
}

/** Tags that are neither HTML nor components: Vue leaves them out, or shows nothing for them, without a word. */
export function componentFindings({ slides }: Deck, root: string): Finding[] {
  const known = new Set([...namesIn(...homesOf(root, 'components'), resolve(CLIENT, 'builtin')), ...BUILT_IN])
  const isKnown = (tag: string): boolean => isHTMLTag(tag) || isSVGTag(tag) || known.has(pascalCase(tag))
  return slides.flatMap((slide) => {
    const { content, no, own, settings, file, line } = slide
    const inContent = [...content.matchAll(TAG)].filter(([, tag]) => !isKnown(tag!)).map(({ 0: words, 1: tag, index }) => ({ ...lineAt(slide, index), words, tag: tag! }))
    const inSettings = Object.entries(own).flatMap(([key, value]) => [...JSON.stringify(value ?? '').matchAll(TAG)]
      .filter(([, tag]) => tag !== BREAK && no > 1)
      .map(([words, tag]) => ({ ...settings[key] ?? { file, line }, words, tag: tag!, plain: true })))
    const broken = Object.entries(own).flatMap(([key, value]) => {
      const words = no > 1 ? BROKEN.exec(JSON.stringify(value ?? ''))?.[0] : undefined
      return words ? [{ ...settings[key] ?? { file, line }, what: `第 ${no} 页的标签没有写完，或尖括号是全角的`, words, advice: '应写成半角的 <wbr>' }] : []
    })
    return broken.length
      ? broken
      : [...inContent, ...inSettings].map(({ words, tag, ...at }) => {
          const plain = 'plain' in at
          const near = nearest(tag, plain ? [BREAK] : /^[A-Z]/.test(tag) && !INLINE.includes(tag.toLowerCase()) ? known : INLINE)
          return {
            file: at.file,
            line: at.line,
            what: plain ? `第 ${no} 页的设置里用了标签` : `第 ${no} 页用了没有的组件`,
            words: `${words}>`,
            advice: near ? `是不是 <${near}>？请改正` : plain ? '设置里的话只可用 <wbr>（可以在这里换行），请删去别的标签' : '请核对组件的名字，组件在 components/ 里；若是正文里的小于号，请写成 &lt;',
          }
        })
  })
}
