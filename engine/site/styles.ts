import type { Page } from 'playwright-chromium'
import type { AtRule, Rule } from 'postcss'
import type { CutFace } from './cover.ts'
import postcss from 'postcss'

/** The classes of the root before the deck runs: without its script, with the first slide asked for, with another one. */
const STATES = ['plain', 'app first', 'app']
/** Parts and states of elements (before, after, under the pointer): the element itself is in the page. */
const MOMENTARY = /::?(?:before|after|[a-z-]*placeholder|backdrop)\b|:(?:hover|focus-visible)\b/g

/** Tells of each selector whether it means an element of a page in any state, in the browser; of one that it cannot read it assumes so. */
function findMeant({ selectors, html, states }: { selectors: string[], html: string, states: string[] }): boolean[] {
  const pages = states.map(state => new DOMParser().parseFromString(`<html class="${state}">${html}`, 'text/html'))
  return selectors.map((selector) => {
    try {
      return pages.some(page => page.querySelector(selector))
    }
    catch {
      return true
    }
  })
}

/**
 * The rules that a page needs before the deck runs.
 * @param page any, open in a browser
 * @param rules of the whole deck, without `@font-face`
 * @param html of the page's body
 */
export async function criticalRules(page: Page, rules: string, html: string): Promise<string> {
  const root = postcss.parse(rules)
  const found: Rule[] = []
  root.walkRules((rule) => {
    if (rule.parent?.type !== 'atrule' || (rule.parent as AtRule).name !== 'keyframes')
      found.push(rule)
  })
  const meant = await page.evaluate(findMeant, { selectors: found.map(({ selector }) => selector.replace(MOMENTARY, '')), html, states: STATES })
  found.filter((_, index) => !meant[index]).forEach(rule => rule.remove())
  root.walkAtRules(rule => void (rule.nodes?.length === 0 && rule.remove()))
  return root.toString()
}

/** The rule that declares a face. */
export function faceRule({ family, weight, font, range }: CutFace): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url(data:font/woff2;base64,${font});unicode-range:${range}}\n`
}

/** The deck's script with the faces of its controls at its head: from bytes, a face is there at once, and what it sets does not move. */
export function withFaces(script: string, faces: CutFace[]): string {
  const declared = faces.map(({ family, weight, font, range }) => [family, font, { weight, unicodeRange: range }])
  return `for(const [family,font,descriptors] of ${JSON.stringify(declared)})document.fonts.add(new FontFace(family,Uint8Array.from(atob(font),char=>char.charCodeAt(0)),descriptors));\n${script}`
}
