import type { Slide } from '../check/deck.ts'
import type { Phrase } from '../check/phrases.ts'
import { LABELS } from '../labels.ts'

/** A PDF that lies beside the page. */
export type Download = keyof typeof LABELS.pdfs

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML, in an attribute as well. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, char => ENTITIES[char]!)

/** Phrases that come in at a click are items of a list, those there at once paragraphs, in the order of the slide. */
function linesOf(phrases: Phrase[]): string {
  return phrases.map(({ text, step }, index) => {
    const before = phrases[index - 1]?.step
    const after = phrases[index + 1]?.step
    if (!step)
      return `<p>${escapeHtml(text)}</p>`
    const start = step === before ? '<br>' : `${before ? '' : '<ul>'}<li>`
    const end = step === after ? '' : `</li>${after ? '' : '</ul>'}`
    return `${start}${escapeHtml(text)}${end}`
  }).join('')
}

/** A slide under its title; a case study, which has none, under its label. */
function sectionOf({ no, layout, section, phrases }: Slide): string {
  const titled = phrases.some(({ heading }) => heading)
  const title = phrases.filter(({ heading }, index) => titled ? heading : !index)
  const level = no === 1 ? 1 : section && layout !== 'section' ? 3 : 2
  const heading = `<h${level}>${escapeHtml(title.map(({ text }) => text).join(''))}</h${level}>`
  // The same address as in the deck itself: `#/28`.
  return `<section id="/${no}">${heading}${linesOf(phrases.filter(phrase => !title.includes(phrase)))}</section>`
}

/**
 * Slides for whoever runs no script, a search engine among them: their titles and phrases, the cover's as the `h1`, and
 * the PDFs.
 */
export function outlineOf(slides: Slide[], downloads: Download[]): string {
  const links = downloads.map(file => `<li><a href="${file}">${LABELS.pdfs[file]}</a></li>`).join('')
  return `<div id="outline">\n${links && `<ul>${links}</ul>\n`}${slides.map(sectionOf).join('\n')}\n</div>`
}
