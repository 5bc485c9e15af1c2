import type { Plugin, Rolldown } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { METHODS } from './methods.ts'

/** A file of `public/`, as Markdown (`/name.png`) or the page (`./favicon.svg`) names it. */
const PUBLIC = /^\.?\/([^?]+)$/
const LINK = /(?<=\b(?:href|src)=")\.\/[^"]+/g
/** Vite's own tags for the one script and the one style sheet of `oneBundle`. */
const SCRIPT = /\s*<script type="module"[^>]* src="\.\/(.*?)"><\/script>/
const STYLES = /<link rel="stylesheet"[^>]* href="\.\/(.*?)">/
/** A script may not hold these, as it would end there or swallow its end (HTML 4.12.1.3); `\x3C` is `<` in any string. */
const NOT_IN_SCRIPT = /<(?=!--|\/?script)/gi
const LICENCE = /^assets\/OFL-.*\.txt$/

/** Puts everything into `index.html`; what is put there leaves the bundle. */
function fold(bundle: Rolldown.OutputBundle): string {
  const take = (name: string): string => {
    const file = bundle[name]!
    delete bundle[name]
    return file.type === 'chunk' ? file.code : String(file.source)
  }
  const page = take('index.html')
  const styles = take(STYLES.exec(page)![1]!)
  const script = take(SCRIPT.exec(page)![1]!).replace(NOT_IN_SCRIPT, '\\x3C')
  const methods = take(Object.keys(bundle).find(name => METHODS.test(name))!)
  const licences = Object.keys(bundle).filter(name => LICENCE.test(name)).map(take)
  return page
    .replace(SCRIPT, '')
    .replace(STYLES, () => `<style>${styles}</style>`)
    // Last, so that what stands before it need not wait for it to be painted.
    .replace('</body>', () => `<script>${methods}</script>\n<script type="module">${script}</script>\n</body>`)
    .replace('</html>', () => `</html>\n<!--\n${licences.join('\n')}-->`)
}

/**
 * Folds a site into its `index.html`: script, styles, fonts, pictures, favicon, and the licences of the fonts (OFL 1.1,
 * condition 2). From `file://` a browser loads no module script and Firefox no font (each file is an origin of its own),
 * and one file cannot be parted from the rest.
 * @param deck its folder
 */
export function oneFile(deck: string): Plugin {
  const publicName = (link: string): string | undefined => {
    const name = PUBLIC.exec(link)?.[1]
    return name && existsSync(join(deck, 'public', name)) ? name : undefined
  }
  return {
    name: 'deck:one-file',
    enforce: 'post',
    // Vite inlines nothing of its public folder; without one, what lies there is taken as assets are.
    config: () => ({ publicDir: false, build: { assetsInlineLimit: Number.MAX_SAFE_INTEGER } }),
    resolveId: {
      order: 'pre',
      handler(id) {
        const name = publicName(id)
        return name && join(deck, 'public', name)
      },
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => html
        // Asked for by name, as Vite inlines no icon unasked.
        .replace(LINK, link => publicName(link) ? `./public/${publicName(link)}?inline` : link),
    },
    generateBundle: {
      // After Vite itself, which puts the last touches to a script here.
      order: 'post',
      handler(_, bundle) {
        const source = fold(bundle)
        const left = Object.keys(bundle)
        if (left.length)
          this.error(`不能放进一个文件：${left.join('、')}`)
        this.emitFile({ type: 'asset', fileName: 'index.html', source })
      },
    },
  }
}
