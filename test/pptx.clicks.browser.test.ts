import type { Deck } from '../engine/check/deck.ts'
import type { Shown } from './support/pptxSlides.ts'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { all, entrancesOf, Package, shapesOf, textOf } from './support/pptx.ts'
import { openSlides } from './support/pptxSlides.ts'
import { OUT } from './support/site.ts'

const pptx = new Package(join(OUT, 'slides.pptx'))
let deck: Deck
let shown: Shown[]

beforeAll(async () => {
  const opened = await openSlides();
  ({ deck, shown } = opened)
  await opened.site[Symbol.asyncDispose]()
})

describe('the clicks', () => {
  it('are as many as in the deck', () => {
    expect(pptx.slides.map(name => entrancesOf(pptx.part(name)).length)).toEqual(deck.slides.map(({ note }) => note.segments.length - 1))
  })

  it('bring in the words in the order of the screen', () => {
    for (const [index, name] of pptx.slides.entries()) {
      const entrances = entrancesOf(pptx.part(name))
      const steps = [...entrances, []].map((_, done) => {
        const waiting = entrances.slice(done).flat()
        return shapesOf(pptx.part(name)).flatMap(({ element, text }) => {
          const id = all(element, 'p:cNvPr')[0]!.getAttribute('id')
          const paragraphs = all(element, 'a:p')
          const waits = (paragraph: number): boolean => waiting.some(entrance => entrance.id === id && (!entrance.paragraphs || (entrance.paragraphs[0] <= paragraph && paragraph <= entrance.paragraphs[1])))
          return text ? paragraphs.filter((_, paragraph) => !waits(paragraph)).map(textOf) : []
        }).join('')
      })
      expect(steps, name).toEqual(shown[index]!.steps)
    }
  })
})
