import type { DocumentInfo } from '../finish.ts'
import { Buffer } from 'node:buffer'
import { posix } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { document, element, escapeXml } from './xml.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPES = {
  officeDocument: `${OFFICE}.presentationml.presentation.main+xml`,
  slide: `${OFFICE}.presentationml.slide+xml`,
  slideLayout: `${OFFICE}.presentationml.slideLayout+xml`,
  slideMaster: `${OFFICE}.presentationml.slideMaster+xml`,
  notesSlide: `${OFFICE}.presentationml.notesSlide+xml`,
  notesMaster: `${OFFICE}.presentationml.notesMaster+xml`,
  theme: `${OFFICE}.theme+xml`,
  image: '', // by the ending of its file
}

/** A file of the package. */
export interface Part {
  /** from the root of the package */
  path: string
  /** which is also the name of relations that lead to it */
  type: keyof typeof TYPES
  /** the document; relation `rId1` is the first of `relations` */
  xml?: string
  /** of a picture, in place of that */
  bytes?: Uint8Array
  /** paths of the parts that it refers to */
  relations: string[]
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const CORE = { path: 'docProps/core.xml', type: `${RELATIONSHIPS}/metadata/core-properties`, content: 'application/vnd.openxmlformats-package.core-properties+xml' }
const PICTURES = [['png', 'image/png'], ['jpeg', 'image/jpeg']] as const
const MILLISECONDS = /\.\d+/
/** As Office itself dates what is in the package. It is local time, which is how the ZIP library reads it again. */
export const ZIP_DATE = new Date(1980, 0, 1)

/** Namespaces of PresentationML, for the root of a part. */
export const NAMESPACES = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
}

function relationships(relations: { type: string, target: string }[]): string {
  const written = relations.map(({ type, target }, index) => element('Relationship', { Id: `rId${index + 1}`, Type: type, Target: target }))
  return document(element('Relationships', { xmlns: RELATIONSHIPS }, ...written))
}

function contentTypes(parts: Part[]): string {
  const defaults = [['rels', 'application/vnd.openxmlformats-package.relationships+xml'], ['xml', 'application/xml'], ...PICTURES.filter(([ending]) => parts.some(({ path }) => path.endsWith(`.${ending}`)))] as const
  const overrides = [...parts.filter(({ xml }) => xml !== undefined).map(({ path, type }) => [path, TYPES[type]] as const), [CORE.path, CORE.content] as const]
  return document(element(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    ...defaults.map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
    ...overrides.map(([path, ContentType]) => element('Override', { PartName: `/${path}`, ContentType })),
  ))
}

/** Title, subject, language and dates of an Office file, `docProps/core.xml`; no author. */
export function coreProperties({ title, subject, language, date }: DocumentInfo): string {
  const time = date.toISOString().replace(MILLISECONDS, '')
  const namespaces = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  return document(element(
    'cp:coreProperties',
    namespaces,
    element('dc:title', {}, escapeXml(title)),
    element('dc:subject', {}, escapeXml(subject)),
    element('dc:language', {}, escapeXml(language)),
    ...['created', 'modified'].map(name => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, time)),
  ))
}

/**
 * Zips parts as an Open Packaging Conventions package (ECMA-376 part 2), with the same bytes from the same parts.
 * @param parts the presentation first
 * @param info goes into its core properties
 */
export function packageOf(parts: Part[], info: DocumentInfo): Buffer {
  const byPath = new Map(parts.map(part => [part.path, part]))
  const relationType = (path: string): string => `${NAMESPACES['xmlns:r']}/${byPath.get(path)!.type}`
  const files: [string, string | Uint8Array][] = [
    ['[Content_Types].xml', contentTypes(parts)],
    ['_rels/.rels', relationships([{ type: relationType(parts[0]!.path), target: parts[0]!.path }, { type: CORE.type, target: CORE.path }])],
    [CORE.path, coreProperties(info)],
    ...parts.flatMap(({ path, xml, bytes, relations }): [string, string | Uint8Array][] => {
      const folder = posix.dirname(path)
      const targets = relations.map(target => ({ type: relationType(target), target: posix.relative(folder, target) }))
      return [[path, bytes ?? document(xml!)], ...relations.length ? [[`${folder}/_rels/${posix.basename(path)}.rels`, relationships(targets)] as [string, string]] : []]
    }),
  ]
  return Buffer.from(zipSync(Object.fromEntries(files.map(([path, contents]) => [path, typeof contents === 'string' ? strToU8(contents) : contents])), { level: 9, mtime: ZIP_DATE }))
}
