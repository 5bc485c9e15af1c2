/** In canvas pixels, from the upper left corner of the slide. */
export interface Box { x: number, y: number, width: number, height: number }

/** What Chromium computed; colours as CSS writes them. */
export interface Look {
  display: string
  colour: string
  ground: string
  /** top, right, bottom, left; none has the width 0 */
  edges: { width: number, colour: string }[]
  round: boolean
  family: string
  size: number
  bold: boolean
  lineHeight: number
  align: string
}

/** The outline of an SVG shape. */
export interface Outline {
  /** SVG path data */
  d: string
  /** where its origin lies on the slide */
  x: number
  y: number
  colour: string
  width: number
}

export interface ElementNode {
  tag: string
  box: Box
  /** without borders and padding */
  content: Box
  look: Look
  /** number of the slide that it links to */
  link?: number
  /** of a picture, how it is read aloud */
  label?: string
  outline?: Outline
  children: SlideNode[]
}

export interface TextNode { characters: { text: string, box: Box }[] }

export type SlideNode = ElementNode | TextNode

/**
 * Reads what stands on a slide and where, in the browser, unjudged. It runs in the page: it may use nothing from outside
 * its own body.
 * @param slide its `.page`, unscaled
 */
export function readSlide(slide: Element): ElementNode {
  const origin = slide.getBoundingClientRect()
  const px = (value: string): number => Number.parseFloat(value) || 0
  const boxOf = ({ x, y, width, height }: DOMRect): Box => ({ x: x - origin.x, y: y - origin.y, width, height })
  const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const

  const lookOf = (style: CSSStyleDeclaration): Look => ({
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
  })
  const within = ({ x, y, width, height }: Box, style: CSSStyleDeclaration): Box => {
    const [top = 0, right = 0, bottom = 0, left = 0] = SIDES.map(side => px(style[`border${side}Width`]) + px(style[`padding${side}`]))
    return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom }
  }
  const charactersOf = (node: Text): TextNode => {
    const range = document.createRange()
    return {
      characters: [...node.data].flatMap((text, index, all) => {
        const start = all.slice(0, index).join('').length
        range.setStart(node, start)
        range.setEnd(node, start + text.length)
        const rect = range.getClientRects()[0]
        return rect?.width ? { text, box: boxOf(rect) } : []
      }),
    }
  }
  /** The box of `::before`, which has no rectangle of its own: either in the flow or placed from the upper left. */
  const beforeOf = (element: Element, content: Box): ElementNode[] => {
    const style = getComputedStyle(element, '::before')
    if (['none', 'normal'].includes(style.content))
      return []
    const { x, y } = element.getBoundingClientRect()
    const { borderTopWidth, borderLeftWidth } = getComputedStyle(element)
    const corner = style.position === 'absolute'
      ? { x: x - origin.x + px(borderLeftWidth) + px(style.left), y: y - origin.y + px(borderTopWidth) + px(style.top) }
      : content
    const box = { x: corner.x, y: corner.y, width: px(style.width), height: px(style.height) }
    return [{ tag: '::before', box, content: box, look: lookOf(style), children: [] }]
  }
  const outlineOf = (path: SVGPathElement): Outline => {
    const { e, f } = path.getScreenCTM()!
    const style = getComputedStyle(path)
    return {
      d: path.getAttribute('d')!,
      x: e - origin.x,
      y: f - origin.y,
      colour: style.stroke,
      width: px(style.strokeWidth),
    }
  }
  const read = (element: Element): ElementNode => {
    const style = getComputedStyle(element)
    const box = boxOf(element.getBoundingClientRect())
    const content = within(box, style)
    const link = /^#\/(\d+)$/.exec(element.getAttribute('href') ?? '')?.[1]
    const label = element.getAttribute('role') === 'img' && element.getAttribute('aria-label')
    return {
      tag: element.localName,
      box,
      content,
      look: lookOf(style),
      ...(link && { link: Number(link) }),
      ...(label && { label }),
      ...(element instanceof SVGPathElement && style.visibility !== 'hidden' && { outline: outlineOf(element) }),
      children: [
        ...beforeOf(element, content),
        ...[...element.childNodes].flatMap<SlideNode>(child =>
          child instanceof Text
            ? charactersOf(child)
            : child instanceof Element && getComputedStyle(child).display !== 'none' ? read(child) : []),
      ],
    }
  }
  return read(slide)
}
