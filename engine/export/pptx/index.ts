import type { BrowserContext } from 'playwright-chromium'
import type { DeckSource } from '../../config.ts'
import type { DocumentInfo, FinishedFile } from '../finish.ts'
import { readDeck } from '../../check/deck.ts'
import { readSpeech } from '../../speech/index.ts'
import { blocksOf } from '../../speech/passages.ts'
import { openEdition } from '../print.ts'
import { masterParts, presentationPart } from './masters.ts'
import { packageOf } from './package.ts'
import { readSlide } from './read.ts'
import { slideParts, slidePath } from './slide.ts'
import { THEME_TOKENS } from './theme.ts'

/** The colours of some custom properties as the page computes them; it runs in the page. */
function computeTokens(tokens: Record<string, string>): Record<string, string> {
  const probe = document.body.appendChild(document.createElement('i'))
  const colours = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`
    return [name, getComputedStyle(probe).color]
  })
  probe.remove()
  return Object.fromEntries(colours)
}

/** For each slide the paragraphs spoken over it. */
async function notesOf(source: DeckSource): Promise<string[][]> {
  const { deck } = await readDeck(source)
  const passages = blocksOf(readSpeech(source), deck!.slides.map(({ note }) => note.text)).flatMap(block => block.passages)
  return deck!.slides.map(({ no }) => passages.flatMap(({ slide, text }) => slide === no ? [text] : []))
}

/**
 * Makes the deck for PowerPoint and WPS: native text and shapes where the browser puts them, the words in the notes.
 * Slidev's own `pptx-editable` will not do: it makes a slide of every click, pictures of the strokes, and names faces
 * that nobody has.
 * @param window as for `openEdition`
 * @param url where the slides are laid out for paper
 * @param source the deck
 * @param info title, subject, language and date
 * @throws UserError if a slide does not come up
 */
export async function makePptx(window: Pick<BrowserContext, 'newPage'>, url: string, source: DeckSource, info: DocumentInfo): Promise<FinishedFile> {
  const [page, notes] = await Promise.all([openEdition(window, url), notesOf(source)])
  await using _page = page
  // tsx has esbuild name functions by a helper, which the page does not know.
  await page.evaluate('globalThis.__name = value => value')
  const colours = await page.evaluate(computeTokens, THEME_TOKENS)
  const slides = await Promise.all((await page.locator('.page').all()).map(slide => slide.evaluate(readSlide)))
  const parts = slides.map((slide, index) => slideParts(index + 1, slide, notes[index]!))
  const presentation = presentationPart(slides.map((_, index) => slidePath(index + 1)), slides[0]!.box)
  return { bytes: packageOf([presentation, ...masterParts(colours), ...parts.flat()], info), pages: slides.length, violations: [] }
}
