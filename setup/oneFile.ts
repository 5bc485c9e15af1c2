import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A file of `public/`, as Markdown (`/name.png`) or the page (`./favicon.svg`) names it. */
const PUBLIC = /^\.?\/([^?]+)$/
const LINK = /(?<=\b(?:href|src)=")\.\/[^"]+/g
/** Vite's tags for the one script and the one style sheet of `oneBundle`, which also stands first in its line. */
const SCRIPT = /\s*<script type="module"[^>]* src="\.\/(.*?)"><\/script>/
const STYLES = /<link rel="stylesheet"[^>]* href="\.\/(.*?)">/
/** What a script may not hold, as it would end there or swallow its end (HTML 4.12.1.3); `\x3C` is `<` in any string. */
const NOT_IN_SCRIPT = /<(?=!--|\/?script)/gi
const FIRST_SCRIPT = /<script type="module"/
const LICENCE = /^assets\/OFL-.*\.txt$/

/**
 * Folds a site into its `index.html`: script, styles, fonts, pictures, favicon, and the licences of the fonts. Opened by
 * double click a page may load no script and no font (each file is an origin of its own), and it travels alone.
 * @param root folder of the project
 */
export function oneFile(root: string): Plugin {
  const inPublic = (id: string): string | undefined => {
    const name = PUBLIC.exec(id)?.[1]
    return name && existsSync(join(root, 'public', name)) ? name : undefined
  }
  return {
    name: 'deck:one-file',
    enforce: 'post',
    // Vite inlines no file of its public folder; without that, they are assets like all others.
    config: () => ({ publicDir: false, build: { assetsInlineLimit: Number.MAX_SAFE_INTEGER } }),
    resolveId: {
      order: 'pre',
      handler(id) {
        const name = inPublic(id)
        return name && join(root, 'public', name)
      },
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => html
        // Asked for by name, as Vite inlines no icon unasked.
        .replace(LINK, link => inPublic(link) ? `./public/${inPublic(link)}?inline` : link)
        .replace(FIRST_SCRIPT, tag => `<script type="module" src="./setup/standIns.ts"></script>${tag}`),
    },
    // After Vite itself, which puts the last touches to a script here.
    generateBundle: { order: 'post', handler(_, bundle) {
      const take = (name: string): string => {
        const file = bundle[name]!
        delete bundle[name]
        return file.type === 'chunk' ? file.code : String(file.source)
      }
      const page = take('index.html')
      const [, script] = SCRIPT.exec(page)!
      const [, styles] = STYLES.exec(page)!
      const licences = Object.keys(bundle).filter(name => LICENCE.test(name)).map(take)
      // At the end, where the page before it can already be painted.
      const source = page
        .replace(SCRIPT, '')
        .replace(STYLES, () => `<style>${take(styles!)}</style>`)
        .replace('</body>', () => `<script type="module">${take(script!).replace(NOT_IN_SCRIPT, '\\x3C')}</script>\n</body>`)
      const left = Object.keys(bundle)
      if (left.length)
        this.error(`不能放进一个文件：${left.join('、')}`)
      this.emitFile({ type: 'asset', fileName: 'index.html', source: `${source}<!--\n${licences.join('\n')}-->\n` })
    } },
  }
}
