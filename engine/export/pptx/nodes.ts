/** In canvas pixels, from the upper left corner of the slide. */
export interface Box { x: number, y: number, width: number, height: number }

/** The computed style; colours as CSS writes them. */
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

/** An SVG path. */
export interface Path {
  /** its data */
  d: string
  /** where its origin lies on the slide */
  x: number
  y: number
  colour: string
  width: number
  /** how its ends are, as DrawingML has it */
  cap: 'flat' | 'rnd'
}

/** The picture that an `img` shows. */
export interface Pixels {
  /** its file as base64, and what it is */
  data: string
  type: 'png' | 'jpeg'
  /** alternative text */
  text: string
  /** where it is drawn, whole, within the box of the element */
  box: Box
}

export interface ElementNode {
  tag: string
  box: Box
  /** without borders and padding */
  content: Box
  look: Look
  /** the click at which it comes in; 0: it stands there from the start */
  since: number
  /** for the eye only: nothing is read aloud of it */
  hidden: boolean
  /** its items stand below one another in a column, or in several */
  list: boolean
  /** number of the slide that it links to */
  link?: number
  /** of a drawing that says something: what it says */
  description?: string
  /** it is an ink bar over its words */
  redacted?: true
  path?: Path
  picture?: Pixels
  children: SlideNode[]
}

export interface TextNode { characters: { text: string, box: Box }[] }

export type SlideNode = ElementNode | TextNode
