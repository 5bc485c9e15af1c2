import type { PDFObject } from 'pdf-lib'
import { readFile } from 'node:fs/promises'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An entry of the outline with those below it. */
export interface OutlineEntry { title: string, page: number, items: OutlineEntry[] }

/** Opens a PDF with PDF.js. */
export async function openPdf(file: string | Uint8Array) {
  const data = new Uint8Array(typeof file === 'string' ? await readFile(file) : file)
  return getDocument({ data, verbosity: 0, useSystemFonts: false }).promise
}
export type Pdf = Awaited<ReturnType<typeof openPdf>>

/** The text of a page in the order in which it is drawn, without white space. */
export async function textOf(pdf: Pdf, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent({ disableNormalization: true })
  return items.map(item => 'str' in item ? item.str : '').join('').replace(/\s/g, '')
}

async function pageOf(pdf: Pdf, dest: unknown): Promise<number> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest as [never]
  return await pdf.getPageIndex(explicit![0]) + 1
}

/** The outline, each entry with the page that it goes to. */
export async function outlineOf(pdf: Pdf): Promise<OutlineEntry[]> {
  type Node = Awaited<ReturnType<Pdf['getOutline']>>[number]
  const read = (nodes: Node[]): Promise<OutlineEntry[]> => Promise.all(nodes.map(async ({ title, dest, items }) =>
    ({ title, page: await pageOf(pdf, dest), items: await read(items) })))
  return read(await pdf.getOutline() ?? [])
}

/** The pages that the links of a page go to. */
export async function linksOf(pdf: Pdf, page: number): Promise<number[]> {
  const annotations = await (await pdf.getPage(page)).getAnnotations()
  return Promise.all(annotations.filter(({ subtype }) => subtype === 'Link').map(({ dest }) => pageOf(pdf, dest)))
}

/** Roles of the structure tree of a page, depth first. */
export async function rolesOf(pdf: Pdf, page: number): Promise<string[]> {
  interface Node { role?: string, children?: Node[] }
  const roles = (node: Node): string[] => [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(roles)]
  const tree = await (await pdf.getPage(page)).getStructTree()
  return tree ? roles(tree as Node) : []
}

/** The font dictionaries of a PDF: subtype, name and whether the font file is embedded. */
export async function fontsOf(file: string): Promise<{ subtype: string, name: string, embedded: boolean }[]> {
  const { context } = await PDFDocument.load(await readFile(file), { updateMetadata: false })
  const dicts = context.enumerateIndirectObjects().map(([, object]) => object).filter(object => object instanceof PDFDict)
  const text = (dict: PDFDict, key: string): string => dict.get(PDFName.of(key))?.toString().slice(1) ?? ''
  const descriptors = dicts.filter(dict => text(dict, 'Type') === 'FontDescriptor')
  return dicts.filter(dict => text(dict, 'Type') === 'Font').map(dict => ({
    subtype: text(dict, 'Subtype'),
    name: text(dict, 'BaseFont'),
    embedded: descriptors.some(descriptor => text(descriptor, 'FontName') === text(dict, 'BaseFont') && descriptor.has(PDFName.of('FontFile2'))),
  }))
}

/** Returns the texts that stand for pictures, as they are read aloud, in the order of the structure. */
export async function descriptionsOf(file: string): Promise<string[]> {
  const { context, catalog } = await PDFDocument.load(await readFile(file), { updateMetadata: false })
  const read = (written: PDFObject | undefined): string[] => {
    const kid = context.lookup(written)
    if (kid instanceof PDFArray)
      return kid.asArray().flatMap(read)
    const alt = kid instanceof PDFDict ? kid.lookup(PDFName.of('Alt')) : undefined
    return [...alt instanceof PDFHexString || alt instanceof PDFString ? [alt.decodeText()] : [], ...kid instanceof PDFDict ? read(kid.get(PDFName.of('K'))) : []]
  }
  return read(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K')))
}
