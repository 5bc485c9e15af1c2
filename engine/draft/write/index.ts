import type { Speech } from '../../speech/parse.ts'
import type { Sketch } from '../choose/sketch.ts'
import type { Frame } from '../understand/frame.ts'
import { stringify } from 'yaml'
import { durationOf } from '../../check/headmatter.ts'
import { settingsOf } from '../../settings.ts'
import { breaksIn } from './breaks.ts'
import { frontmatter, slideMarkdown } from './slide.ts'

/** Decks of more slides have a file a section. */
const MOST_IN_ONE_FILE = 24
const COVER_LINE = 14
/** Says whose name follows. */
const NAMED = /^(?:讲话人|报告人|演讲人|主讲人|述职人|作者|主讲|发言人)[：:]/
const DATE = /\d{4}年\d{1,2}月(?:\d{1,2}日)?/

/** A line of the speech's own title with places where it may break. */
function broken(line: string): string {
  const breaks = breaksIn(line, COVER_LINE)
  return [0, ...breaks].map((at, index) => line.slice(at, breaks[index])).join('<wbr>')
}

/** A line of a title that says where the speech is made, below one that says what it is about. */
const OCCASION = /在.{2,}[上时中]的?.{0,8}$/
const GOES_ON = /在|关于/

/** The lines of a title, those joined that are one phrase: 在全市安全生产工作 + 会议上的讲话. */
function phrasesOf(lines: string[]): string[] {
  const phrases: string[] = []
  for (const line of lines) {
    const last = phrases.at(-1)
    if (last !== undefined && !line.startsWith('—') && (GOES_ON.test(last) || !OCCASION.test(line)))
      phrases[phrases.length - 1] += line
    else
      phrases.push(line)
  }
  return phrases
}

/** Returns the description of the deck: the headings at the top, as they are spoken. */
function infoOf({ headings }: Speech): string | undefined {
  const tops = headings.filter(({ level }) => level === 1)
  return tops.length ? tops.map(({ text, metaphor }) => metaphor ? `${text}，${metaphor}` : text).join('；') : undefined
}

/** The name that stands behind a date on its line, if one does. */
function nameBehind(date = ''): string | undefined {
  const rest = date.replace(DATE, '').replace(/^[（(]|[）)]$/g, '').trim()
  return /^(?:\S{2,24}\s)?\p{Script=Han}{2,4}$|^(?:\S{2,24}\s)?\p{Script=Han}\s\p{Script=Han}$/u.test(rest) && !/[节日会午]/.test(rest) ? rest : undefined
}

/** The speech as it is kept: the title, an empty line, a paragraph a line. */
export const speechText = ({ title, body }: Pick<Frame, 'title' | 'body'>): string => `${[...title, '', ...body.map(({ text }) => text)].join('\n')}\n`

/**
 * Writes the Markdown of a deck.
 * @param accepted the speech as understood
 * @param speech the same as the house reads it
 * @param sketches its slides
 * @returns the files by their paths
 */
export function deckFiles(accepted: Frame, speech: Speech, sketches: Sketch[]): Record<string, string> {
  const text = speech.spoken
  const [cover, ...rest] = sketches
  const { title: lines, date, speaker, occasion } = accepted
  const phrases = phrasesOf(lines.map(line => line.trim().replace(/\s+/g, ' ')))
  const head = frontmatter({
    theme: 'default',
    title: phrases.map((line, index) => `${index && !line.startsWith('—') ? ' ' : ''}${line}`).join(''),
    info: infoOf(speech),
    duration: durationOf(speech, settingsOf({}).settings),
    author: (speaker ?? nameBehind(date))?.replace(NAMED, '').replace(/[（(]|[）)]$/g, '').replace(/\s+/g, ' '),
    date: DATE.exec(date ?? occasion ?? '')?.[0] ?? date?.replace(/^[（(]\s*|\s*[）)]$/g, ''),
    occasion: lines.includes(occasion ?? '') ? undefined : occasion,
  })
  const title = phrases.map(line => line.split(' ').map(broken).join('　<wbr>')).join('<br>')
  const first = `${head}# ${title}\n\n${slideMarkdown(text, { ...cover!, layout: 'cover' }, false).replace(/^---\n[\s\S]*?---\n\n/, '')}`
  const split = sketches.length > MOST_IN_ONE_FILE && sketches.some(({ section }) => section !== undefined)
  const files: Record<string, string> = {}
  const main = [first]
  const sections = new Map<string, string[]>()
  for (const sketch of rest) {
    const { section } = sketch
    if (!split || section === undefined) {
      main.push(slideMarkdown(text, sketch, false))
      continue
    }
    const number = [...sections.keys(), section].indexOf(section) + 1
    if (!sections.has(section)) {
      sections.set(section, [])
      main.push(frontmatter({ src: `./pages/${number}.md`, section }).trimEnd(), '')
    }
    sections.get(section)!.push(slideMarkdown(text, sketch, true))
  }
  for (const [index, slides] of [...sections.values()].entries())
    files[`pages/${index + 1}.md`] = slides.join('\n')
  files['slides.md'] = `${main.join('\n').trimEnd()}\n`
  return files
}

/** A YAML list with a line of comment before it. */
export function yamlList(comment: string[], entries: object[]): string {
  return `${comment.map(line => `# ${line}`).join('\n')}\n${entries.length ? `\n${stringify(entries, { lineWidth: 0 })}` : ''}`
}
