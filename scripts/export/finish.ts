import { PDFDocument } from 'pdf-lib'

export interface DocumentInfo {
  title: string
  subject: string
  /** BCP 47 */
  language: string
}

/**
 * Sets what Chromium leaves out: the subject, and that readers show the title instead of the file name (PDF/UA 7.1).
 * pdf-lib rewrites the file in place, which keeps tags, outline and links; copying its pages would lose them.
 */
export async function finishPdf(pdf: Uint8Array, { title, subject, language }: DocumentInfo): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setSubject(subject)
  document.setLanguage(language)
  return document.save()
}
