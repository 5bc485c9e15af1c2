import type { Box, ElementNode, Look, Path, Pixels, SlideNode, TextNode } from './nodes.ts'

// `index.ts` loads this file into the page, so that it may import nothing but types.

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const
const LINK = /^#\/(\d+)$/

const px = (value: string): number => Number.parseFloat(value) || 0

/** A rectangle of the window on the slide. */
function boxOf({ x, y, width, height }: DOMRect, slide: DOMRect): Box {
  return { x: x - slide.x, y: y - slide.y, width, height }
}

function lookOf(style: CSSStyleDeclaration): Look {
  return {
    display: style.display,
    colour: style.color,
    ground: style.backgroundColor,
    edges: SIDES.map(side => ({ width: px(style[`border${side}Width`]), colour: style[`border${side}Color`] })),
    round: style.borderRadius === '50%',
    family: style.fontFamily.split(',')[0]!.replace(/["']/g, ''),
    size: px(style.fontSize),
    bold: Number(style.fontWeight) >= 600,
    lineHeight: px(style.lineHeight) || px(style.fontSize) * 1.2,
    align: style.textAlign,
  }
}

/** The box within borders and padding. */
function contentOf({ x, y, width, height }: Box, style: CSSStyleDeclaration): Box {
  const [top = 0, right = 0, bottom = 0, left = 0] = SIDES.map(side => px(style[`border${side}Width`]) + px(style[`padding${side}`]))
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom }
}

/** The characters of a text that take up room, each with its box. */
function charactersOf(node: Text, slide: DOMRect): TextNode {
  const range = document.createRange()
  let end = 0
  const characters = [...node.data].flatMap((text) => {
    range.setStart(node, end)
    range.setEnd(node, end += text.length)
    const rect = range.getClientRects()[0]
    return rect?.width ? { text, box: boxOf(rect, slide) } : []
  })
  return { characters }
}

/** The box of `::before`, which has no rectangle of its own: either in the flow or placed from the upper left. */
function beforeOf(element: Element, content: Box, slide: DOMRect, since: number): ElementNode[] {
  const style = getComputedStyle(element, '::before')
  if (['none', 'normal'].includes(style.content))
    return []
  const { x, y } = boxOf(element.getBoundingClientRect(), slide)
  const { borderTopWidth, borderLeftWidth } = getComputedStyle(element)
  const corner = style.position === 'absolute'
    ? { x: x + px(borderLeftWidth) + px(style.left), y: y + px(borderTopWidth) + px(style.top) }
    : { x: content.x, y: content.y }
  const box = { ...corner, width: px(style.width), height: px(style.height) }
  return [{ tag: '::before', box, content: box, look: lookOf(style), since, hidden: true, list: false, children: [] }]
}

function pathOf(path: SVGPathElement, slide: DOMRect): Path {
  const { e, f } = path.getScreenCTM()!
  const style = getComputedStyle(path)
  return {
    d: path.getAttribute('d')!,
    x: e - slide.x,
    y: f - slide.y,
    colour: style.stroke,
    width: px(style.strokeWidth),
    cap: style.strokeLinecap === 'butt' ? 'flat' : 'rnd',
  }
}

/** A picture as PowerPoint takes it, which knows neither WebP nor SVG: photographs as JPEG, all else as PNG. */
function pixelsOf(image: HTMLImageElement, element: Box): Pixels {
  const { naturalWidth, naturalHeight, currentSrc, alt } = image
  const fit = Math.min(element.width / naturalWidth, element.height / naturalHeight)
  const [width, height] = [naturalWidth * fit, naturalHeight * fit]
  const [across = 0.5, down = 0.5] = getComputedStyle(image).objectPosition.split(' ').map(part => px(part) / 100)
  // An SVG has no pixels of its own, and may be small by itself.
  const scale = /\.svg$|^data:image\/svg/.test(currentSrc) ? 2 * fit : 1
  const canvas = Object.assign(document.createElement('canvas'), { width: naturalWidth * scale, height: naturalHeight * scale })
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const type = /\.jpe?g$|^data:image\/jpeg/i.test(currentSrc) ? 'jpeg' : 'png'
  return {
    data: canvas.toDataURL(`image/${type}`, 0.92).split(',')[1]!,
    type,
    text: alt,
    box: { x: element.x + (element.width - width) * across, y: element.y + (element.height - height) * down, width, height },
  }
}

const isVisible = (node: Node | undefined): boolean => !(node instanceof Element) || getComputedStyle(node).visibility !== 'hidden'

/** The click at which something comes in: the first of the earlier copies of its slide that shows it. */
function sinceOf(twins: (Node | undefined)[]): number {
  const first = twins.findIndex(isVisible)
  return first < 0 ? twins.length : first
}

function childrenOf(element: Element, slide: DOMRect, twins: (Node | undefined)[]): SlideNode[] {
  return [...element.childNodes].flatMap<SlideNode>((child, index) => {
    if (child instanceof Text)
      return charactersOf(child, slide)
    const shown = child instanceof Element && getComputedStyle(child).display !== 'none'
    return shown ? elementOf(child, slide, twins.map(twin => twin?.childNodes[index])) : []
  })
}

function elementOf(element: Element, slide: DOMRect, twins: (Node | undefined)[]): ElementNode {
  const style = getComputedStyle(element)
  const box = boxOf(element.getBoundingClientRect(), slide)
  const content = contentOf(box, style)
  const link = LINK.exec(element.getAttribute('href') ?? '')?.[1]
  const since = sinceOf(twins)
  return {
    tag: element.localName,
    box,
    content,
    look: lookOf(style),
    since,
    hidden: element.getAttribute('aria-hidden') === 'true',
    list: element.matches('ul, ol, [role=table]'),
    ...(link && { link: Number(link) }),
    ...(element.matches('.redacted') && { redacted: true }),
    ...(element.matches('[role=img]:has(> svg)') && { description: element.ariaLabel! }),
    ...(element instanceof SVGPathElement && style.visibility !== 'hidden' && { path: pathOf(element, slide) }),
    ...(element instanceof HTMLImageElement && { picture: pixelsOf(element, content) }),
    children: [...beforeOf(element, content, slide, since), ...childrenOf(element, slide, twins)],
  }
}

/**
 * Reads what stands on a slide and where, unjudged.
 * @param slide its `.page`, unscaled, all clicks done
 * @param earlier the same slide before its first click, after the first, and so on to the last but one
 */
export function readSlide(slide: Element, earlier: Element[]): ElementNode {
  return elementOf(slide, slide.getBoundingClientRect(), earlier)
}
