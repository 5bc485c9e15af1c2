/** A line of text as Chromium set it, in canvas pixels. */
export interface Line {
  text: string
  /** tag of the block that it stands in */
  tag: string
  block: number
  left: number
  right: number
  /** the height of the characters themselves, without leading */
  top: number
  bottom: number
  fontSize: number
  bold: boolean
  /** contrast of text and ground (WCAG 2.2) */
  contrast: number
}

/**
 * Reads the lines of a slide, in the browser. The great characters and redactions, which are pictures, are left out.
 * It runs in the page: it may use nothing from outside its own body.
 */
export function readLines(slide: Element): Line[] {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const covers = (element: Element, { x, y }: DOMRect): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left <= x && x <= right && top <= y && y <= bottom
  }
  /** The colour below some text: of what it stands in, or of what was drawn there before. */
  const groundOf = (element: Element | null, text: DOMRect): string => {
    if (!element)
      return 'rgb(255, 255, 255)'
    for (let drawn: Element | null = element; drawn; drawn = drawn.previousElementSibling) {
      const colour = getComputedStyle(drawn).backgroundColor
      if (colour !== 'rgba(0, 0, 0, 0)' && (drawn === element || covers(drawn, text)))
        return colour
    }
    return groundOf(element.parentElement, text)
  }
  const blockOf = (element: Element): Element =>
    getComputedStyle(element).display === 'inline' ? blockOf(element.parentElement!) : element

  const origin = slide.getBoundingClientRect()
  const blocks: Element[] = []
  const lines: Line[] = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    if (!node.textContent!.trim() || element.closest('.great, [role=img], style'))
      continue
    const style = getComputedStyle(element)
    const block = blockOf(element)
    if (!blocks.includes(block))
      blocks.push(block)
    const fontSize = Number.parseFloat(style.fontSize)
    const lights = [luminance(style.color), luminance(groundOf(element, element.getBoundingClientRect()))].sort((a, b) => b - a)
    const range = document.createRange()
    for (let index = 0; index < node.textContent!.length; index++) {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const rect = range.getClientRects()[0]
      if (!rect || !rect.width)
        continue
      const middle = (rect.top + rect.bottom) / 2 - origin.top
      const last = lines.at(-1)
      if (last?.block === blocks.indexOf(block) && Math.abs((last.top + last.bottom) / 2 - middle) < fontSize / 2) {
        last.text += node.textContent![index]
        last.right = Math.max(last.right, rect.right - origin.left)
        continue
      }
      lines.push({
        text: node.textContent![index]!,
        tag: block.tagName,
        block: blocks.indexOf(block),
        left: rect.left - origin.left,
        right: rect.right - origin.left,
        top: middle - fontSize / 2,
        bottom: middle + fontSize / 2,
        fontSize,
        bold: Number(style.fontWeight) >= 700,
        contrast: (lights[0]! + 0.05) / (lights[1]! + 0.05),
      })
    }
  }
  return lines
}

/** CLREQ 3.1.3: what may not begin a line. */
const FORBIDDEN_START = /^[，。、；：？！”’）》·…]/
const HEIGHT = 720
/** Below this the hall must not have to read; the foot is for those who sit near. */
const LEAST_SIZE = 36
const FURNITURE = 18

/**
 * What is wrong with a slide as it was set, in words.
 * @param lines as `readLines` gives them
 * @param width of the canvas, in pixels
 */
export function layoutFaults(lines: Line[], width = 1280): string[] {
  const single = lines.flatMap((line) => {
    const large = line.fontSize >= 32 || (line.bold && line.fontSize >= 24)
    return [
      (line.left < 0 || line.top < 0 || line.right > width || line.bottom > HEIGHT) && 'outside the canvas',
      FORBIDDEN_START.test(line.text) && 'begins with forbidden punctuation',
      line.text.trim().length === 1 && lines.some(other => other !== line && other.block === line.block) && 'line of one character',
      line.contrast < (large ? 4.5 : 7) && `contrast ${line.contrast.toFixed(2)}`,
      line.fontSize < LEAST_SIZE && line.fontSize > FURNITURE && `${line.fontSize} px is neither text nor furniture`,
    ].filter(Boolean).map(fault => `${line.text}: ${fault}`)
  })
  const overlaps = lines.flatMap((a, index) => lines.slice(index + 1)
    .filter(b => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map(b => `${a.text} overlaps ${b.text}`))
  return [...single, ...overlaps]
}
