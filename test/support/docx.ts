import { strToU8, zipSync } from 'fflate'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A level of an automatic numbering. */
export interface Level { format: string, text: string }

/** A paragraph: its words, or those of raw XML, and the level of the list that it is in. */
export interface Paragraph { text?: string, xml?: string, level?: number, list?: number }

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`

function paragraphXml({ text = '', xml = run(text), level, list = 1 }: Paragraph): string {
  const numbering = level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`
  return xml.startsWith('<w:tbl>') ? xml : `<w:p>${numbering}${xml}</w:p>`
}

/**
 * Makes a .docx as Word does.
 * @param paragraphs in order
 * @param levels of its one numbering; list 2 starts it again
 * @param parts other parts by their path, as XML
 */
export function docxOf(paragraphs: Paragraph[], levels: Level[] = [], parts: Record<string, string> = {}): Uint8Array {
  const lvl = levels.map(({ format, text }, index) => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`).join('')
  const files = {
    'word/document.xml': `<w:document ${NAMESPACE}><w:body>${paragraphs.map(paragraphXml).join('')}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="0">${lvl}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
    ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, xml.replace('>', ` ${NAMESPACE}>`)])),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])))
}
