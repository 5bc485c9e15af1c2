import type { Page } from 'playwright-chromium'
import type { CutFace } from './cover.ts'

/** The classes of the root before the deck runs: without scripts, with the first slide asked for, with another one. */
const STATES = ['', 'app first', 'app']

/** Takes out of a style sheet what no element of a page is meant by, in any state and any window, in the browser. */
function strip({ rules, html, states }: { rules: string, html: string, states: string[] }): string {
  const pages = states.map(state => new DOMParser().parseFromString(`<html class="${state}">${html}`, 'text/html'))
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  const groups: (CSSStyleSheet | CSSGroupingRule)[] = [sheet]
  for (const group of groups)
    groups.push(...Array.from(group.cssRules).filter(rule => rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) as CSSGroupingRule[])
  for (const group of groups) {
    for (const rule of Array.from(group.cssRules).filter(rule => rule instanceof CSSStyleRule)) {
      // What is before, after or under the pointer has its element in the page.
      const elements = rule.selectorText.replace(/::[\w-]+|:(?:hover|focus-visible)/g, '')
      try {
        if (!pages.some(page => page.querySelector(elements)))
          group.deleteRule(Array.from(group.cssRules).indexOf(rule))
      }
      catch {
        // `*, ::before` without its `::before` is no selector: the rule stays, as it may mean something.
      }
    }
  }
  const left = Array.from(sheet.cssRules, rule => rule.cssText).join('')
  return left.replace(/@[^{}]+\{\s*\}/g, '')
}

/**
 * The rules that a page needs before the deck runs.
 * @param page any, open in a browser
 * @param rules of the whole deck, without `@font-face`
 * @param html of the page's body
 */
export const criticalRules = (page: Page, rules: string, html: string): Promise<string> => page.evaluate(strip, { rules, html, states: STATES })

/** The rule that declares a face. */
export function faceRule({ family, weight, font, range }: CutFace): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url(data:font/woff2;base64,${font});unicode-range:${range}}\n`
}

/**
 * The deck's script with its own styles and faces at its head: the page has no more of them than its first slide needs.
 * A sheet that a script constructs is no inline style for the security policy (CSSOM 1, CSP 3).
 */
export function withStyles(script: string, rules: string, faces: CutFace[]): string {
  const declared = faces.map(({ family, weight, font, range }) => [family, font, { weight, unicodeRange: range }])
  return `{const sheet=new CSSStyleSheet();sheet.replaceSync(${JSON.stringify(rules)});document.adoptedStyleSheets.push(sheet);`
    // From bytes, a face is there at once: what it sets does not move.
    + `for(const [family,font,descriptors] of ${JSON.stringify(declared)})document.fonts.add(new FontFace(family,Uint8Array.from(atob(font),char=>char.charCodeAt(0)),descriptors))}\n${script}`
}
