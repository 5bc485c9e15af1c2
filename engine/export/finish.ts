import type { Buffer } from 'node:buffer'
import type { Ink, PressOptions } from './editions.ts'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { makeAccessible } from './pdf-ua/index.ts'
import { setPressBoxes } from './pdf/boxes.ts'
import { drawCropMarks } from './pdf/cropMarks.ts'
import { saveWithId } from './pdf/fileId.ts'
import { renumberIdentifiers } from './pdf/identifiers.ts'
import { declarePdfX } from './pdf/pdfX.ts'
import { toGrey, toPress } from './pdf/recolour.ts'
import { checkRules } from './pdf/rules.ts'
import { stripForPress } from './pdf/strip.ts'

export interface DocumentInfo {
  title: string
  subject: string
  /** BCP 47 */
  language: string
  date: Date
}

/** A file that is ready to be handed out. */
export interface FinishedFile {
  bytes: Buffer
  pages: number
  /** what keeps a PDF from claiming PDF/UA-1, in words; none: it claims it */
  violations: string[]
}

/** Says that nothing in it overlaps for the sake of plates that are off (ISO 32000-1, table 317): none of it is trapped. */
function declareUntrapped({ context }: PDFDocument): void {
  context.lookup(context.trailerInfo.Info, PDFDict).set(PDFName.of('Trapped'), PDFName.of('False'))
}

function makePress(document: PDFDocument, { marks, profile }: PressOptions): void {
  stripForPress(document)
  checkRules(document)
  toPress(document)
  declareUntrapped(document)
  if (marks)
    drawCropMarks(document)
  setPressBoxes(document, marks)
  if (profile)
    declarePdfX(document, profile)
}

/**
 * Makes of a print of Chromium's the file that is handed out: with subject and dates, a title that readers show
 * (PDF/UA 7.1), the same bytes from the same deck, the inks of its edition, and tags that a screen reader can follow.
 * pdf-lib rewrites the file in place, which keeps tags, outline and links; copying its pages would lose them.
 */
export async function finishPdf(pdf: Uint8Array, ink: Ink, { title, subject, language, date }: DocumentInfo, press: PressOptions = { marks: false }): Promise<FinishedFile> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setSubject(subject)
  document.setLanguage(language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  renumberIdentifiers(document)
  if (ink === 'grey')
    toGrey(document)
  if (ink === 'press')
    makePress(document, press)
  const violations = makeAccessible(document)
  return { bytes: await saveWithId(document), pages: document.getPageCount(), violations }
}
