import type { Plan } from '../speech/pace.ts'
import type { Deck, Slide } from './deck.ts'
import { parseTimeString } from '@slidev/parser/utils'
import stringWidth from 'string-width'
import { clockTime, planOf } from '../speech/pace.ts'

/** Lists when each click of the deck is due, by the `duration` of its headmatter. */
export function deckPlan({ headmatter, slides }: Deck): Plan {
  return planOf(slides.map(({ note }) => note.segments), parseTimeString(headmatter.duration as string).seconds)
}

/** Returns the name of a slide: its heading, or the captions of a case. */
function nameOf({ phrases }: Slide): string {
  const heading = phrases.filter(phrase => phrase.heading)
  return (heading.length ? heading : phrases.filter(({ caption }) => caption).slice(0, 2)).map(({ text }) => text).join(' ')
}

/** Sets cells in columns that line up where a Chinese character is two wide, as in a terminal (UAX #11). */
function columns(rows: string[][], right: boolean[]): string {
  const widths = right.map((_, column) => Math.max(...rows.map(row => stringWidth(row[column]!))))
  return rows.map(row => row.map((cell, column) => {
    const blank = ' '.repeat(widths[column]! - stringWidth(cell))
    return right[column] ? blank + cell : cell + blank
  }).join('  ').trimEnd()).join('\n')
}

/** The plan as a table, a slide a line: number, title, characters, when it and each of its clicks are due; the whole in the last line. */
export function timingTable(deck: Deck): string {
  const { steps, characters, duration } = deckPlan(deck)
  const rows = deck.slides.map((slide) => {
    const own = steps.filter(step => step.slide === slide.no)
    const length = own.reduce((sum, step) => sum + step.characters, 0)
    return [String(slide.no), nameOf(slide), String(length), ...[own.slice(0, 1), own.slice(1)].map(part => part.map(({ due }) => clockTime(due)).join(' '))]
  })
  return columns([['页', '标题', '字数', '何时', '各次点击'], ...rows, ['', '合计', String(characters), clockTime(duration), '']], [true, false, true, true, false])
}
