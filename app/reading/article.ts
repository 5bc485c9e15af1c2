import type { SpeechBlock } from '../../engine/speech/passages.ts'
import type { SlideRoute } from '../deck/place.ts'
import { blocks } from 'virtual:speech'
import { titleOf } from '../deck/place.ts'

/** A paragraph or heading of the speech as it stands in the article. */
export interface ArticleBlock {
  kind: SpeechBlock['kind']
  /** what the table of contents leads to */
  id: string
  /** the heading that it is, or the sentence that it begins with, if that is one */
  heading: string
  /** of the heading; 1 at the top */
  level?: number
  text: string
  /** the slides that come up with it, case studies apart from the rest */
  shown: { kind: 'slides' | 'case', routes: SlideRoute[] }[]
}

interface Case { office: string, facts: string[], date?: string, consequences: string[] }

/** Returns the case study that a slide shows. */
export function caseOf(route: SlideRoute): Case & { label: string } {
  const { office, facts, date, consequences } = route.meta.slide.frontmatter as unknown as Case
  return { label: titleOf(route), office, facts, ...(date && { date }), consequences }
}

const textOf = (sentences: { text: string }[][]): string => sentences.flat().map(({ text }) => text).join('')
const kindOf = (route: SlideRoute): 'slides' | 'case' => route.meta.slide.frontmatter.layout === 'case' ? 'case' : 'slides'

/** The speech as an article: every word once, in its order. */
export function articleOf(routes: SlideRoute[]): ArticleBlock[] {
  return blocks.map(({ kind, level, passages, sentences }, index) => {
    const headed = kind === 'heading' ? sentences.length : kind === 'run-in' ? 1 : 0
    const shown: ArticleBlock['shown'] = []
    for (const { slide } of passages.filter(({ at }) => at !== undefined)) {
      const route = routes[slide - 1]!
      if (kindOf(route) === 'slides' && shown.at(-1)?.kind === 'slides')
        shown.at(-1)!.routes.push(route)
      else
        shown.push({ kind: kindOf(route), routes: [route] })
    }
    return { kind, id: `p${index}`, ...(level && { level }), heading: textOf(sentences.slice(0, headed)), text: textOf(sentences.slice(headed)), shown }
  })
}
