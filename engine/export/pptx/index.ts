import type { BrowserContext, Page } from 'playwright-chromium'
import type { Deck } from '../../check/deck.ts'
import type { DeckSource } from '../../config.ts'
import type { DocumentInfo, FinishedFile } from '../finish.ts'
import type { LaidOut } from './layouts.ts'
import type { ElementNode } from './nodes.ts'
import type { Shape } from './shapes.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'
import { readDeck } from '../../check/deck.ts'
import { readSpeech } from '../../speech/index.ts'
import { blocksOf } from '../../speech/passages.ts'
import { openEdition } from '../print.ts'
import { layoutsOf } from './layouts.ts'
import { masterParts } from './masters.ts'
import { packageOf } from './package.ts'
import { presentationPart } from './presentation.ts'
import { sectionsOf } from './sections.ts'
import { shapesOf } from './shapes.ts'
import { slideParts, slidePath } from './slide.ts'

const TAB = /\t/g

/** Known in the page once `loadReader` has been there. */
declare const readSlide: typeof import('./inPage.ts').readSlide

/** Loads `inPage.ts` into the page, where its functions know each other; one that is handed over alone knows no other. */
async function loadReader(page: Page): Promise<void> {
  const file = fileURLToPath(new URL('inPage.ts', import.meta.url))
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file)
  const url = `data:text/javascript,${encodeURIComponent(code)}`
  await page.evaluate(`import(${JSON.stringify(url)}).then(module => void Object.assign(globalThis, module))`)
}

/** For each slide the paragraphs spoken over it. */
function notesOf(source: DeckSource, { slides }: Deck): string[][] {
  const passages = blocksOf(readSpeech(source), slides.map(({ note }) => note.text)).flatMap(block => block.passages)
  return slides.map(({ no }) => passages.flatMap(({ slide, text }) => slide === no ? [text] : []))
}

/** Reads the slides with all clicks done, each with the click at which its parts come in. */
async function readSlides(page: Page): Promise<ElementNode[]> {
  await loadReader(page)
  return await page.evaluate(() => {
    const steps = Map.groupBy(document.querySelectorAll('.page'), step => step.closest<HTMLElement>('[data-slidev-no]')!.dataset.slidevNo)
    return [...steps.values()].map(copies => readSlide(copies.at(-1)!, copies.slice(0, -1)))
  })
}

function titleOf(shapes: Shape[]): string {
  return shapes.flatMap(shape => shape.kind === 'text' && shape.role === 'title' ? shape.paragraphs : [])
    .map(({ lines }) => lines.flat().map(({ text }) => text).join(''))
    .join(' ')
    .replace(TAB, ' ')
}

/**
 * Makes the deck for PowerPoint and WPS: native text and shapes where the browser puts them, each click an entrance, the
 * words in the notes. Slidev's own `pptx-editable` will not do: it makes a slide of every click, pictures of the
 * strokes, and names faces that nobody has.
 * @param window as for `openEdition`
 * @param url where the slides are laid out for paper, a page a click
 * @param source the deck
 * @param info title, subject, language and date
 * @throws UserError if a slide does not come up, or is not seen whole
 */
export async function makePptx(window: Pick<BrowserContext, 'newPage'>, url: string, source: DeckSource, info: DocumentInfo): Promise<FinishedFile> {
  const deck = (await readDeck(source)).deck!
  const notes = notesOf(source, deck)
  await using page = await openEdition(window, url, deck)
  const slides = (await readSlides(page)).map((page, index): LaidOut => ({ page, shapes: shapesOf(page), layout: deck.slides[index]!.layout }))
  const layouts = layoutsOf(slides)
  const size = slides[0]!.page.box
  const parts = slides.flatMap((slide, index) => slideParts(index + 1, slide, layouts.get(slide.layout)!, notes[index]!))
  const sections = sectionsOf(deck.slides, slides.map(({ shapes }) => titleOf(shapes)))
  const presentation = presentationPart(slides.map((_, index) => slidePath(index + 1)), size, sections)
  const layoutParts = [...layouts.values()].map(({ part }) => part)
  const masters = masterParts(layoutParts.map(({ path }) => path), size)
  return { bytes: packageOf([presentation, ...masters, ...layoutParts, ...parts], info), pages: slides.length, violations: [] }
}
