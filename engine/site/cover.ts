import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright-chromium'
import type { Face } from '../build/fonts.ts'
import { readFile } from 'node:fs/promises'
import { cut, FACES } from '../build/fonts.ts'
import { UserError } from '../command/run.ts'

/** A few characters of a face of the deck, under the name of the full one. */
export interface CutFace {
  family: string
  weight: string
  /** WOFF2 as base64 */
  font: string
  /** its characters, as `unicode-range` names them */
  range: string
}

/** The page with the first slide as it was set. */
export interface Cover {
  html: string
  /** what its elements have for inline styles, which a strict security policy refuses */
  css: string
  /** what the slide is set in, to be declared after the full faces */
  faces: CutFace[]
  /** what the buttons are set in, which are shown when the deck runs */
  controls: CutFace[]
}

const SCREEN = '#app .screen'
const SLIDE = `${SCREEN} .current .page`
const COMMENT = /<!--.*?-->/gs
/** The page has one, round the cover and the outline. */
const MAIN = /(?<=<\/?)main\b/g
/** The size of the picture with which social networks show a link: 1.91 to 1. The wine ground of the cover is cut above and below. */
const PICTURE = { width: 1200, height: 630 }
const SLIDE_HEIGHT = PICTURE.width * 9 / 16

/** Takes out what is not to be seen: the slides beside, words for listeners, who find them in the outline. In the browser. */
function bare(screen: Element): void {
  screen.querySelectorAll('.slidev-page:not(.current), .unseen, .sought').forEach(element => element.remove())
}

/** Text of a part of the page by the face that it is set in, in the browser. */
function readFaces(part: Element): { family: string, weight: number, text: string }[] {
  const texts: { family: string, weight: number, text: string }[] = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { fontFamily, fontWeight } = getComputedStyle(node.parentElement!)
    texts.push({ family: fontFamily.split(/["',]+/).find(Boolean)!, weight: Number(fontWeight), text: node.textContent!.trim() })
  }
  return texts
}

/** Takes the inline styles of the cover away and gives them as rules, in the browser. */
function takeStyles(screen: Element): string {
  const styled = [...screen.querySelectorAll('[style]')]
  return styled.map((element, index) => {
    const rule = `#cover [data-style="${index}"]{${element.getAttribute('style')}}`
    element.removeAttribute('style')
    element.setAttribute('data-style', String(index))
    return rule
  }).join('\n')
}

/** The first character of each cut face, as `unicode-range` names it; no full face has a range that begins so. */
export const FIRST_IN_RANGE = 'U+20'
const codePoints = (text: string): string => Array.from(text, char => `U+${char.codePointAt(0)!.toString(16)}`).join(',')

/**
 * The few characters of some texts as faces of their own, under the names of the full ones: these are not asked for
 * before another character is. A blank is among them, as browsers take a font's measures from the one that has it.
 */
async function cutFaces(texts: ReturnType<typeof readFaces>): Promise<CutFace[]> {
  const faces = (Object.entries(FACES) as [Face, typeof FACES[Face]][]).map(async ([face, { family, weight }]) => {
    const used = texts.filter(text => text.family === family && text.weight === weight).map(({ text }) => text).join('')
    if (!used)
      return []
    const characters = Array.from(new Set(` ${used}`)).sort().join('')
    const font = await readFile(await cut(face, characters, 'woff2'), 'base64')
    return [{ family, weight: String(weight), font, range: codePoints(characters) }]
  })
  return (await Promise.all(faces)).flat()
}

/**
 * Reads the first slide off the built deck, open in a browser.
 * @throws UserError if it does not come up
 */
export async function readCover(page: Page): Promise<Cover> {
  await page.locator(SLIDE).waitFor().catch(() => {
    throw new UserError('第 1 页没有显示出来，网站没有做成；请先用 npm run dev 看看这一页')
  })
  const screen = page.locator(SCREEN)
  await screen.evaluate(bare)
  const facesOf = async (part: string): Promise<CutFace[]> => cutFaces(await screen.locator(part).evaluate(readFaces))
  const [faces, controls] = await Promise.all([facesOf('.canvas'), facesOf('.controls')])
  const css = await screen.evaluate(takeStyles)
  return { css, faces, controls, html: (await screen.evaluate(element => element.outerHTML)).replace(COMMENT, '').replace(MAIN, 'div') }
}

/** The picture that a link to the site is shown with: the cover, as PNG. */
export async function socialPicture(page: Page): Promise<Buffer> {
  await page.setViewportSize({ width: PICTURE.width, height: SLIDE_HEIGHT })
  await page.locator(SLIDE).waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page.screenshot({ clip: { x: 0, y: (SLIDE_HEIGHT - PICTURE.height) / 2, ...PICTURE } })
}
