import type { Speech } from '../../speech/parse.ts'
import type { Unit } from './outline.ts'
import type { HeadedPassage } from './passages.ts'
import type { Sketch } from './sketch.ts'
import type { Span } from './text.ts'
import { closingSlides, openingSlides } from './frame.ts'
import { isFlat, paragraphsOf, unitsOf } from './outline.ts'
import { ALWAYS, findsIn, slidesFor } from './passages.ts'
import { list } from './sketch.ts'
import { lengthOf, Text } from './text.ts'
import { headingTitle } from './title.ts'

/** Headings below another, all of them within so many slides of words, are listed under it. */
const MOST_TOGETHER = 1.9
const MOST_LISTED = 6
/** So long may be a section that is but a list, in slides, and so much may be said before its first member, in characters. */
const LONGEST_LIST = 1.6
const LEAD_OF_LIST = 40

/** The heading itself within the speech, without marker and metaphor. */
function headingWords(text: Text, { heading, line }: Unit): Span {
  const { marker, text: words } = heading!
  const start = line.start + text.slice(line).indexOf(words, marker.length)
  return { start, end: start + words.length }
}

/** Characters that a divider has room for in large letters; what a longer heading goes on with stands below the line. */
const MOST_LARGE = 14
const MOST_BELOW = 28

/** A divider has a title whatever its heading is like: a long one whole, one that may not stand on a slide up to what may not. */
function dividerTitle(text: Text, words: Span): Span {
  const title = headingTitle(text, words)
  const length = text.slice(words).search(/[^\p{Script=Han}\d，、。：；！？“”‘’《》（）·—]/u)
  return title ?? (length > 0 ? { start: words.start, end: words.start + length } : words)
}

function parted(text: Text, words: Span): Pick<Sketch, 'title' | 'settings'> {
  const comma = text.slice(words).indexOf('，')
  const [title, metaphor] = [{ start: words.start, end: words.start + comma }, { start: words.start + comma + 1, end: words.end }]
  return comma > 1 && lengthOf(words) > MOST_LARGE && lengthOf(title) <= MOST_LARGE && lengthOf(metaphor) <= MOST_BELOW
    ? { title, settings: { metaphor } }
    : { title: dividerTitle(text, words) }
}

/** A divider for a section: its heading, and the image it holds up. */
function dividerOf(text: Text, unit: Unit): Sketch {
  const words = headingWords(text, unit)
  const { metaphor, image } = unit.heading!
  const at = metaphor ? unit.line.start + text.slice(unit.line).lastIndexOf(metaphor) : 0
  return {
    layout: 'section',
    section: unit.section,
    level: 1,
    span: unit.line,
    ...image && metaphor ? { title: dividerTitle(text, words), settings: { symbol: image, metaphor: { start: at, end: at + metaphor.length } } } : parted(text, words),
    slots: {},
  }
}

/** Words under a heading that are longer, in parts of a slide, are enough for any special type. */
const LONG = 0.5

function isSpecial(text: Text, { line, span }: Unit, per: number): boolean {
  const finds = findsIn(text, text.clauses({ start: line.end, end: span.end }), per)
  return finds.some(({ layout }) => ALWAYS.has(layout)) || (finds.length > 0 && lengthOf(span) > LONG * per)
}

/** A heading with those below it on one slide, where they are short: each of them is an item. */
function listed(text: Text, units: Unit[], level: 2 | 3, per: number): Sketch | undefined {
  const [first] = units
  const below = units.filter(({ heading }) => heading!.level === first!.heading!.level + 1)
  const span = { start: first!.span.start, end: units.at(-1)!.span.end }
  if (span.end - span.start > MOST_TOGETHER * per || units.some(unit => isSpecial(text, unit, per)))
    return undefined
  const title = headingTitle(text, headingWords(text, first!))
  const items = below.map(unit => headingTitle(text, headingWords(text, unit)))
  const sound = title && items.length > 1 && items.length <= MOST_LISTED && items.every(item => item && lengthOf(item) <= 20)
  return sound ? { layout: 'point', level, span, title, slots: { default: [list(items as Span[])] } } : undefined
}

/** Headings that stand together under the same one, each with all that are below it. */
function familiesOf(units: Unit[]): Unit[][] {
  const families: Unit[][] = []
  for (const unit of units) {
    const root = families.at(-1)?.[0]
    if (root && unit.heading!.level > root.heading!.level && root.heading!.level > 1)
      families.at(-1)!.push(unit)
    else
      families.push([unit])
  }
  return families
}

function slidesOfUnit(text: Text, unit: Unit, per: number, divided: boolean): Sketch[] {
  const level = unit.heading!.level <= (divided ? 2 : 1) ? 2 : 3
  const words = headingWords(text, unit)
  const passage: HeadedPassage = { span: unit.span, level, heading: { title: headingTitle(text, words), span: unit.line } }
  return slidesFor(text, passage, per)
}

/** The slides of a heading with all below it. */
function slidesOfFamily(text: Text, family: Unit[], per: number, flat: boolean): Sketch[] {
  const [unit] = family
  const place = { section: unit!.section, point: unit!.point }
  if (unit!.heading!.level === 1 && !flat) {
    const rest = text.trim({ start: unit!.line.end, end: unit!.span.end })
    const lead = lengthOf(rest) > 0 ? slidesFor(text, { span: rest, level: 2 }, per) : []
    return [dividerOf(text, unit!), ...lead.map(sketch => ({ ...sketch, ...place }))]
  }
  const together = family.length > 2 ? listed(text, family, 2, per) : undefined
  if (together)
    return [{ ...together, ...place }]
  return family.flatMap(one => slidesOfUnit(text, one, per, !flat).map(sketch => ({ ...sketch, section: one.section, point: one.point })))
}

/** The units of each section, its own first. */
function sectionsOf(units: Unit[]): Unit[][] {
  const sections: Unit[][] = []
  for (const unit of units) {
    if (unit.heading!.level === 1 || !sections.length)
      sections.push([])
    sections.at(-1)!.push(unit)
  }
  return sections
}

/** True if a section without headings of its own is but a list: 三、原因分析, 一是……；二是……. */
function isList(text: Text, [unit, ...others]: Unit[], per: number): boolean {
  const [find] = findsIn(text, text.clauses({ start: unit!.line.end, end: unit!.span.end }), per)
  return !others.length && lengthOf(unit!.span) <= LONGEST_LIST * per && find?.layout === 'point' && find.span.start - unit!.line.end <= LEAD_OF_LIST
}

/** A section of a few short headings, or of a list, has no divider. */
function slidesOfSection(text: Text, section: Unit[], per: number, flat: boolean): Sketch[] {
  if (!flat && isList(text, section, per))
    return slidesOfUnit(text, section[0]!, per, false).map(sketch => ({ ...sketch, section: section[0]!.section }))
  const short = !flat && section.length > 2 ? listed(text, section, 2, per) : undefined
  return short ? [{ ...short, section: section[0]!.section }] : familiesOf(section).flatMap(family => slidesOfFamily(text, family, per, flat))
}

/** Numbers the cases, where there is more than one. */
function numbered(sketches: Sketch[]): Sketch[] {
  const total = sketches.filter(({ layout }) => layout === 'case').length
  let number = 0
  const NUMERALS = '一二三四五六七八九十'
  return sketches.map((sketch) => {
    if (sketch.layout !== 'case' || total === 1)
      return sketch
    number++
    return { ...sketch, settings: { ...sketch.settings, title: `案例${NUMERALS[number - 1] ?? number}` } }
  })
}

/**
 * Chooses the slides of a speech.
 * @param speech as the house reads it
 * @param per about how many characters a slide takes
 * @returns the slides in order; the words over them are the whole speech
 */
export function chooseSlides(speech: Speech, per: number): Sketch[] {
  const text = new Text(speech.spoken)
  const paragraphs = paragraphsOf(speech.spoken)
  const flat = isFlat(speech, per)
  const units = unitsOf(speech, flat)
  const bodyEnd = paragraphs[speech.closesAt]?.start ?? speech.spoken.length
  const salutation = paragraphs[speech.salutation.length]?.start ?? speech.spoken.length
  const sketches = [
    ...openingSlides(text, salutation, units[0]?.span.start ?? bodyEnd, per, !flat && speech.headings.some(({ level }) => level === 1)),
    ...sectionsOf(units).flatMap(section => slidesOfSection(text, section, per, flat)),
    ...bodyEnd < speech.spoken.length ? closingSlides(text, { start: bodyEnd, end: speech.spoken.length }, per) : [],
  ]
  // The line feeds between the words of two slides belong to the first.
  return numbered(sketches).map((sketch, index, all) => ({ ...sketch, span: { start: index ? sketch.span.start : 0, end: all[index + 1]?.span.start ?? speech.spoken.length } }))
}
