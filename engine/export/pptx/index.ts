import type { BrowserContext, Page } from 'playwright-chromium'
import type { Deck } from '../../check/deck.ts'
import type { DeckSource } from '../../config.ts'
import type { DocumentInfo, FinishedFile } from '../finish.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'
import { readDeck } from '../../check/deck.ts'
import { readSpeech } from '../../speech/index.ts'
import { blocksOf } from '../../speech/passages.ts'
import { openEdition } from '../print.ts'
import { masterParts, presentationPart } from './masters.ts'
import { packageOf } from './package.ts'
import { slideParts, slidePath } from './slide.ts'

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

/**
 * Makes the deck for PowerPoint and WPS: native text and shapes where the browser puts them, the words in the notes.
 * Slidev's own `pptx-editable` will not do: it makes a slide of every click, pictures of the strokes, and names faces
 * that nobody has.
 * @param window as for `openEdition`
 * @param url where the slides are laid out for paper
 * @param source the deck
 * @param info title, subject, language and date
 * @throws UserError if a slide does not come up, or is not seen whole
 */
export async function makePptx(window: Pick<BrowserContext, 'newPage'>, url: string, source: DeckSource, info: DocumentInfo): Promise<FinishedFile> {
  const deck = (await readDeck(source)).deck!
  const notes = notesOf(source, deck)
  await using page = await openEdition(window, url, deck)
  await loadReader(page)
  const slides = await Promise.all((await page.locator('.page').all()).map(slide => slide.evaluate(element => readSlide(element))))
  const parts = slides.map((slide, index) => slideParts(index + 1, slide, notes[index]!))
  const presentation = presentationPart(slides.map((_, index) => slidePath(index + 1)), slides[0]!.box)
  return { bytes: packageOf([presentation, ...masterParts(), ...parts.flat()], info), pages: slides.length, violations: [] }
}
