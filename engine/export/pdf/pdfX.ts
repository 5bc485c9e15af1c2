import type { PDFDocument } from 'pdf-lib'
import type { Profile } from './profile.ts'
import { PDFArray, PDFDict, PDFName, PDFString } from 'pdf-lib'

const INTENTS = PDFName.of('OutputIntents')
const PDF_X = PDFName.of('GTS_PDFX')
/** That of the inks in the profile (ICC.1:2022, 7.2.8: CMYK has four). */
const CHANNELS = 4

/**
 * Says by which profile the inks are meant, which makes of the press edition a PDF/X-4 (ISO 15930-7:2010, 6.2): an
 * output intent whose profile is in the file. The XMP says so, too, by `xmp.ts`.
 */
export function declarePdfX(document: PDFDocument, { name, bytes }: Profile): void {
  const { context, catalog } = document
  const profile = context.register(context.flateStream(bytes, { N: CHANNELS }))
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX', OutputConditionIdentifier: PDFString.of(name), Info: PDFString.of(name), DestOutputProfile: profile })
  catalog.set(INTENTS, context.obj([context.register(intent)]))
}

/** True if a document says that it is a PDF/X. */
export function isPdfX({ catalog }: PDFDocument): boolean {
  const intents = catalog.lookupMaybe(INTENTS, PDFArray)
  return (intents?.asArray() ?? []).some((_, index) => intents!.lookup(index, PDFDict).get(PDFName.of('S')) === PDF_X)
}
