// Each function runs in the page, alone: it may use nothing from outside its own body, and some are longer for it.

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

/** Text in one face. */
export interface TextRun {
  text: string
  /** the stack that Chromium looks for its characters in */
  families: string[]
  weight: number
}

/** A picture as it was drawn, in canvas pixels. */
export interface Picture {
  /** its alternative text, or its file */
  name: string
  drawn: boolean
  left: number
  right: number
  top: number
  bottom: number
}

/** All that is to be seen of a slide. */
export interface Typeset {
  lines: Line[]
  runs: TextRun[]
  pictures: Picture[]
  /** words of which something around them cuts a part off */
  cut: string[]
  /** names and figures of filled blanks that stand on two lines */
  broken: string[]
}

/** Reads the lines of a slide. The great characters, which are pictures, are left out; an ink bar is part of its line. */
// eslint-disable-next-line max-lines-per-function -- it runs in the page, alone
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
  // In the presenter's preview and on a handout a slide is smaller than its canvas.
  const scale = origin.width / (slide as HTMLElement).offsetWidth
  const blocks: Element[] = []
  const lines: Line[] = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    if (!node.textContent!.trim() || element.closest('.great, style'))
      continue
    // The words beneath a bar are of its own colour, and smaller: the bar is as high as the characters beside it.
    const written = element.closest('.redacted')?.parentElement ?? element
    const style = getComputedStyle(written)
    const block = blockOf(written)
    if (!blocks.includes(block))
      blocks.push(block)
    const fontSize = Number.parseFloat(style.fontSize)
    const lights = [luminance(style.color), luminance(groundOf(written, element.getBoundingClientRect()))].sort((a, b) => b - a)
    const range = document.createRange()
    for (let index = 0; index < node.textContent!.length; index++) {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const rect = range.getClientRects()[0]
      if (!rect || !rect.width)
        continue
      const middle = ((rect.top + rect.bottom) / 2 - origin.top) / scale
      const [left, right] = [(rect.left - origin.left) / scale, (rect.right - origin.left) / scale]
      const last = lines.at(-1)
      if (last?.block === blocks.indexOf(block) && Math.abs((last.top + last.bottom) / 2 - middle) < fontSize / 2) {
        last.text += node.textContent![index]
        last.right = Math.max(last.right, right)
        continue
      }
      lines.push({
        text: node.textContent![index]!,
        tag: block.tagName,
        block: blocks.indexOf(block),
        left,
        right,
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

/** Reads the rest of what is to be seen of a slide. */
// eslint-disable-next-line max-lines-per-function -- it runs in the page, alone
export function readRest(slide: Element): Omit<Typeset, 'lines'> {
  const origin = slide.getBoundingClientRect()
  const scale = origin.width / (slide as HTMLElement).offsetWidth
  const boxOf = (rect: DOMRect): Pick<Picture, 'left' | 'right' | 'top' | 'bottom'> => ({
    left: (rect.left - origin.left) / scale,
    right: (rect.right - origin.left) / scale,
    top: (rect.top - origin.top) / scale,
    bottom: (rect.bottom - origin.top) / scale,
  })
  const runs: TextRun[] = []
  const cut: string[] = []
  const range = document.createRange()
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    const text = node.textContent!.trim()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(({ width }) => width)
    if (!text || !rects.length || element.closest('style'))
      continue
    const { fontFamily, fontWeight } = getComputedStyle(element)
    runs.push({ text, families: fontFamily.split(',').map(family => family.trim().replace(/["']/g, '')), weight: Number(fontWeight) })
    for (let around: Element = element; around !== slide; around = around.parentElement!) {
      const { overflowX, overflowY } = getComputedStyle(around)
      const box = around.getBoundingClientRect()
      const outside = ({ left, right, top, bottom }: DOMRect): boolean =>
        (overflowX !== 'visible' && (left < box.left - 1 || right > box.right + 1))
        || (overflowY !== 'visible' && ((top + bottom) / 2 > box.bottom - (bottom - top) / 4 || (top + bottom) / 2 < box.top + (bottom - top) / 4))
      if (rects.some(outside)) {
        cut.push(text)
        break
      }
    }
  }
  const broken = [...slide.querySelectorAll('.filled')].filter((name) => {
    const tops = [...name.getClientRects()].filter(({ width }) => width).map(({ top, bottom }) => (top + bottom) / 2)
    return Math.max(...tops) - Math.min(...tops) > name.getBoundingClientRect().height / 4
  }).map(name => name.textContent!)
  const pictures = [...slide.querySelectorAll('img')].map((image) => {
    const box = image.getBoundingClientRect()
    return { name: image.alt || (image.getAttribute('src') ?? ''), drawn: image.complete && image.naturalWidth > 0 && box.width > 1 && box.height > 1, ...boxOf(box) }
  })
  return { runs, cut, broken, pictures }
}
