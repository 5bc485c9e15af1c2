import type { LayoutName, Setting, Sketch, SketchBlock, Words } from '../choose/sketch.ts'
import { stringify } from 'yaml'
import { markerAt } from '../../speech/markers.ts'
import { itemsOf } from '../choose/sketch.ts'
import { breaksIn } from './breaks.ts'
import { writingOf } from './layouts.ts'

/** Parts of a title: what stands beside the rest on a long screen. */
const TITLE_LINE = 9
/** Dividers and closings have larger letters over more room. */
const LARGE: Partial<Record<LayoutName, number>> = { section: 6, closing: 8, cover: 14, agenda: 12 }

/** Characters of a line of a title; that of a divider has two lines above the line, however long it is. */
function lineOf(layout: LayoutName, { start, end }: Words): number {
  const most = LARGE[layout] ?? TITLE_LINE
  return layout === 'section' ? Math.max(most, Math.ceil((end - start) / 2)) : most
}

const SPACE = /\s/g

/**
 * Words as Markdown: what is in bold, where lines must break and where they may: at least every `line` characters, if that
 * is given.
 */
function inline(text: string, { start, end, bold = [], breaks = [] }: Words, line?: number): string {
  const words = text.slice(start, end)
  const edges = [0, ...breaks, words.length]
  const soft = line ? edges.slice(1).flatMap((to, index) => breaksIn(words.slice(edges[index], to), line).map(at => edges[index]! + at)) : []
  const signs = [
    ...breaks.map(at => ({ at, order: 1, sign: '<br>' })),
    ...soft.map(at => ({ at, order: 1, sign: '<wbr>' })),
    ...bold.flatMap(span => [{ at: span.start - start, order: 2, sign: '**' }, { at: span.end - start, order: 0, sign: '**' }]),
    // Two phrases in bold side by side would be one to Markdown.
    ...bold.filter(({ start: from }) => bold.some(({ end: to }) => to === from) && !soft.includes(from - start)).map(({ start: from }) => ({ at: from - start, order: 1, sign: '<wbr>' })),
    // A phrase in bold begins on its own line, or may.
    ...line ? bold.filter(span => span.start > start && !breaks.includes(span.start - start) && !soft.includes(span.start - start)).map(span => ({ at: span.start - start, order: 1, sign: '<wbr>' })) : [],
  ].sort((a, b) => a.at - b.at || a.order - b.order)
  let at = 0
  const parts = signs.map(({ at: place, sign }) => {
    const part = words.slice(at, place) + sign
    at = place
    return part
  })
  return `${parts.join('')}${words.slice(at)}`.replace(SPACE, '')
}

function setting(text: string, value: Setting, line: number | undefined): unknown {
  if (typeof value === 'string')
    return value
  if (!Array.isArray(value))
    return inline(text, value, line)
  return value.map(one => typeof one.start === 'number' ? inline(text, one as Words, 14) : Object.fromEntries(Object.entries(one).map(([key, words]) => [key, inline(text, words, line)])))
}

const LEADS: Record<SketchBlock['kind'], (index: number) => string> = { paragraph: () => '', list: () => '- ', numbered: index => `${index + 1}. `, quote: () => '> ' }

function block(text: string, { kind, words }: SketchBlock, line: number | undefined): string {
  return words.map((one, index) => `${LEADS[kind](index)}${inline(text, one, line)}`).join(kind === 'paragraph' ? '\n\n' : '\n')
}

/** Finds where a click comes: before the marker of what it brings in, if there is one. */
function clickAt(text: string, from: number, start: number): number {
  const before = text.slice(from, start)
  const at = before.search(/[^，。；：！？\n]*$/)
  const marker = markerAt(before.slice(at))
  return marker && before.slice(at).trim() === marker.text ? from + at : start
}

/** The words over a slide, with a mark before each that comes in. */
function noteOf(text: string, sketch: Sketch): string {
  const starts = itemsOf(sketch).map(({ start }) => start)
  if (starts.some((start, index) => start < (starts[index - 1] ?? sketch.span.start)))
    throw new Error(`items out of order on “${text.slice(sketch.span.start, sketch.span.end)}”`)
  let at = sketch.span.start
  const parts = starts.map((start) => {
    const click = clickAt(text, at, start)
    const part = `${text.slice(at, click)}[click] `
    at = click
    return part
  })
  return `${parts.join('')}${text.slice(at, sketch.span.end)}`.trim().replace(/\n/g, '\n\n')
}

/** The front matter of a slide; none for the first one of a deck, which has that of the whole. */
export function frontmatter(values: object): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return entries.length ? `---\n${stringify(Object.fromEntries(entries), { lineWidth: 0 })}---\n\n` : ''
}

/**
 * Writes a slide.
 * @param text the speech as spoken
 * @param sketch what stands on it
 * @param inherited the section, where the file is taken in with it
 * @returns its front matter, and its Markdown with the note
 */
export function slideMarkdown(text: string, sketch: Sketch, inherited: boolean): string {
  const { layout, section, point, title, settings = {}, slots, level } = sketch
  const { settings: names, slots: order, untitled, lines } = writingOf(layout)
  const place = { section: inherited ? undefined : section, point }
  const values = Object.fromEntries(names.filter(name => settings[name] !== undefined).map(name => [name, setting(text, settings[name]!, lines.settings)]))
  const heading = title && !untitled ? [`${'#'.repeat(level)} ${inline(text, title, lineOf(layout, title))}`] : []
  const body = order.flatMap(slot => slots[slot]?.length
    ? [...slot === 'default' ? [] : [`::${slot}::`], ...slots[slot].map(one => block(text, one, lines[slot]))]
    : [])
  return `${frontmatter({ layout, ...place, ...values })}${[...heading, ...body, `<!--\n${noteOf(text, sketch)}\n-->`].join('\n\n')}\n`
}
