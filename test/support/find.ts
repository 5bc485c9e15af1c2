import type { Pdf } from './pdf.ts'
import { setImmediate } from 'node:timers/promises'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Controller { pageMatches: (unknown[] | undefined)[], onIsPageVisible: () => boolean, setDocument: (pdf: Pdf) => void }
interface Bus { dispatch: (name: string, data: object) => void }
interface Viewer { EventBus: new () => Bus, PDFFindController: new (parts: object) => Controller }

/** The viewer of PDF.js, whose searching needs no more of a window than this. */
async function loadViewer(): Promise<Viewer> {
  const window = { requestAnimationFrame: (step: () => void) => globalThis.setTimeout(step) }
  const document = { createElement: () => ({ style: {} }), documentElement: { style: {} } }
  Object.assign(globalThis, { pdfjsLib: pdfjs, window, document })
  return await import('pdfjs-dist/legacy/web/pdf_viewer.mjs') as unknown as Viewer
}

/**
 * Searches a document as the viewer of PDF.js does, in Firefox and many a site.
 * @returns what finds a word: how often it is found on each page
 */
export async function finderOf(pdf: Pdf): Promise<(word: string) => Promise<number[]>> {
  const { EventBus, PDFFindController } = await loadViewer()
  const eventBus = new EventBus()
  const controller = new PDFFindController({ linkService: { pagesCount: pdf.numPages, page: 1 }, eventBus })
  controller.onIsPageVisible = () => true
  controller.setDocument(pdf)
  return async (query) => {
    // As if Enter were pressed: what is typed is looked for only after a while.
    eventBus.dispatch('find', { source: null, type: 'again', query, caseSensitive: true, entireWord: false, highlightAll: true, findPrevious: false, matchDiacritics: true })
    do
      await setImmediate()
    while (Array.from({ length: pdf.numPages }).some((_, page) => !controller.pageMatches[page]))
    return Array.from({ length: pdf.numPages }, (_, page) => controller.pageMatches[page]!.length)
  }
}
