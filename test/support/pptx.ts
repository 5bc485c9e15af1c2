import type { Document, Element, Node } from '@xmldom/xmldom'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

/** In canvas pixels. */
export interface Bounds { left: number, top: number, right: number, bottom: number }

export interface Relation { id: string, type: string, target: string }

/** A shape as it stands on a slide. */
export interface Shape {
  element: Element
  kind: string
  text: string
  bounds: Bounds
}

const EMU_PER_PX = 9525

/** All elements of this name below a node, the name with its prefix. */
export function all(node: Document | Element, name: string): Element[] {
  return [...node.getElementsByTagName(name)]
}

export const textOf = (node: Document | Element): string => all(node, 'a:t').map(({ textContent }) => textContent).join('').replace(/\s/g, '')

/** Opens a package; every part must be well-formed XML. */
export class Package {
  readonly parts: Map<string, Document>

  constructor(file: string) {
    const parser = new DOMParser({ onError: onErrorStopParsing })
    this.parts = new Map(Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, parser.parseFromString(strFromU8(bytes), 'application/xml')]))
  }

  part(name: string): Document {
    const part = this.parts.get(name)
    if (!part)
      throw new Error(`The package has no ${name}`)
    return part
  }

  /** The relations of a part, their targets as paths from the root. */
  relations(name: string): Relation[] {
    const folder = posix.dirname(name)
    const rels = this.parts.get(posix.join(folder, '_rels', `${posix.basename(name)}.rels`))
    return (rels ? all(rels, 'Relationship') : []).map(relation => ({
      id: relation.getAttribute('Id')!,
      type: posix.basename(relation.getAttribute('Type')!),
      target: posix.join(folder, relation.getAttribute('Target')!),
    }))
  }

  /** The slides in the order in which they are shown, by their paths. */
  get slides(): string[] {
    const name = 'ppt/presentation.xml'
    const relations = this.relations(name)
    return all(this.part(name), 'p:sldId').map(slide => relations.find(({ id }) => id === slide.getAttribute('r:id'))!.target)
  }

  notes(slide: string): Document {
    return this.part(this.relations(slide).find(({ type }) => type === 'notesSlide')!.target)
  }
}

function boundsOf(element: Element): Bounds {
  // Not any `a:ext`: an extension is called the same.
  const frame = all(element, 'a:xfrm')[0] ?? all(element, 'p:xfrm')[0]!
  const number = (node: string, name: string): number => Number(all(frame, node)[0]!.getAttribute(name)) / EMU_PER_PX
  const [left, top] = [number('a:off', 'x'), number('a:off', 'y')]
  return { left, top, right: left + number('a:ext', 'cx'), bottom: top + number('a:ext', 'cy') }
}

const isElement = (node: Node): node is Element => node.nodeType === 1

/** The shapes of a slide in the order in which they are drawn. */
export function shapesOf(slide: Document): Shape[] {
  const tree = all(slide, 'p:spTree')[0]!
  return [...tree.childNodes].filter(isElement).filter(({ nodeName }) => ['p:sp', 'p:cxnSp', 'p:graphicFrame', 'p:pic', 'p:grpSp'].includes(nodeName)).map(element => ({ element, kind: element.nodeName, text: textOf(element), bounds: boundsOf(element) }))
}

/** A shape that comes in, or the paragraphs of one from the first to the last. */
export interface Entrance { id: string, paragraphs?: [number, number] }

/** Lists what each click of a slide brings in. */
export function entrancesOf(slide: Document): Entrance[][] {
  return all(slide, 'p:cTn').filter(node => node.getAttribute('nodeType') === 'clickEffect').map((first) => {
    const click = first.parentNode!.parentNode as Element
    return all(click, 'p:set').map((set) => {
      const range = all(set, 'p:pRg')[0]
      return { id: all(set, 'p:spTgt')[0]!.getAttribute('spid')!, ...range && { paragraphs: [Number(range.getAttribute('st')), Number(range.getAttribute('end'))] as [number, number] } }
    })
  })
}
