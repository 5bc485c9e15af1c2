import type { PDFDocument } from 'pdf-lib'
import type { MarkedStream } from './streams.ts'
import type { Element, Kid, Tree } from './tree.ts'
import { PDFDict, PDFName } from 'pdf-lib'
import { setBoxes } from './bounds.ts'
import { mendList } from './lists.ts'
import { mendTable } from './tables.ts'
import { describeLinks, nameBookmarks } from './texts.ts'
import { descriptionOf, elementsOf, isElement } from './tree.ts'
import { GROUPS, INLINE, SUBSTITUTES } from './types.ts'
import { wrap } from './writeTree.ts'

const HEADING = /^H([1-6])$/

const isFigure = (kid: Kid): boolean => isElement(kid) && kid.type === 'Figure'

/** HTML's `<figure>` has no alternative text of its own: it groups a caption with what it belongs to (ISO 14289-1, 7.3). */
function mendFigure(figure: Element): void {
  if (!descriptionOf(figure) && elementsOf(figure.kids.filter(isElement)).some(({ type }) => type === 'Figure' || !(INLINE.has(type) || type === 'NonStruct')))
    figure.type = 'Div'
}

/** True of what stands in a line of text; a `NonStruct` with nothing but content in it is what Chromium makes of a text node. */
function isInline(kid: Kid): boolean {
  return !isElement(kid) || (kid.type === 'NonStruct' ? !kid.kids.some(isElement) : INLINE.has(kid.type) && kid.kids.every(isInline))
}

/** Text in nothing but `<div>`s becomes paragraphs, as CSS makes boxes of its lines (ISO 32000-1, 14.8.4.3.1). */
function mendGroup(document: PDFDocument, group: Element): void {
  if (group.type === 'NonStruct' && group.kids.every(isInline) && !group.kids.every(isFigure)) {
    group.type = 'P'
    return
  }
  const runs: { inline: boolean, kids: Kid[] }[] = []
  for (const kid of group.kids) {
    const inline = isInline(kid)
    if (runs.at(-1)?.inline === inline)
      runs.at(-1)!.kids.push(kid)
    else
      runs.push({ inline, kids: [kid] })
    if (!inline && isElement(kid) && GROUPS.has(kid.type))
      mendGroup(document, kid)
  }
  group.kids = runs.flatMap(({ inline, kids }) => inline && !kids.every(isFigure) ? [wrap(document, 'P', group, kids)] : kids)
}

/**
 * Has each heading one level below the one that it stands under: those of some slides alone may begin below the first
 * level, and skip one (ISO 14289-1, 7.4.2). Those of a whole deck stay as they are.
 */
function levelHeadings(elements: Element[]): void {
  const above: number[] = []
  for (const heading of elements) {
    const level = Number(HEADING.exec(heading.type)?.[1])
    if (Number.isNaN(level))
      continue
    while (above.length && above.at(-1)! >= level)
      above.pop()
    above.push(level)
    heading.type = `H${above.length}`
  }
}

/** Maps the types of PDF 2.0 to those of PDF 1.7 (ISO 14289-1, 7.1). */
function mapRoles({ context }: PDFDocument, { root, tops }: Tree): void {
  const used = new Set(elementsOf(tops).map(({ type }) => type))
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict) ?? context.obj({})
  for (const [type, substitute] of Object.entries(SUBSTITUTES).filter(([type]) => used.has(type)))
    roles.set(PDFName.of(type), PDFName.of(substitute))
  if (roles.keys().length)
    root.set(PDFName.of('RoleMap'), roles)
}

/** Mends what Chromium gets wrong in the structure tree, which is still to be written. */
export function mendStructure(document: PDFDocument, tree: Tree, streams: Map<string, MarkedStream>): void {
  describeLinks(document, tree, streams)
  for (const element of elementsOf(tree.tops)) {
    // Of a slide with its words; Chromium makes a Sect of nothing that groups.
    if (element.type === 'Art')
      element.type = 'Sect'
    if (element.type === 'Figure')
      mendFigure(element)
    if (element.type === 'L')
      mendList(document, element, streams)
    if (element.type === 'Table')
      mendTable(document, element)
  }
  levelHeadings(elementsOf(tree.tops))
  tree.tops.forEach(top => mendGroup(document, top))
  mapRoles(document, tree)
  setBoxes(document, tree, streams)
  nameBookmarks(document, tree, streams)
}
