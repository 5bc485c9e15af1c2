import type { PDFDocument } from 'pdf-lib'
import { createHash } from 'node:crypto'
import { PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { isPdfX } from '../pdf/pdfX.ts'
import { textIn } from './tree.ts'

const METADATA = PDFName.of('Metadata')
const MARKUP = /[<>&]/g
const FRACTION = /\.\d+Z$/

const escape = (text: string): string => text.replace(MARKUP, char => `&#${char.charCodeAt(0)};`)
const element = (name: string, text: string | undefined): string => text ? `<${name}>${escape(text)}</${name}>` : ''
const inDefaultLanguage = (name: string, text: string | undefined): string => text ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt></${name}>` : ''
const time = (date: Date | undefined): string | undefined => date?.toISOString().replace(FRACTION, 'Z')

/** A document is known by its title and when it was made: a name-based UUID (RFC 9562, 5.5), the same each time. */
function uuidOf(document: PDFDocument): string {
  const digest = createHash('sha1').update(`${document.getTitle()}\0${time(document.getCreationDate())}`).digest('hex')
  return [digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-')
}

/** The properties that PDF/X-4 asks for beside (ISO 15930-7:2010, 6.3). */
function pdfXProperties(document: PDFDocument): string[] {
  return [
    element('xmp:MetadataDate', time(document.getModificationDate())),
    element('xmpMM:DocumentID', `uuid:${uuidOf(document)}`),
    element('xmpMM:VersionID', '1'),
    element('xmpMM:RenditionClass', 'default'),
    element('pdfxid:GTS_PDFXVersion', 'PDF/X-4'),
  ]
}

function trappedOf({ context }: PDFDocument): string | undefined {
  const trapped = context.lookupMaybe(context.trailerInfo.Info, PDFDict)?.lookup(PDFName.of('Trapped'))
  return trapped instanceof PDFName ? trapped.decodeText() : undefined
}

/**
 * The metadata as XMP (ISO 16684-1): what the information dictionary says (ISO 14289-1, 7.1; ISO 32000-1, 14.3.2).
 * @param document a PDF with title, subject, language and dates
 * @param conforms whether it claims to conform to PDF/UA-1 (ISO 14289-1, clause 5)
 */
export function xmpOf(document: PDFDocument, conforms: boolean): string {
  const language = textIn(document.catalog, 'Lang')
  const properties = [
    element('dc:format', 'application/pdf'),
    inDefaultLanguage('dc:title', document.getTitle()),
    inDefaultLanguage('dc:description', document.getSubject()),
    language && `<dc:language><rdf:Bag>${element('rdf:li', language)}</rdf:Bag></dc:language>`,
    element('xmp:CreatorTool', document.getCreator()),
    element('xmp:CreateDate', time(document.getCreationDate())),
    element('xmp:ModifyDate', time(document.getModificationDate())),
    element('pdf:Producer', document.getProducer()),
    element('pdf:Trapped', trappedOf(document)),
    ...isPdfX(document) ? pdfXProperties(document) : [],
    element('pdfuaid:part', conforms ? '1' : undefined),
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${properties.filter(Boolean).join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** The XMP metadata of a document, if it has any. */
export function readXmp({ catalog }: PDFDocument): string | undefined {
  const stream = catalog.lookup(METADATA)
  return stream instanceof PDFRawStream ? new TextDecoder('utf8', { ignoreBOM: true }).decode(stream.contents) : undefined
}

/** Writes the metadata uncompressed, for programs that search the file for them. */
export function writeXmp(document: PDFDocument, conforms: boolean): void {
  const { catalog, context } = document
  const stream = context.stream(new TextEncoder().encode(xmpOf(document, conforms)), { Type: 'Metadata', Subtype: 'XML' })
  const ref = catalog.get(METADATA)
  if (ref && 'objectNumber' in ref)
    context.assign(ref as never, stream)
  else
    catalog.set(METADATA, context.register(stream))
}
