import type { PDFObject } from 'pdf-lib'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

/** Reads what pages and forms draw, without the code under test; with `edit` given, written back as that returns it. */
export function contentOf(document: PDFDocument, edit?: (instructions: string) => string): string {
  const { context } = document
  const pages = new Set(document.getPages().map(({ node }) => node.get(PDFName.of('Contents'))))
  const contents: string[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !(pages.has(ref) || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')))
      continue
    const instructions = new TextDecoder('latin1').decode(decodePDFRawStream(object).decode())
    contents.push(instructions)
    if (edit) {
      const entries = Object.fromEntries(object.dict.entries().map(([key, value]) => [key.decodeText(), value]).filter(([key]) => key !== 'Filter' && key !== 'Length'))
      context.assign(ref, context.flateStream(edit(instructions), entries))
    }
  }
  return contents.join('\n')
}

/** A page, its instructions, forms and graphics states written by hand, and its fonts by their ToUnicode maps. */
export interface Sample {
  content: string
  forms?: Record<string, { content: string, matrix?: number[], forms?: Sample['forms'] }>
  states?: Record<string, Record<string, number>>
  fonts?: Record<string, string>
}

function resourcesOf({ context }: PDFDocument, { forms = {}, states = {}, fonts = {} }: Omit<Sample, 'content'>): PDFDict {
  const resources = context.obj({ XObject: {}, ExtGState: states, Font: {} })
  const add = (category: string, name: string, object: PDFObject): void => resources.lookup(PDFName.of(category), PDFDict).set(PDFName.of(name), context.register(object))
  for (const [name, { content, matrix, forms: inner }] of Object.entries(forms)) {
    const own = inner ? { Resources: resourcesOf({ context } as PDFDocument, { forms: inner }) } : {}
    add('XObject', name, context.flateStream(content, { Subtype: 'Form', ...matrix && { Matrix: matrix }, ...own }))
  }
  for (const [name, map] of Object.entries(fonts))
    add('Font', name, context.obj({ Type: 'Font', Subtype: name.startsWith('T3') ? 'Type3' : 'Type0', BaseFont: name, ToUnicode: context.register(context.flateStream(map)) }))
  return resources
}

/** A document of such pages, as a reader finds it in a file. */
export async function documentOf(...pages: Sample[]): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  for (const { content, ...resources } of pages) {
    const { node } = document.addPage([100, 100])
    node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)))
    node.set(PDFName.of('Resources'), resourcesOf(document, resources))
  }
  return PDFDocument.load(await document.save(), { updateMetadata: false })
}
