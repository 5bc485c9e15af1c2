import type { Settings } from '../settings.ts'
import type { Speech } from '../speech/parse.ts'
import type { Deck } from './deck.ts'
import type { Finding } from './finding.ts'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { settingsOf } from '../settings.ts'
import { spokenLength } from '../speech/sentences.ts'

const SPACE = /\s/g

/**
 * Finds where a setting stands in `slides.md`.
 * @param deck its headmatter as written
 * @param path the keys that lead to it
 * @returns the line, from 1; that of the last key on the way that is there
 */
export function settingLine(deck: Pick<Deck, 'headmatterSource'>, path: string[]): number {
  const lineCounter = new LineCounter()
  let node: unknown = parseDocument(deck.headmatterSource, { lineCounter }).contents
  let line = 0
  for (const key of path) {
    const pair = isMap(node) ? node.items.find(item => isScalar(item.key) && String(item.key.value) === key) : undefined
    if (!pair)
      break
    line = lineCounter.linePos((pair.key as { range: [number] }).range[0]).line
    node = pair.value
  }
  // The headmatter begins below the first “---”.
  return line + 1
}

const shown = (value: unknown): string => typeof value === 'string' ? value : value == null ? '无' : JSON.stringify(value)

/** Settings of the deck that cannot be: `engine/settings.ts`. */
export function settingFindings(deck: Deck): Finding[] {
  return settingsOf(deck.headmatter).faults.map(({ path, value, advice }) => ({
    file: 'slides.md',
    line: settingLine(deck, path),
    what: '设置写错了',
    words: `${path.join(' → ')}: ${shown(value)}`,
    advice,
  }))
}

/** The deck's own title and description must be the speech's. */
export function titleFindings(deck: Deck, speech: Speech): Finding[] {
  // Slidev takes the first heading for a title that is not set.
  const headmatter: Record<string, unknown> = deck.slides[0]?.own ?? {}
  const title = speech.title.replace(SPACE, '')
  const info = String(headmatter.info ?? '')
  // The title stands for a description that is missing. What the notes say and the speech does not is a finding of the notes.
  const said = deck.slides.map(({ note }) => note.text).join('')
  const stray = info.split('；').find(part => part.replace(SPACE, '') !== title && !speech.spoken.includes(part) && !said.includes(part))
  const at = (key: string): Pick<Finding, 'file' | 'line'> => ({ file: 'slides.md', line: settingLine(deck, [key]) })
  return [
    ...String(headmatter.title ?? '').replace(SPACE, '') === title ? [] : [{ ...at('title'), what: '标题与讲话稿不合', words: `title: ${String(headmatter.title ?? '无')}`, advice: `应写 title: ${title}` }],
    ...stray === undefined ? [] : [{ ...at('info'), what: '简介不是讲话稿的原话', words: stray, advice: 'info 只可摘录讲话稿，各条用“；”隔开' }],
  ]
}

/**
 * Returns the duration of the speech, to the half minute, as Slidev writes it: `16m30s`.
 * @param speech as spoken
 * @param settings of the deck
 */
export function durationOf(speech: Speech, settings: Pick<Settings, 'rate'>): string {
  const halves = Math.max(1, Math.round(spokenLength(speech.spoken) / settings.rate * 2))
  return `${Math.floor(halves / 2)}m${halves % 2 ? 30 : 0}s`
}

/** `duration` of the headmatter, which the presenter's timer follows, must be that of the speech. */
export function durationFindings(deck: Deck, speech: Speech): Finding[] {
  const { headmatter } = deck
  const { settings, faults } = settingsOf(headmatter)
  const duration = durationOf(speech, settings)
  // At a rate that cannot be no duration can be told.
  return headmatter.duration === duration || faults.some(({ path: [key] }) => key === 'rate')
    ? []
    : [{
        file: 'slides.md',
        line: settingLine(deck, ['duration']),
        what: '时长与讲话稿的字数不合',
        words: `duration: ${String(headmatter.duration ?? '无')}`,
        advice: `讲话稿共 ${spokenLength(speech.spoken)} 字，每分钟 ${settings.rate} 字，应写 duration: ${duration}；讲得快些慢些，就写 rate: 每分钟的字数`,
      }]
}
