import type { Ink } from './editions.ts'
import { Buffer } from 'node:buffer'
import { PDFDocument } from 'pdf-lib'
import { makeAccessible } from './pdf-ua/index.ts'
import { setPressBoxes } from './pdf/boxes.ts'
import { renumberIdentifiers } from './pdf/identifiers.ts'
import { toGrey, toPress } from './pdf/recolour.ts'
import { checkRules } from './pdf/rules.ts'

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

/** Beyond the trim on all sides, in millimetres; as `app/paper/Press.vue` lays out. */
const BLEED = 3

const INKS: Record<Ink, (document: PDFDocument) => void> = {
  colour: () => {},
  grey: toGrey,
  press: (document) => {
    checkRules(document)
    toPress(document)
    setPressBoxes(document, BLEED)
  },
}

/**
 * Makes of a print of Chromium's the file that is handed out: with subject and dates, a title that readers show
 * (PDF/UA 7.1), the same bytes from the same deck, the inks of its edition, and tags that a screen reader can follow.
 * pdf-lib rewrites the file in place, which keeps tags, outline and links; copying its pages would lose them.
 */
export async function finishPdf(pdf: Uint8Array, ink: Ink, { title, subject, language, date }: DocumentInfo): Promise<FinishedFile> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setSubject(subject)
  document.setLanguage(language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  renumberIdentifiers(document)
  INKS[ink](document)
  const violations = makeAccessible(document)
  return { bytes: Buffer.from(await document.save()), pages: document.getPageCount(), violations }
}
