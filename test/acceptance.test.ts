import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { deckPlan } from '../engine/check/timing.ts'
import { applyErrata, parseErrata } from '../engine/speech/errata.ts'
import { readBlanks, readOpenSpeech, readSpeech } from '../engine/speech/index.ts'
import { placesOf } from '../engine/speech/places.ts'
import { spokenLength } from '../engine/speech/sentences.ts'

// The deck at the top level. All that is expected of it is read from its files, so that editing it soundly fails nothing.
const root = join(import.meta.dirname, '..')
const speechFile = (name: string): string => readFileSync(join(root, 'speech', name), 'utf8').replaceAll('\r\n', '\n')
const written = speechFile('speech.txt')
const errata = parseErrata(speechFile('errata.yml'))
const speech = readSpeech({ deck: root, blanks: 'all' })

it('passes the check', async () => {
  expect((await checkDeck({ deck: root, blanks: 'all' })).findings).toEqual([])
})

it('speaks the typescript with its errata, all of it, in its order', () => {
  const { title, salutation, opening, sections, closing, spoken } = readOpenSpeech(root)
  expect(`${title}\n\n${spoken}`).toBe(applyErrata(written, errata).trim())
  const wordsOf = ({ heading, lead, children }: (typeof sections)[number]): string[] => [heading.line, ...lead.flat(), ...children.flatMap(wordsOf)]
  expect([...salutation, ...opening.flat(), ...sections.flatMap(wordsOf), ...closing.flat()].join('')).toBe(spoken.replaceAll('\n', ''))
})

it('applies every erratum that is decided and none that is queried', () => {
  for (const erratum of errata)
    expect(applyErrata(written, [erratum]).includes(erratum.written), erratum.written).toBe(erratum.status === 'queried')
})

it('has headings whose numbers are sound', () => {
  expect(speech.remarks).toEqual([])
  expect(speech.headings.length).toBeGreaterThan(0)
})

it('has a slide for every section and point, and a divider with its image for every section that has one', async () => {
  const { deck } = await checkDeck({ deck: root, blanks: 'all' })
  for (const { section, point, heading } of placesOf(speech))
    expect(deck!.slides.some(slide => slide.section === section && slide.point === point), heading.line).toBe(true)
  for (const { heading } of speech.sections.filter(({ heading }) => heading.image))
    expect(deck!.slides.find(({ layout, section }) => layout === 'section' && section === heading.ordinal)?.symbol).toBe(heading.image)
})

it('has a plan of all that is spoken', async () => {
  const { deck } = await checkDeck({ deck: root, blanks: 'all' })
  const plan = deckPlan(deck!)
  expect(plan.characters).toBe(spokenLength(speech.spoken))
  expect(plan.steps.at(-1)!.end).toBeCloseTo(plan.duration)
})

it('names every blank of the speech once', () => {
  const gaps = readOpenSpeech(root).spoken.match(/X+/g) ?? []
  expect(readBlanks({ deck: root, blanks: 'all' }).flatMap(({ places }) => places)).toHaveLength(gaps.length)
})
