import type { Face } from './fonts.ts'
import { missingIn } from '../check/glyphs.ts'
import { LAYOUTS } from '../layouts/index.ts'

/** The faces that slides are set in but for the voice. */
const USUAL: Face[] = ['serif-900', 'sans-400', 'sans-700']
const VOICE: Face = 'kai-400'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Marks names and figures for `components/Filled.vue`, which keeps each on one line and in one face: that of the voice
 * where another lacks one of its characters.
 * @param values what blanks of the speech are filled with
 * @returns a function that marks them in Markdown or in a text of the front matter, wherever they are outside of tags
 */
export function markFilled(values: string[]): (text: string) => string {
  const words = [...new Set(values)].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
  if (!words.length)
    return text => text
  const found = new RegExp(`(?:${words.map(escaped).join('|')})(?![^<]*>)`, 'g')
  const isRare = (word: string): boolean => USUAL.some(face => missingIn(face, word).length) && !missingIn(VOICE, word).length
  return text => text.replace(found, word => `<Filled${isRare(word) ? ' voice' : ''}>${word}</Filled>`)
}

/** Marks what a layout shows of its settings: texts, and those in lists and groups. */
export function markSettings(frontmatter: Record<string, unknown>, mark: (text: string) => string): void {
  const marked = (value: unknown): unknown => {
    if (typeof value === 'string')
      return mark(value)
    if (Array.isArray(value))
      return value.map(marked)
    return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item)])) : value
  }
  const settings = LAYOUTS[frontmatter.layout as string]?.settings ?? {}
  for (const key of Object.keys(settings).filter(key => settings[key]!.shown && settings[key]!.type !== 'character' && key in frontmatter))
    frontmatter[key] = marked(frontmatter[key])
}
