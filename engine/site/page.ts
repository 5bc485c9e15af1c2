import type { Inline } from './security.ts'
import { ICON_LINKS } from './icons.ts'
import { escapeHtml } from './outline.ts'
import { contentSecurityPolicy } from './security.ts'

export interface PageContents {
  language: string
  title: string
  description: string
  /** where the site will be, ending with a slash */
  url: string | undefined
  /** from `stillOf` */
  body: string
  inline: Inline
  /** address of the deck's script */
  script: string
  /** and of all its rules */
  sheet: string
}

export const PICTURE_FILE = 'cover.png'

/** The content that a page shows before the deck runs, or in its place. */
export const stillOf = (...parts: string[]): string => `<main id="still">\n${parts.join('\n')}\n</main>`

/**
 * `index.html`: all that the first slide needs is in it, and the deck as text. All other rules are in a file, which stands
 * below what is painted first and holds up the deck's script alone; a browser that saves the page saves it, too.
 */
export function pageOf({ language, title, description, url, body, inline, script, sheet }: PageContents): string {
  const address = url ? `<link rel="canonical" href="${escapeHtml(url)}">\n<meta property="og:url" content="${escapeHtml(url)}">\n` : ''
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}" class="plain">
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
${address}${ICON_LINKS}
<style>${inline.faces}</style>
<script>${inline.script}</script>
<style>${inline.style}</style>
<script type="module" src="${script}"></script>
</head>
<body>
${body}
<link rel="stylesheet" href="${sheet}">
<div id="app"></div>
</body>
</html>
`
}
