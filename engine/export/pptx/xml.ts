const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML holds it, in an element or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character]!)
}

/**
 * An XML element.
 * @param name with its prefix
 * @param attributes those that are undefined are left out
 * @param children XML
 */
export function element(name: string, attributes: Record<string, string | number | undefined> = {}, ...children: string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => value === undefined ? [] : ` ${key}="${escapeXml(String(value))}"`).join('')
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`
}

/** A part of the package: an XML document. */
export function document(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}
