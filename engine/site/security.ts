import { createHash } from 'node:crypto'

/** Styles and scripts that a page has inline: the policy allows these very texts and no others. */
export interface Inline {
  /** all `@font-face` rules, before the script that opens some of them */
  faces: string
  /** all other rules that it needs before the deck runs */
  style: string
  script: string
}

/** Files with these names are known by their contents (`-<hash>`): a browser may keep them for good. */
const KEPT = 'assets'
const FOREVER = 'public, max-age=31536000, immutable'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * The Content Security Policy (W3C CSP Level 3) of the page: all from its own origin, the first slide's fonts in the
 * page itself, nothing `unsafe-`.
 */
export function contentSecurityPolicy({ faces, style, script }: Inline): string {
  return [
    'default-src \'self\'',
    `script-src 'self' ${hashOf(script)}`,
    `style-src 'self' ${hashOf(faces)} ${hashOf(style)}`,
    'font-src \'self\' data:',
    'object-src \'none\'',
    // An address without its slash gets a base by `start.ts`.
    'base-uri \'self\'',
    'form-action \'none\'',
  ].join('; ')
}

/** The response headers of all files. Who may frame the page cannot be said in the page itself. */
function headersOf(inline: Inline): Record<string, string> {
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(inline)}; frame-ancestors 'self'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}

/** `_headers`, as Netlify and Cloudflare Pages read it, for a site at the root of its host. */
export function headersFile(inline: Inline): string {
  const lines = Object.entries(headersOf(inline)).map(([name, value]) => `  ${name}: ${value}`)
  return ['/*', ...lines, `/${KEPT}/*`, `  Cache-Control: ${FOREVER}`, ''].join('\n')
}

/** The file that an nginx `location` includes. */
export function nginxFile(inline: Inline): string {
  return Object.entries(headersOf(inline)).map(([name, value]) => `add_header ${name} "${value}" always;\n`).join('')
}
