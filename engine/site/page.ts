import type { Inline } from './security.ts'
import { FIRST_IN_RANGE } from './cover.ts'
import { escapeHtml } from './outline.ts'
import { contentSecurityPolicy } from './security.ts'

export interface PageContents {
  language: string
  title: string
  description: string
  /** where the site will be, ending with a slash */
  url: string | undefined
  /** from `bodyOf` */
  body: string
  inline: Inline
  /** address of the deck's script */
  script: string
}

/**
 * Tells the style sheet that scripts run, and whether the first slide is asked for. If so it opens the faces of the
 * cover: even a font in the page itself is else there only some frames after the text that it sets.
 */
export const START = `{const first=/^#?\\/?(1(\\?.*)?)?$/.test(location.hash);document.documentElement.className=first?"app first":"app";if(first)for(const face of document.fonts)if(face.unicodeRange.startsWith("${FIRST_IN_RANGE},"))face.load()}`
export const PICTURE_FILE = 'cover.png'

/** What the page shows before the deck runs: its first slide and the deck as text. */
export function bodyOf(cover: string, outline: string): string {
  return `<main id="still">
<div id="cover">${cover}</div>
${outline}
</main>
<div id="app"></div>`
}

/** `index.html`: all that the first slide needs is in it, and the deck as text. */
export function pageOf({ language, title, description, url, body, inline, script }: PageContents): string {
  const address = url ? `<link rel="canonical" href="${escapeHtml(url)}">\n<meta property="og:url" content="${escapeHtml(url)}">\n` : ''
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(inline)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<meta property="og:type" content="article">
<meta property="og:locale" content="${escapeHtml(language.replace('-', '_'))}">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${escapeHtml(description)}">
<meta property="og:image" content="${escapeHtml(url ?? '')}${PICTURE_FILE}">
<meta name="twitter:card" content="summary_large_image">
${address}<link rel="icon" href="favicon.svg">
<style>${inline.faces}</style>
<script>${inline.script}</script>
<style>${inline.style}</style>
<script type="module" src="${script}"></script>
</head>
<body>
${body}
</body>
</html>
`
}
