import type { Scalar } from 'yaml'
import { isMap, isScalar, parseDocument, visit } from 'yaml'

/** Settings of Slidev's and the house's that are numbers, switches or groups of them; all others hold words. */
const TYPED = new Set([
  ...['rate', 'clicks', 'clicksStart', 'hide', 'disabled', 'level', 'zoom', 'preload', 'hideInToc', 'dragPos', 'defaults'],
  ...['canvasWidth', 'aspectRatio', 'drawings', 'fonts', 'themeConfig', 'htmlAttrs', 'seoMeta', 'export', 'download', 'presenter'],
  ...['monaco', 'twoslash', 'lineNumbers', 'selectable', 'remote', 'remoteAssets', 'record', 'editor', 'mcp', 'contextMenu', 'wakeLock'],
  ...['pwa', 'mdc', 'comark', 'codeCopy', 'magicMoveCopy', 'magicMoveDuration', 'browserExporter', 'shiki', 'transition', 'preloadImages'],
])
const SEPARATOR = '---'

/** A front matter with quotes around what stands for words but would be read as a number, a date or nothing. */
function quoted(yaml: string): string {
  const document = parseDocument(yaml)
  if (document.errors.length || !isMap(document.contents))
    return yaml
  const words: Scalar[] = []
  for (const { key, value } of document.contents.items) {
    if (isScalar(key) && TYPED.has(String(key.value)))
      continue
    const take = (_: unknown, node: Scalar): void => {
      if (node.type === 'PLAIN' && typeof node.value !== 'string' && node.source)
        words.push(node)
    }
    // In a group the names are words as well, but not such as anybody would write as numbers.
    visit(value as Scalar, { Scalar: (name, node) => name === 'key' ? undefined : take(name, node) })
  }
  return words.toReversed().reduce((text, { range, source }) => `${text.slice(0, range![0])}${JSON.stringify(source)}${text.slice(range![1])}`, yaml)
}

/**
 * Has words in the settings of slides taken as they are typed: `date: 2021.10` is not 2021.1, `0012` not 12, `null` not nothing.
 * @param markdown a file of slides
 * @returns the same, line by line, with quotes around such values
 */
export function asTyped(markdown: string): string {
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]!.trimEnd() !== SEPARATOR || !lines[index + 1]?.trim())
      continue
    const end = lines.findIndex((line, at) => at > index && line.trimEnd() === SEPARATOR)
    if (end < 0)
      break
    lines.splice(index + 1, end - index - 1, ...quoted(lines.slice(index + 1, end).join('\n')).split('\n'))
    index = end
  }
  return lines.join('\n')
}
