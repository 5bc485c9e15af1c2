import type { Plugin } from 'vite'
import { ASPECTS, DEFAULT_ASPECT } from './aspect.ts'

const TOKENS = /\/styles\/tokens\.css$/
/** A query cannot read a token: the window is taller than a slide. */
/** Nor can a page box, that is printed from the browser. */
const SHEET = `size: ${ASPECTS[DEFAULT_ASPECT]}px 720px`
const QUERY = '(max-aspect-ratio: 16/9)'

/** Tells the styles how wide the slides are, where they must know it before a script runs or where none does. */
export function canvas(aspect: string): Plugin {
  return {
    name: 'deck:canvas',
    enforce: 'pre',
    transform(code, id) {
      const [file] = id.split('?')
      if (TOKENS.test(file!))
        return code.replace(`--canvas-width: ${ASPECTS[DEFAULT_ASPECT]}`, `--canvas-width: ${ASPECTS[aspect]}`)
      if (code.includes(QUERY) || code.includes(SHEET))
        return code.replaceAll(QUERY, `(max-aspect-ratio: ${aspect.replace(':', '/')})`).replace(SHEET, `size: ${ASPECTS[aspect]}px 720px`)
    },
  }
}
