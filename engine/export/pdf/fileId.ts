import type { PDFDocument } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { PDFHexString } from 'pdf-lib'
import { isPdfX } from './pdfX.ts'

/** Of a digest by MD5, which ISO 32000-1, 14.4 recommends. */
const DIGITS = 32
/** PDF/X-4 builds on this version. */
const PDF_1_6 = '%PDF-1.6'
const BLANK = '0'.repeat(DIGITS)

/**
 * Writes a document with an identifier in its trailer (ISO 32000-1, 14.4), which PDF/X asks for: the digest of all else
 * in the file, so that the same document has the same one.
 */
export async function saveWithId(document: PDFDocument): Promise<Buffer> {
  const blank = PDFHexString.of(BLANK)
  document.context.trailerInfo.ID = document.context.obj([blank, blank])
  const bytes = Buffer.from(await document.save())
  // pdf-lib writes the number of PDF 1.7 whatever is used of it.
  if (isPdfX(document))
    bytes.write(PDF_1_6, 0, 'latin1')
  const id = createHash('md5').update(bytes).digest('hex')
  const last = bytes.lastIndexOf(BLANK)
  for (const at of [bytes.lastIndexOf(BLANK, last - 1), last])
    bytes.write(id, at, 'latin1')
  return bytes
}
