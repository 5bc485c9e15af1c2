import { slideMarkdown } from '../build/markdown.ts'

/** Words that stand on a slide in one piece. */
export interface Phrase {
  text: string
  /** from 0 at the start of the text it was read from */
  line: number
  /** the click that brings it in, from 1; none if it is there at once */
  step?: number
  /** it is the slide's title, a heading in its Markdown */
  heading?: true
  /** it stands in the front matter outside a list: an office, a date, a metaphor */
  caption?: true
}

const BREAK = /<br\s*\/?>/
const TAG = /<[^>]+>/g
const SLOT = /^::[\w-]+::$/

/** Parts words at `<br>` and takes other tags out: `<wbr>` is for the eye only. */
function phrasesOf(html: string): string[] {
  return html.split(BREAK).map(part => part.replace(TAG, '').trim()).filter(part => part && !SLOT.test(part))
}

/** The phrases of a slide's Markdown in order. Every item of a list in it is a click: `components/Reveal.ts`. */
export function phrasesOfMarkdown(content: string): Phrase[] {
  let step = 0
  let depth = 0
  return slideMarkdown.parse(content, {}).flatMap((token, index, tokens) => {
    depth += token.type === 'list_item_open' ? 1 : token.type === 'list_item_close' ? -1 : 0
    // Of nested lists, and those within something else, the items come in with what they are in.
    if (token.type === 'list_item_open' && token.level === 1)
      step++
    if (!token.content)
      return []
    const heading = tokens[index - 1]?.type === 'heading_open'
    // The text of a picture is for those who do not see it: no words of the speaker's.
    const html = token.children?.filter(({ type }) => type !== 'image').map(({ type, content }) => type.endsWith('break') ? '<br>' : content).join('') ?? token.content
    return phrasesOf(html).map(text => ({ text, line: token.map?.[0] ?? 0, ...(depth && { step }), ...(heading && { heading }) }))
  })
}

/**
 * The phrases of the front matter that a layout shows, in order; every item of a list is a click, all else a caption.
 * @param values what is shown, without Slidev's own settings
 * @param source the front matter as written, to find the lines
 */
export function phrasesOfFrontmatter(values: Record<string, unknown>, source: string): Phrase[] {
  const lines = source.split('\n')
  let step = 0
  const read = (value: unknown, current?: number): Phrase[] => {
    if (Array.isArray(value))
      return value.flatMap(item => read(item, ++step))
    if (value && typeof value === 'object')
      return Object.values(value).flatMap(item => read(item, current))
    const line = Math.max(0, lines.findIndex(text => text.includes(String(value))))
    return phrasesOf(String(value)).map(text => ({ text, line, ...(current ? { step: current } : { caption: true }) }))
  }
  return read(values)
}
