import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'

export interface DocumentInfo {
  title: string
  subject: string
  /** BCP 47 */
  language: string
  date: Date
}

/** The date of all PDFs of one commit: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else that of the last commit, else now. */
export async function sourceDate(root: string): Promise<Date> {
  const epoch = process.env.SOURCE_DATE_EPOCH
    ?? await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: root }).then(({ stdout }) => stdout.trim(), () => '')
  return epoch ? new Date(Number(epoch) * 1000) : new Date()
}

/**
 * Sets what Chromium leaves out: the subject, and that readers show the title instead of the file name (PDF/UA 7.1).
 * pdf-lib rewrites the file in place, which keeps tags, outline and links; copying its pages would lose them.
 */
export async function finishPdf(pdf: Uint8Array, { title, subject, language, date }: DocumentInfo): Promise<{ bytes: Uint8Array, pages: number }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setSubject(subject)
  document.setLanguage(language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  return { bytes: await document.save(), pages: document.getPageCount() }
}
