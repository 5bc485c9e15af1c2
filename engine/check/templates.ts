import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { compile, DOMErrorCodes, ErrorCodes } from '@vue/compiler-dom'
import { slideMarkdown } from '../build/markdown.ts'

const SLOT = /^::[\w-]+::$/
const COMMENT = /<!--.*?-->/gs
const BRACES = '{{'
const TAG = /^<\/?[\w-]+/
const SCRIPT = /<script\b/
/** A name that the compiled template looks up; Slidev's own begin with a dollar sign. */
const NAME = /_ctx\.([A-Za-z_]\w*)/

/** A part of a slide as HTML, and where in its Markdown each line of it comes from. */
interface Rendered { html: string, origins: { offset: number, line: number }[] }

/** Renders Markdown block by block, as the line of a block is known. */
function render(text: string, firstLine: number): Rendered {
  const tokens = slideMarkdown.parse(text, {})
  const rendered: Rendered = { html: '', origins: [] }
  for (let from = 0, depth = 0, index = 0; index < tokens.length; index++) {
    depth += tokens[index]!.nesting
    if (depth)
      continue
    const block = tokens.slice(from, index + 1)
    const start = rendered.html.length
    rendered.html += slideMarkdown.renderer.render(block, slideMarkdown.options, {})
    // In a list each item has its own line; what a line of a block is rendered to begins anew at a line of HTML.
    rendered.origins.push({ offset: start, line: firstLine + (block[0]!.map?.[0] ?? 0) })
    from = index + 1
  }
  return rendered
}

/** Puts an objection of Vue's compiler into words of whoever writes slides. */
function saying(code: number | string): [what: string, advice: string] {
  if (code === ErrorCodes.X_MISSING_END_TAG)
    return ['标签没有收尾', '请补上收尾的标签，如 <b> 之后写 </b>；用不着就删去']
  if (code === ErrorCodes.X_INVALID_END_TAG)
    return ['多了一个收尾的标签', '请删去，或在前面补上开头的标签']
  if (code === ErrorCodes.X_INVALID_EXPRESSION)
    return ['标签里的算式写错了', '以“:”“@”“v-”起头的属性会当成程序；请删去']
  return ['标签写错了', '请核对尖括号 < >、引号是否成对；若是正文里的小于号，请写成 &lt;']
}

/** Finds where in a part of a slide its template is broken, lines counted from 0. */
function faultsIn(text: string, firstLine: number, names: boolean): Pick<Finding, 'line' | 'what' | 'words' | 'advice'>[] {
  const { html, origins } = render(text, firstLine)
  // HTML has other lines than Markdown: a tag is looked for from the beginning of its block on, as often as it is there.
  const lineAt = (offset: number): number => {
    const origin = origins.findLast(origin => origin.offset <= offset) ?? { offset: 0, line: firstLine }
    const start = html.lastIndexOf('<', offset)
    const tag = TAG.exec(html.slice(start))?.[0] ?? '<'
    let times = html.slice(origin.offset, start + tag.length).split(tag).length - 1
    const found = text.split('\n').findIndex((line, index) => index >= origin.line - firstLine && (times -= line.split(tag).length - 1) <= 0)
    return found < 0 ? origin.line : firstLine + found
  }
  const faults: Pick<Finding, 'line' | 'what' | 'words' | 'advice'>[] = []
  const { code } = compile(html, {
    mode: 'module',
    prefixIdentifiers: true,
    onWarn: () => {},
    onError: ({ code, loc }) => {
      if (code === DOMErrorCodes.X_IGNORED_SIDE_EFFECT_TAG)
        return
      const [what, advice] = saying(code)
      const offset = loc?.start.offset ?? 0
      faults.push({ line: lineAt(offset), what, words: html.slice(offset).split('\n')[0]!.slice(0, 20), advice })
    },
  })
  const name = names ? NAME.exec(code)?.[1] : undefined
  if (!faults.length && name)
    faults.push({ line: lineAt(Math.max(0, html.indexOf(name))), what: '标签里用了没有的名字', words: name, advice: '以“:”“@”“v-”起头的属性会当成程序；请删去' })
  return faults
}

/** The parts of the Markdown of a slide, at its slots, each with its first line from 0. */
function partsOf(content: string): { text: string, line: number }[] {
  const lines = content.replaceAll(COMMENT, comment => comment.replaceAll(/[^\n]/g, '')).split('\n')
  const starts = [0, ...lines.flatMap((line, index) => SLOT.test(line.trim()) ? [index + 1] : [])]
  return starts.map((start, index) => ({ line: start, text: lines.slice(start, (starts[index + 1] ?? lines.length + 1) - 1).join('\n') }))
}

function slideFaults({ content }: Slide): ReturnType<typeof faultsIn> {
  const braces = content.split('\n').findIndex(line => line.includes(BRACES))
  if (braces >= 0)
    return [{ line: braces, what: '“{{”会当成程序', words: content.split('\n')[braces]!.trim(), advice: '请删去一个花括号，或换成别的括号' }]
  // The first, since it draws others after it.
  return partsOf(content).flatMap(({ text, line }) => faultsIn(text, line, !SCRIPT.test(content))).slice(0, 1)
}

/** Slides that Vue would refuse to compile in the build, or that would throw when they are shown. */
export function templateFindings({ slides }: Deck): Finding[] {
  return slides.flatMap(slide => slideFaults(slide).map(({ line, what, ...rest }) => ({
    file: slide.file,
    line: slide.line + slide.contentLine + line,
    what: `第 ${slide.no} 页${what}`,
    ...rest,
  })))
}
