import type { Page } from 'playwright-chromium'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { colourOf } from '../tokens.ts'
import { escapeHtml } from './outline.ts'

const DRAWN = 'favicon.svg'
const MANIFEST = 'site.webmanifest'
/** In pixels: iOS asks for the first size, Android and desktops for the other two; all else takes the drawing itself. */
const TOUCH = { file: 'icon-180.png', size: 180 }
const SIZES = [TOUCH, { file: 'icon-192.png', size: 192 }, { file: 'icon-512.png', size: 512 }]

/** The lines in the head of a page for the icons, and for the colour that a phone's browser takes on. */
export const ICON_LINKS = `<link rel="icon" href="${DRAWN}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${TOUCH.file}">
<link rel="manifest" href="${MANIFEST}">
<meta name="theme-color" content="${escapeHtml(colourOf('--wine'))}">`

/** Web Application Manifest (W3C): put on a home screen, the deck opens without the bars of a browser. */
function manifestOf(name: string, language: string): string {
  return JSON.stringify({
    name,
    lang: language,
    start_url: './',
    display: 'fullscreen',
    background_color: colourOf('--wine'),
    theme_color: colourOf('--wine'),
    icons: [
      { src: DRAWN, sizes: 'any', type: 'image/svg+xml' },
      ...SIZES.map(({ file, size }) => ({ src: file, sizes: `${size}x${size}`, type: 'image/png' })),
    ],
  })
}

/**
 * Writes the icons of a site beside its page, drawn from the one it has, and the manifest.
 * @param page any, open in a browser; it shows something else afterwards
 * @param folder of the site
 * @param site what it is called, and its language
 * @param site.title in full
 * @param site.language as BCP 47 has it
 */
export async function writeIcons(page: Page, folder: string, { title, language }: { title: string, language: string }): Promise<void> {
  const drawing = await readFile(join(folder, DRAWN), 'base64')
  await page.setContent(`<style>body{margin:0}img{display:block;width:100vw;height:100vh}</style><img src="data:image/svg+xml;base64,${drawing}">`)
  for (const { file, size } of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.screenshot({ path: join(folder, file) })
  }
  await writeFile(join(folder, MANIFEST), manifestOf(title, language))
}
