import type { Page } from 'playwright-chromium'
import type { Deck, Slide } from '../check/deck.ts'
import type { Finding } from '../check/finding.ts'
import type { TypesetFault } from './judge.ts'
import type { Typeset } from './read.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { formatFinding } from '../check/finding.ts'
import { UserError } from '../command/run.ts'
import { missingInStack } from './faces.ts'
import { typesetFaults } from './judge.ts'

/** Known in the page once `readTypeset` has been there. */
declare const typeset: typeof import('./read.ts')

const SLIDE = '.sheet .page'
const SPACE = /\s/g

/** Loads `read.ts` into the page; a function that is handed over alone would bring the helpers of its transpiler along. */
async function loadReader(page: Page): Promise<void> {
  const file = fileURLToPath(new URL('read.ts', import.meta.url))
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts' })
  const url = `data:text/javascript,${encodeURIComponent(code)}`
  await page.evaluate(`import(${JSON.stringify(url)}).then(module => void (globalThis.typeset = module))`)
}

/**
 * Reads the slides of an edition as they were set.
 * @param page an edition of the paper site, laid out
 * @returns each slide, its number, and the width of its canvas, in order; nothing where the edition has no slides
 */
async function readTypeset(page: Page): Promise<(Typeset & { no: number, width: number })[]> {
  await loadReader(page)
  return page.locator(SLIDE).evaluateAll(slides => Promise.all(slides.map(async (slide) => {
    // A picture that is large may not have been taken apart yet; one that cannot be is found out below.
    await Promise.all([...slide.querySelectorAll('img')].map(image => image.decode().catch(() => {})))
    const no = Number(slide.closest<HTMLElement>('[data-slidev-no]')!.dataset.slidevNo)
    return { no, width: (slide as HTMLElement).offsetWidth, lines: typeset.readLines(slide), ...typeset.readRest(slide) }
  })))
}

/** Finds where in its source some words of a slide stand: the line of the longest phrase that they are part of, or that is part of them. */
export function lineOf({ line, phrases }: Pick<Slide, 'line' | 'phrases'>, words: string): number {
  const pieces = words.replace(SPACE, '').split('／')
  const found = phrases.filter(({ text }) => pieces.some(piece => piece.includes(text.replace(SPACE, '')) || text.replace(SPACE, '').includes(piece)))
  const [longest] = found.sort((a, b) => b.text.length - a.text.length)
  return line + (longest?.line ?? 0)
}

const toFinding = (slide: Slide, { what, words, advice }: TypesetFault): Finding => ({ file: slide.file, line: lineOf(slide, words), what: `第 ${slide.no} 页：${what}`, words, advice })

/**
 * Requires that all that stands on the slides is seen, whole and in place.
 * @param page an edition of the paper site, laid out
 * @param deck whose it is
 * @throws UserError that lists what is not, with slide, words, file and line
 */
export async function requireTypeset(page: Page, deck: Deck): Promise<void> {
  const typeset = await readTypeset(page)
  const findings = typeset.flatMap(read => typesetFaults(read, read.width, missingInStack).map(fault => toFinding(deck.slides[read.no - 1]!, fault)))
  const reports = [...new Set(findings.map(formatFinding))]
  if (reports.length)
    throw new UserError(`排好的版面上有 ${reports.length} 处看不全或看不清，没有写任何文件，请改好再试：\n${reports.join('\n')}`)
}
